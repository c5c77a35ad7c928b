import { likelyReading } from './abbreviations.ts';
import { normalForm } from './normal-form.ts';
import { stemOf } from './stem.ts';

/** An occupation and a title by which it is known. */
export interface KnownTitle {
  occupation: string;
  title: string;
}

/** An occupation that a title may mean. */
export interface OccupationMatch {
  occupation: string;
  /** Comparable within one answer only; no probability. */
  score: number;
  /** The known title of it that is closest; null where only the whole of its titles is. */
  closest: string | null;
}

const grammar = new Set('a and for in of or the'.split(' '));

/** Weight of a word, of all its letter groups together, of two words in a row and of the last word, which says the trade. */
const WORD = 1;
const SPELLING = 0.5;
const PAIR = 0.5;
const LAST = 0.8;

/** The closest titles vote for their occupations, each by its cosine to this power. */
const VOTERS = 20;
const VOTE_POWER = 4;

/** A title of many occupations says less for each. */
const SHARED_TITLE = 0.3;

/** Letter groups in more titles than this tell nothing and cost most of the time. */
const MOST_TITLES = 8_000;

function lettersOf(word: string, size: number): string[] {
  const framed = `^${word}$`;
  return Array.from({ length: Math.max(0, framed.length - size + 1) }, (_, at) => framed.slice(at, at + size));
}

/** What a title is compared by: words, the letters of words, words in a row, the last word. */
function featuresOf(title: string): Map<string, number> {
  const words = normalForm(title)
    .split(' ')
    .flatMap((word) => (likelyReading(word) ?? word).split(' '))
    .filter((word) => word !== '' && !grammar.has(word))
    .map(stemOf);
  const features = new Map<string, number>();
  for (const word of words) {
    features.set(`w ${word}`, WORD);
    const groups = [...lettersOf(word, 3), ...lettersOf(word, 4)];
    for (const group of groups) {
      const key = `g ${group}`;
      features.set(key, Math.max(features.get(key) ?? 0, SPELLING / Math.sqrt(groups.length)));
    }
  }
  words.slice(1).forEach((word, at) => features.set(`p ${words[at]} ${word}`, PAIR));
  const last = words.at(-1);
  if (last !== undefined) features.set(`l ${last}`, LAST);
  return features;
}

/** Where a feature occurs, and with which weight. */
interface Postings {
  at: number[];
  weights: number[];
}

