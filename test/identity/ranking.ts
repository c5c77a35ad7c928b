/** A pair as ranked, and whether it is one that was looked for. */
export interface Ranked {
  score: number;
  right: boolean;
}

/** How well a ranking finds the right pairs. */
export interface RankingQuality {
  /** Mean of the precisions at each right pair. */
  averagePrecision: number;
  bestF1: number;
  /** The highest recall with at least that precision. */
  recallAt: (precision: number) => number;
}

/** The measures of information retrieval; pairs of equal score count in the order that serves the ranking least. */
export function qualityOf(pairs: readonly Ranked[]): RankingQuality {
  const ranked = [...pairs].sort((a, b) => b.score - a.score || Number(a.right) - Number(b.right));
  const all = ranked.filter(({ right }) => right).length;
  let found = 0;
  const points = ranked.map(({ right }, at) => {
    if (right) found += 1;
    return { right, precision: found / (at + 1), recall: found / all };
  });
  const averagePrecision = points.reduce((sum, { right, precision }) => sum + (right ? precision : 0), 0) / all;
  const f1 = points.map(({ precision, recall }) => (2 * precision * recall) / (precision + recall || 1));
  return {
    averagePrecision,
    bestF1: Math.max(...f1),
    recallAt: (least) =>
      Math.max(0, ...points.filter(({ precision }) => precision >= least).map(({ recall }) => recall)),
  };
}
