/** A word of a text as it counts in comparisons. */
export interface Term {
  stem: string;
  /** The word as it stands in the text, in lower case. */
  word: string;
  weight: number;
}

/** A text as words and the spelling of its words, ready to be compared. Terms are in the order of their stems. */
export interface TextVector {
  terms: readonly Term[];
  weights: ReadonlyMap<string, number>;
  /** Weights of the letter triples of its words. */
  spelling: ReadonlyMap<string, number>;
  /** Euclidean length over words alone, and over words and spelling. */
  wordLength: number;
  length: number;
}

/** A word two texts share, and which part of what they have in common it makes up, 0 to 1. */
export interface SharedWord {
  word: string;
  share: number;
}

/** Weight of a word's spelling beside the word itself: it softens endings that the stems do not level. */
const SPELLING = 0.8;

const squared = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value * value;
  return total;
};

function triplesOf(stem: string): string[] {
  const framed = `^${stem}$`;
  return Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3));
}

function spellingOf(terms: Iterable<{ stem: string; weight: number }>, factor: number): Map<string, number> {
  const spelling = new Map<string, number>();
  for (const { stem, weight } of terms) {
    const triples = triplesOf(stem);
    const each = (factor * weight) / Math.sqrt(triples.length);
    for (const triple of triples) spelling.set(triple, (spelling.get(triple) ?? 0) + each);
  }
  return spelling;
}

/**
 * Makes a vector of the words of a text; of several with one stem the weights add up. Independent of their order.
 * @param spellingFactor weight of a word's spelling beside the word itself.
 */
export function vectorOf(words: Iterable<Term>, spellingFactor = SPELLING): TextVector {
  const byStem = new Map<string, Term>();
  const inOrder = [...words].sort((a, b) => compare(a.stem, b.stem) || compare(a.word, b.word) || a.weight - b.weight);
  for (const { stem, word, weight } of inOrder) {
    const known = byStem.get(stem);
    if (known) known.weight += weight;
    else byStem.set(stem, { stem, word, weight });
  }
  const terms = [...byStem.values()];
  const spelling = spellingOf(terms, spellingFactor);
  const words2 = squared(terms.map(({ weight }) => weight));
  return {
    terms,
    weights: new Map(terms.map(({ stem, weight }) => [stem, weight])),
    spelling,
    wordLength: Math.sqrt(words2),
    length: Math.sqrt(words2 + squared(spelling.values())),
  };
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let total = 0;
  for (const [key, weight] of small) {
    const other = large.get(key);
    if (other !== undefined) total += weight * other;
  }
  return total;
}

/** Cosine over words and their spelling, 0 to 1; symmetric. */
export const cosine = (a: TextVector, b: TextVector): number =>
  a.length === 0 || b.length === 0
    ? 0
    : Math.min(1, (dot(a.weights, b.weights) + dot(a.spelling, b.spelling)) / (a.length * b.length));

/** The words two texts share, the most telling first. What is missing to 1 are words that are only spelled alike. */
export function sharedWords(a: TextVector, b: TextVector): SharedWord[] {
  const common = dot(a.weights, b.weights) + dot(a.spelling, b.spelling);
  return a.terms
    .flatMap(({ stem, word, weight }) => {
      const other = b.weights.get(stem);
      if (other === undefined) return [];
      return [{ word, share: rounded(Math.min(1, (weight * other * (1 + SPELLING * SPELLING)) / common)) }];
    })
    .sort((x, y) => y.share - x.share || compare(x.word, y.word));
}

/** Strengths are stored with three digits: more would be noise, and engines print the last ones differently. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
