import type { TextVector } from './text-vector.ts';

interface Posting {
  at: number;
  /** Weight of the word in a text of length 1. */
  weight: number;
}

/**
 * Finds the texts that share enough words with one, without looking at every pair: by the texts in which each word of
 * it stands. Exact: no text with a cosine of words at or above the threshold is missed. Memory grows with the words.
 */
export class RelationIndex<T> {
  readonly #entries: readonly T[];
  readonly #postings = new Map<string, Posting[]>();
  readonly #scores: Float64Array;

  constructor(entries: readonly T[], vectorOf: (entry: T) => TextVector) {
    this.#entries = entries;
    this.#scores = new Float64Array(entries.length);
    entries.forEach((entry, at) => {
      const { terms, wordLength } = vectorOf(entry);
      for (const { stem, weight } of terms) {
        const posting = { at, weight: weight / wordLength };
        const known = this.#postings.get(stem);
        if (known) known.push(posting);
        else this.#postings.set(stem, [posting]);
      }
    });
  }

  /** The entries whose cosine of words with the vector is at least `least`, in the order of the index. */
  near({ terms, wordLength }: TextVector, least: number): T[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const { stem, weight } of terms) {
      const own = weight / wordLength;
      for (const posting of this.#postings.get(stem) ?? []) {
        if (scores[posting.at] === 0) touched.push(posting.at);
        scores[posting.at] = (scores[posting.at] ?? 0) + own * posting.weight;
      }
    }
    // A hair below, because sums of another order differ in their last digits.
    const found = touched.filter((at) => (scores[at] ?? 0) >= least - 1e-9).sort((a, b) => a - b);
    for (const at of touched) scores[at] = 0;
    return found.flatMap((at) => this.#entries[at] ?? []);
  }
}
