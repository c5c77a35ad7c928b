import type { TextVector } from './text-vector.ts';

/** The texts in which a word stands, and its weight in each as a text of length 1. */
interface Postings {
  at: number[];
  weights: number[];
}

/** Places of texts that were taken out are reused from this many on: then all postings are made anew. */
const MANY_GONE = 1_000;

/**
 * Finds the texts that share enough words with one, without looking at every pair: by the texts in which each word of
 * it stands. Exact: no text with a cosine of words at or above the threshold is missed. Memory grows with the words.
 */
export class RelationIndex<T> {
  readonly #vectorOf: (entry: T) => TextVector;
  readonly #places = new Map<T, number>();
  readonly #postings = new Map<string, Postings>();
  #entries: (T | undefined)[] = [];
  #scores: number[] = [];

  constructor(entries: Iterable<T>, vectorOf: (entry: T) => TextVector) {
    this.#vectorOf = vectorOf;
    for (const entry of entries) this.add(entry);
  }

  add(entry: T): void {
    const at = this.#entries.length;
    this.#entries.push(entry);
    this.#scores.push(0);
    this.#places.set(entry, at);
    const { terms, wordLength } = this.#vectorOf(entry);
    for (const { stem, weight } of terms) {
      const known = this.#postings.get(stem) ?? { at: [], weights: [] };
      if (known.at.length === 0) this.#postings.set(stem, known);
      known.at.push(at);
      known.weights.push(weight / wordLength);
    }
  }

  /** Takes an entry out; nothing where it is not in. */
  remove(entry: T): void {
    const at = this.#places.get(entry);
    if (at === undefined) return;
    this.#places.delete(entry);
    this.#entries[at] = undefined;
    const gone = this.#entries.length - this.#places.size;
    if (gone >= MANY_GONE && gone > this.#places.size) this.#tidy();
  }

  /** The entries whose cosine of words with the vector is at least `least`, in the order in which they came. */
  near({ terms, wordLength }: TextVector, least: number): T[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const { stem, weight } of terms) {
      const own = weight / wordLength;
      const { at: places, weights } = this.#postings.get(stem) ?? { at: [], weights: [] };
      for (let i = 0; i < places.length; i += 1) {
        const at = places[i] ?? 0;
        if (scores[at] === 0) touched.push(at);
        scores[at] = (scores[at] ?? 0) + own * (weights[i] ?? 0);
      }
    }
    // A hair below, because sums of another order differ in their last digits.
    const found = touched.filter((at) => (scores[at] ?? 0) >= least - 1e-9).sort((a, b) => a - b);
    for (const at of touched) scores[at] = 0;
    return found.flatMap((at) => this.#entries[at] ?? []);
  }

  #tidy(): void {
    const entries = [...this.#places.keys()];
    this.#places.clear();
    this.#postings.clear();
    this.#entries = [];
    this.#scores = [];
    for (const entry of entries) this.add(entry);
  }
}
