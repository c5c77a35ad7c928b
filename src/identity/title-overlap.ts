import { isLevel } from './job-title.ts';
import { normalForm } from './normal-form.ts';

/** A title of something, as it is compared with others. */
export interface TitledThing {
  id: string;
  title: string;
}

/** A title that has words in common with the one asked for. */
export interface TitleMatch extends TitledThing {
  /** Words in common, in the order of the title asked for. */
  shared: readonly string[];
  /** 0 to 1: twice the weight of the shared words by that of all words of both; 1 for the same words. */
  overlap: number;
}

/** Words that say nothing of the work. Level words are left out too: catalogues know no seniority. */
const empty = new Set('and of the for in a an to by with or'.split(' '));

function wordsOf(title: string): string[] {
  const words = normalForm(title)
    .split(' ')
    .filter((word) => word !== '' && !empty.has(word));
  const telling = words.filter((word) => !isLevel(word));
  return [...new Set(telling.length > 0 ? telling : words)];
}

/**
 * Finds the titles of a catalogue that are close to a title by the words they share, rare words counting more (inverse
 * document frequency over the catalogue's own titles, Spärck Jones 1972; Dice's coefficient over the weights).
 */
export class TitleIndex {
  readonly #titles: { thing: TitledThing; words: readonly string[] }[];
  readonly #byWord = new Map<string, number[]>();

  constructor(things: readonly TitledThing[]) {
    this.#titles = things.map((thing) => ({ thing, words: wordsOf(thing.title) }));
    for (const [i, { words }] of this.#titles.entries()) {
      for (const word of words) {
        const places = this.#byWord.get(word);
        if (places) places.push(i);
        else this.#byWord.set(word, [i]);
      }
    }
  }

  /** The best title of each thing that shares a word with this one, best first. */
  closest(title: string): TitleMatch[] {
    const words = wordsOf(title);
    const own = this.#weightOf(words);
    const shared = new Map<number, string[]>();
    for (const word of words) {
      for (const place of this.#byWord.get(word) ?? []) shared.set(place, [...(shared.get(place) ?? []), word]);
    }
    const best = new Map<string, TitleMatch>();
    for (const [place, common] of shared) {
      const { thing, words: others } = this.#titles[place] as { thing: TitledThing; words: string[] };
      const overlap = (2 * this.#weightOf(common)) / (own + this.#weightOf(others));
      const before = best.get(thing.id);
      if (!before || overlap > before.overlap || (overlap === before.overlap && thing.title < before.title)) {
        best.set(thing.id, { ...thing, shared: common, overlap });
      }
    }
    return [...best.values()].sort((a, b) => b.overlap - a.overlap || (a.id < b.id ? -1 : 1));
  }

  #weightOf(words: readonly string[]): number {
    const all = this.#titles.length + 1;
    return words.reduce((sum, word) => sum + Math.log(1 + all / (1 + (this.#byWord.get(word)?.length ?? 0))), 0);
  }
}
