import type { CareerPath, PathMeasures } from '../../paths/path-question.ts';

/** What put a path before the next one. */
export type DecidedBy = 'cost' | 'known' | 'moves' | 'order';

export interface Lead {
  decidedBy: DecidedBy;
  /** How much more the next path has of each measure; less where negative. */
  more: PathMeasures & { cost: number };
}

/** Why a path comes before the one after it. */
export function leadOver(path: CareerPath, next: CareerPath): Lead {
  const { moves, learning, largestStep, stepGaps } = next.measures;
  const more = {
    moves: moves - path.measures.moves,
    learning: learning - path.measures.learning,
    largestStep: largestStep - path.measures.largestStep,
    stepGaps: stepGaps - path.measures.stepGaps,
    cost: next.cost - path.cost,
  };
  const isKnown = ({ unknown, startKnown }: CareerPath) => startKnown && unknown.length === 0;
  if (isKnown(path) && !isKnown(next) && more.cost <= 0) return { decidedBy: 'known', more };
  if (more.cost !== 0) return { decidedBy: 'cost', more };
  if (path.unknown.length < next.unknown.length) return { decidedBy: 'known', more };
  return { decidedBy: more.moves > 0 ? 'moves' : 'order', more };
}
