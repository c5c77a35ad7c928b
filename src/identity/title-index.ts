import { spelledOut } from './abbreviations.ts';
import { FeatureIndex, type Features, type Near } from './feature-index.ts';
import { isLevel } from './job-title.ts';
import { normalForm } from './normal-form.ts';
import { rounded } from './text-vector.ts';
import { TitleFeatures, titleWords } from './title-features.ts';

/** An occupation and a title by which it is known. */
export interface KnownTitle {
  occupation: string;
  title: string;
}

/** An occupation that a title may mean. */
export interface OccupationMatch {
  occupation: string;
  /** 0 to 1; no probability. */
  strength: number;
  /** The known title of it that is closest. */
  closest: string;
  /** Cosine of that title and the one asked for, 0 to 1. */
  closeness: number;
  /** Words both have, whatever their endings, in the order of the title asked for. */
  shared: readonly string[];
}

/** Does the work for 0, 1, … count - 1, perhaps with rests in between. */
export type EachOf = (count: number, work: (index: number) => void) => Promise<void> | void;

const atOnce: EachOf = (count, work) => {
  for (let index = 0; index < count; index += 1) work(index);
};

/** The closest titles vote for their occupations, each by its cosine to this power. */
const VOTERS = 20;
const VOTE_POWER = 4;

/** A title of many occupations says less for each. */
const SHARED_TITLE = 0.3;

/** Occupations whose titles as a whole are considered. */
const MOST_PROFILES = 100;

/** A known title and the occupations it is one of, by their numbers. */
interface Title {
  text: string;
  meanings: number[];
}

/** What an index is made of. */
interface Learned {
  occupations: readonly string[];
  titles: readonly Title[];
  numberOf: ReadonlyMap<string, number>;
  features: TitleFeatures;
  near: FeatureIndex;
  whole: FeatureIndex;
}

/**
 * Finds the occupations a job title may mean, by the titles known of each: the nearest titles vote (k nearest neighbours,
 * Cover & Hart 1967), beside them the whole of an occupation's titles (as in Rocchio's classifier).
 */
export class TitleIndex {
  readonly #learned: Learned;
  /** Numbers of the titles of each occupation. */
  readonly #titlesOf: readonly number[][];

  private constructor(learned: Learned) {
    this.#learned = learned;
    this.#titlesOf = titlesByOccupation(learned);
  }

  /** @param each how to go through tens of thousands of titles: at once, or with rests. */
  static async of(known: readonly KnownTitle[], each: EachOf = atOnce): Promise<TitleIndex> {
    const occupations = [...new Set(known.map(({ occupation }) => occupation))].sort();
    const places = new Map(occupations.map((occupation, at) => [occupation, at]));
    const titles: Title[] = [];
    const numberOf = new Map<string, number>();
    const features = new TitleFeatures();
    const texts: Features[] = [];
    await each(known.length, (i) => {
      const { occupation, title } = known[i] as KnownTitle;
      const normal = normalForm(title);
      if (normal === '') return;
      const number = numberOf.get(normal) ?? titles.length;
      if (number === titles.length) {
        numberOf.set(normal, number);
        titles.push({ text: title, meanings: [] });
        texts.push(features.learn(title));
      }
      const { meanings } = titles[number] as Title;
      const place = places.get(occupation) ?? 0;
      if (!meanings.includes(place)) meanings.push(place);
    });
    const near = new FeatureIndex(texts, features.count, 1);
    const profiles = await profilesOf({ occupations, titles, texts, features, near }, each);
    const whole = new FeatureIndex(profiles, features.count, 0.5);
    return new TitleIndex({ occupations, titles, numberOf, features, near, whole });
  }

  /**
   * Up to `count` occupations, the likeliest first; ties in the order of their ids. The strength of an occupation that has
   * the very title is 1; of the likeliest other one it is the closeness of the closest title there is, and less for those
   * behind it, by the root of their share of its score. Level words count only where a title with them is known:
   * catalogues know no seniority.
   */
  find(title: string, count: number): OccupationMatch[] {
    const { occupations, titles, numberOf, features, near } = this.#learned;
    const meant = numberOf.has(normalForm(title)) ? title : withoutLevels(title);
    const own = new Set(titles[numberOf.get(normalForm(meant)) ?? -1]?.meanings);
    const asked = features.of(meant);
    const voters = near.best(asked, VOTERS);
    const scores = this.#scoresOf(asked, voters);
    const highest = Math.max(...scores.values());
    const strengthOf = (occupation: number, score: number) =>
      own.has(occupation) ? 1 : Math.min(1, (voters[0]?.score ?? 0) * Math.sqrt(score / highest));
    return [...scores]
      .map(([occupation, score]) => ({ occupation, score, strength: strengthOf(occupation, score) }))
      .sort((a, b) => b.strength - a.strength || b.score - a.score || a.occupation - b.occupation)
      .slice(0, count)
      .map(({ occupation, strength }) => {
        const { text, closeness } = this.#closestOf(occupation, asked, voters);
        return {
          occupation: occupations[occupation] ?? '',
          strength: rounded(strength),
          closest: text,
          closeness: rounded(closeness),
          shared: sharedWords(meant, text),
        };
      });
  }