/** Texts by their features: an inverted index with cosine-like scores. */
class FeatureIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #size: number;
  readonly #scores: Float64Array;

  /** @param power of the length by which scores are divided: 1 gives the cosine, less favours texts that say more. */
  constructor(texts: readonly ReadonlyMap<string, number>[], power: number) {
    this.#size = texts.length;
    this.#scores = new Float64Array(texts.length);
    for (const [at, features] of texts.entries()) {
      for (const key of features.keys()) {
        const known = this.#postings.get(key);
        if (known) known.at.push(at);
        else this.#postings.set(key, { at: [at], weights: [] });
      }
    }
    for (const features of texts) {
      const weighted = [...features].map(([key, weight]) => [key, weight * this.idf(key)] as const);
      const length = Math.hypot(...weighted.map(([, weight]) => weight)) ** power;
      for (const [key, weight] of weighted) this.#postings.get(key)?.weights.push(weight / length);
    }
  }

  idf(key: string): number {
    return Math.log(1 + this.#size / (this.#postings.get(key)?.at.length ?? 0.5));
  }

  /** The texts that share anything, with their scores, the best first. */
  best(features: ReadonlyMap<string, number>, count: number): { at: number; score: number }[] {
    const weighted = [...features].map(([key, weight]) => [key, weight * this.idf(key)] as const);
    const length = Math.hypot(...weighted.map(([, weight]) => weight));
    const touched: number[] = [];
    for (const [key, weight] of weighted) {
      const postings = this.#postings.get(key);
      if (!postings || postings.at.length > MOST_TITLES) continue;
      postings.at.forEach((at, i) => {
        if (this.#scores[at] === 0) touched.push(at);
        this.#scores[at] = (this.#scores[at] ?? 0) + (weight / length) * (postings.weights[i] ?? 0);
      });
    }
    const found = touched.map((at) => ({ at, score: this.#scores[at] ?? 0 }));
    for (const at of touched) this.#scores[at] = 0;
    return found.sort((a, b) => b.score - a.score || a.at - b.at).slice(0, count);
  }
}

/**
 * Finds the occupations a job title may mean, by the titles known of each: the nearest titles vote (k nearest neighbours,
 * Cover & Hart 1967), beside them the whole of an occupation's titles (as in Rocchio's classifier). For titles that are
 * not known themselves; equal normal forms need no search.
 */
export class TitleIndex {
  readonly #titles: readonly string[];
  /** Occupations of each title, as places in `#occupations`. */
  readonly #meanings: readonly (readonly number[])[];
  readonly #occupations: readonly string[];
  readonly #near: FeatureIndex;
  readonly #whole: FeatureIndex;

  constructor(known: readonly KnownTitle[]) {
    this.#occupations = [...new Set(known.map(({ occupation }) => occupation))].sort();
    const places = new Map(this.#occupations.map((occupation, at) => [occupation, at]));
    const titles = new Map<string, { title: string; meanings: Set<number> }>();
    for (const { occupation, title } of known) {
      const normal = normalForm(title);
      const entry = titles.get(normal) ?? { title, meanings: new Set<number>() };
      titles.set(normal, entry);
      entry.meanings.add(places.get(occupation) ?? 0);
    }
    this.#titles = [...titles.values()].map(({ title }) => title);
    this.#meanings = [...titles.values()].map(({ meanings }) => [...meanings]);
    const features = this.#titles.map(featuresOf);
    this.#near = new FeatureIndex(features, 1);
    this.#whole = new FeatureIndex(this.#profiles(features), 0.5);
  }

  /** Features of all titles of each occupation, with diminishing weight. */
  #profiles(features: readonly ReadonlyMap<string, number>[]): Map<string, number>[] {
    const profiles = this.#occupations.map(() => new Map<string, number>());
    for (const [at, title] of features.entries()) {
      const meanings = this.#meanings[at] ?? [];
      for (const occupation of meanings) {
        const profile = profiles[occupation];
        if (!profile) continue;
        for (const [key, weight] of title) {
          if (key.startsWith('p ')) continue;
          profile.set(key, (profile.get(key) ?? 0) + (weight * this.#near.idf(key)) / Math.sqrt(meanings.length));
        }
      }
    }
    for (const profile of profiles) for (const [key, weight] of profile) profile.set(key, Math.log1p(weight));
    return profiles;
  }

  /** Up to `count` occupations, the likeliest first; ties in the order of their ids. */
  find(title: string, count: number): OccupationMatch[] {
    const features = featuresOf(title);
    const votes = new Map<number, { score: number; closest: string | null }>();
    for (const { at, score } of this.#near.best(features, VOTERS)) {
      const meanings = this.#meanings[at] ?? [];
      for (const occupation of meanings) {
        const vote = votes.get(occupation) ?? { score: 0, closest: this.#titles[at] ?? null };
        vote.score += score ** VOTE_POWER / meanings.length ** SHARED_TITLE;
        votes.set(occupation, vote);
      }
    }
    const most = Math.max(...[...votes.values()].map(({ score }) => score));
    for (const vote of votes.values()) vote.score /= most;
    const whole = this.#whole.best(new Map([...features].filter(([key]) => !key.startsWith('p '))), MOST_PROFILES);
    for (const { at, score } of whole) {
      const vote = votes.get(at) ?? { score: 0, closest: null };
      vote.score += (score / (whole[0]?.score ?? 1)) ** 2;
      votes.set(at, vote);
    }
    return [...votes]
      .sort(([a, one], [b, other]) => other.score - one.score || a - b)
      .slice(0, count)
      .map(([at, vote]) => ({ occupation: this.#occupations[at] ?? '', ...vote }));
  }
}

/** Occupations whose titles as a whole are considered. */
const MOST_PROFILES = 100;
