import { likelyReading } from './abbreviations.ts';
import type { Features } from './feature-index.ts';
import { normalForm } from './normal-form.ts';
import { stemOf } from './stem.ts';

const grammar = new Set('a and for in of or the'.split(' '));

/** Weight of a word, of all its letter groups together, of two words in a row and of the last word, which says the trade. */
const WORD = 1;
const SPELLING = 0.5;
const PAIR = 0.5;
const LAST = 0.8;

/** A word as it stands in a title, in normal form, and its stem. */
export interface TitleWord {
  word: string;
  stem: string;
}

const stemmed = (word: string): TitleWord[] =>
  (likelyReading(word) ?? word)
    .split(' ')
    .filter((part) => part !== '' && !grammar.has(part))
    .map((part) => ({ word, stem: stemOf(part) }));

/** The words of a title that tell something, likely abbreviations spelled out. */
export const titleWords = (title: string): TitleWord[] => normalForm(title).split(' ').flatMap(stemmed);

/** What titles are compared by: words, the letters of words, words in a row, the last word. Numbered as they come up. */
export class TitleFeatures {
  readonly #numbers = new Map<string, number>();
  /** Letter groups of each stem, so that one that comes again is not taken apart again. */
  readonly #letters = new Map<string, readonly number[]>();
  readonly #pairs = new Set<number>();

  /** How many features there are: all numbers are below. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The features but for words in a row. */
  withoutPairs({ numbers, weights }: Features): Features {
    const kept = Array.from(numbers, (_, i) => i).filter((i) => !this.#pairs.has(numbers[i] ?? 0));
    return { numbers: kept.map((i) => numbers[i] ?? 0), weights: kept.map((i) => weights[i] ?? 0) };
  }

  /** The features of a title to be known; those that did not come up before get the next numbers. */
  learn(title: string): Features {
    const numberOf = (feature: string) => {
      const known = this.#numbers.get(feature);
      if (known !== undefined) return known;
      this.#numbers.set(feature, this.#numbers.size);
      return this.#numbers.size - 1;
    };
    const lettersOf = (stem: string) => {
      const known = this.#letters.get(stem);
      if (known) return known;
      const letters = groupsOf(stem).map(numberOf);
      this.#letters.set(stem, letters);
      return letters;
    };
    const stems = stemsOf(title);
    for (const pair of pairsOf(stems)) this.#pairs.add(numberOf(pair));
    return featuresOf(stems, numberOf, lettersOf);
  }

  /** The features of a title that is only asked about; those that no title has get numbers from `count` on. */
  of(title: string): Features {
    const unknown = new Map<string, number>();
    const numberOf = (feature: string) => {
      const known = this.#numbers.get(feature) ?? unknown.get(feature);
      if (known !== undefined) return known;
      unknown.set(feature, this.count + unknown.size);
      return this.count + unknown.size - 1;
    };
    return featuresOf(stemsOf(title), numberOf, (stem) => groupsOf(stem).map(numberOf));
  }
}

const stemsOf = (title: string) => titleWords(title).map(({ stem }) => stem);
const pairsOf = (stems: readonly string[]) => stems.slice(1).map((stem, at) => `p ${stems[at]} ${stem}`);

function groupsOf(stem: string): string[] {
  const framed = `^${stem}$`;
  return [3, 4].flatMap((size) =>
    Array.from({ length: Math.max(0, framed.length - size + 1) }, (_, at) => `g ${framed.slice(at, at + size)}`),
  );
}

function featuresOf(
  stems: readonly string[],
  numberOf: (feature: string) => number,
  lettersOf: (stem: string) => readonly number[],
): Features {
  const features = new Map<number, number>();
  for (const stem of stems) {
    features.set(numberOf(`w ${stem}`), WORD);
    const letters = lettersOf(stem);
    const each = SPELLING / Math.sqrt(letters.length);
    for (const group of letters) features.set(group, Math.max(features.get(group) ?? 0, each));
  }
  for (const pair of pairsOf(stems)) features.set(numberOf(pair), PAIR);
  const last = stems.at(-1);
  if (last !== undefined) features.set(numberOf(`l ${last}`), LAST);
  return { numbers: Uint32Array.from(features.keys()), weights: Float32Array.from(features.values()) };
}