  /** Occupations by what speaks for each: the votes of the closest titles, and its titles as a whole; each 1 at most. */
  #scoresOf(asked: Features, voters: readonly Near[]): Map<number, number> {
    const { titles, features, whole } = this.#learned;
    const scores = new Map<number, number>();
    for (const { at, score } of voters) {
      const meanings = titles[at]?.meanings ?? [];
      const vote = score ** VOTE_POWER / meanings.length ** SHARED_TITLE;
      for (const occupation of meanings) scores.set(occupation, (scores.get(occupation) ?? 0) + vote);
    }
    const most = Math.max(...scores.values());
    for (const [occupation, votes] of scores) scores.set(occupation, votes / most);
    const profiles = whole.best(features.withoutPairs(asked), MOST_PROFILES);
    for (const { at, score } of profiles) {
      scores.set(at, (scores.get(at) ?? 0) + (score / (profiles[0]?.score ?? 1)) ** 2);
    }
    return scores;
  }

  /** The closest title of an occupation: among those that voted, else among all of its own. */
  #closestOf(occupation: number, asked: Features, voters: readonly Near[]): { text: string; closeness: number } {
    const { titles, features, near } = this.#learned;
    const textAt = (at: number) => titles[at]?.text ?? '';
    const voter = voters.find(({ at }) => titles[at]?.meanings.includes(occupation));
    if (voter) return { text: textAt(voter.at), closeness: Math.min(1, voter.score) };
    const [closest] = (this.#titlesOf[occupation] ?? [])
      .map((at) => ({ text: textAt(at), closeness: near.cosine(asked, features.of(textAt(at))) }))
      .sort((a, b) => b.closeness - a.closeness || (a.text < b.text ? -1 : 1));
    return closest ?? { text: '', closeness: 0 };
  }
}

/** A title without its words of level; one of nothing else stays. */
function withoutLevels(title: string): string {
  const telling = title
    .split(/\s+/)
    .filter((word) => !isLevel(spelledOut(word.replace('.', '').toLowerCase()) ?? word));
  return titleWords(telling.join(' ')).length > 0 ? telling.join(' ') : title;
}

function sharedWords(title: string, other: string): string[] {
  const stems = new Set(titleWords(other).map(({ stem }) => stem));
  return [...new Set(titleWords(title).flatMap(({ word, stem }) => (stems.has(stem) ? [word] : [])))];
}

function titlesByOccupation({ occupations, titles }: Learned): number[][] {
  const numbers: number[][] = occupations.map(() => []);
  titles.forEach(({ meanings }, at) => {
    for (const occupation of meanings) numbers[occupation]?.push(at);
  });
  return numbers;
}

/** Features of all titles of each occupation together but for words in a row, with diminishing weight. */
async function profilesOf(
  { occupations, titles, texts, features, near }: Omit<Learned, 'numberOf' | 'whole'> & { texts: readonly Features[] },
  each: EachOf,
): Promise<Features[]> {
  const profiles = occupations.map(() => new Map<number, number>());
  await each(texts.length, (at) => {
    const { numbers, weights } = features.withoutPairs(texts[at] as Features);
    const meanings = titles[at]?.meanings ?? [];
    for (let i = 0; i < numbers.length; i += 1) {
      const feature = numbers[i] ?? 0;
      const weight = ((weights[i] ?? 0) * near.idf(feature)) / Math.sqrt(meanings.length);
      for (const occupation of meanings) {
        const profile = profiles[occupation];
        profile?.set(feature, (profile.get(feature) ?? 0) + weight);
      }
    }
  });
  return profiles.map((profile) => ({
    numbers: Uint32Array.from(profile.keys()),
    weights: Float32Array.from(profile.values(), Math.log1p),
  }));
}
