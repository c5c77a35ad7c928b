import type { StakeholderGroup } from '../model/stakeholder.ts';
import { likelyReading } from './abbreviations.ts';
import { partsToCompare } from './party-name.ts';
import { stemOf } from './stem.ts';
import { cosine, rounded, type SharedWord, sharedWords, type Term, type TextVector, vectorOf } from './text-vector.ts';
import { weightOf } from './word-weight.ts';
import { wordsOf } from './words.ts';

/** Where a party stands on a map, as far as it tells parties apart: a peer is inside too. */
export type PartyPlace = 'inside' | 'outside' | 'upstream' | 'downstream';

/** The place of a group in which a role names a party. */
export const placeOf = (group: StakeholderGroup): PartyPlace =>
  group === 'external' ? 'outside' : group === 'upstream' || group === 'downstream' ? group : 'inside';

/** A party as documents put it. */
export interface PartyText {
  /** Every name it goes by. */
  names: readonly string[];
  /** What documents put in brackets behind the name. */
  qualifiers: readonly string[];
  /** What documents say that it does with a role. */
  interactions: readonly string[];
  /** Where it stands; empty where no document says. */
  places: readonly PartyPlace[];
}

/** A party ready to be compared. */
export interface PartyVector {
  whole: TextVector;
  parts: readonly TextVector[];
  places: ReadonlySet<PartyPlace>;
}

/**
 * People and their function, and words that organisations use for the same: each stands for the first of its row.
 * General words only; what one company calls something is for its people to say.
 */
export const sameMeaning: readonly string[] = [
  'science scientist',
  'analytics analyst analysis',
  'architecture architect',
  'audit auditor',
  'legal lawyer counsel attorney solicitor',
  'finance financial treasury',
  'procurement purchasing buyer sourcing',
  'people hr personnel',
  'academic academia university',
  'vendor supplier provider contractor',
  'customer client',
  'label annotation annotator',
  'security cybersecurity infosec',
  'compliance regulatory',
  'availability access',
  'requirement definition specification',
  'reliability stability uptime',
  'capacity throughput',
  'compute gpu computing',
  'operations ops',
  'experience ux',
];

export const meaningsOf = (rows: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap((row) => {
      const words = row.split(' ');
      return words.map((word) => [word, stemOf(words[0] ?? word)] as const);
    }),
  );

/** Words that tell nothing about which party it is. Level words tell: "Senior X" is never "X". */
const empty = new Set(
  (
    'a an the and or of for in on at to with by from team peer partner stakeholder group function organization organisation ' +
    'person department unit member provided'
  ).split(' '),
);

/** Heads that many parties of a company share, and what all of it does: it is the word beside them that tells. */
const common = new Set(
  'engineering management operations science development service artificial intelligence machine learning'
    .split(' ')
    .map(stemOf),
);

/** What a comparison of parties weighs, beside words of names, which weigh 1. */
export interface PartyWeights {
  /** Words that many parties share. */
  common: number;
  /** Words of qualifiers and interactions. */
  context: number;
  /** How much of the strength is the whole text; the rest is the two components that are closest. */
  whole: number;
  /** Of a party inside the organisation and one outside, or of people and a dependency: seldom the same. */
  apart: number;
  /** Words of one meaning, each with the word whose stem stands for it. */
  meanings: ReadonlyMap<string, string>;
}

/** As `bench/identity-tuning.ts` chooses them. */
export const partyWeights: PartyWeights = {
  common: 0.7,
  context: 0.5,
  whole: 0.6,
  apart: 0.5,
  meanings: meaningsOf(sameMeaning),
};

/**
 * Parties are suggested as the same from this strength on: in three real documents 34 of 39 such pairs are the same, of 38
 * that there are; from 0.71 on all are (`test/identity/labelled-pairs.test.ts`).
 */
export const PARTY_THRESHOLD = 0.66;

/**
 * A tie is suggested only between parties whose cosine of words alone reaches this: a condition on the two texts alone,
 * by which most pairs need no closer look. No labelled pair gets lost by it.
 */
export const PARTY_WORD_THRESHOLD = 0.1;

const singular = (word: string) => word.replace(/(?<=[^s])s$/, '');

function termsOf(texts: readonly string[], factor: number, weights: PartyWeights): Term[] {
  const words = new Map<string, string>();
  for (const word of texts.flatMap(wordsOf).flatMap((word) => (likelyReading(word) ?? word).split(' '))) {
    if (empty.has(singular(word))) continue;
    const stem = weights.meanings.get(word) ?? weights.meanings.get(singular(word)) ?? stemOf(word);
    const known = words.get(stem);
    if (known === undefined || word < known) words.set(stem, word);
  }
  return [...words].map(([stem, word]) => {
    const share = common.has(stem) ? weights.common : 1;
    return { stem, word, weight: factor * share * weightOf(stem) };
  });
}

/** A party ready to be compared: the words of its names, qualifiers and interactions, and of each component. */
export function partyVector(
  { names, qualifiers, interactions, places }: PartyText,
  weights: PartyWeights = partyWeights,
): PartyVector {
  return {
    whole: vectorOf([
      ...termsOf(names, 1, weights),
      ...termsOf(qualifiers, weights.context, weights),
      ...termsOf(interactions, weights.context, weights),
    ]),
    parts: [...new Set(names.flatMap(partsToCompare))].sort().map((part) => vectorOf(termsOf([part], 1, weights))),
    places: new Set(places),
  };
}

const meet = (a: ReadonlySet<PartyPlace>, b: ReadonlySet<PartyPlace>) =>
  a.size === 0 || b.size === 0 || [...a].some((place) => b.has(place));

/**
 * How far two parties are the same by their wording, 0 to 1; no probability. The root (as for skills) of a mean of the
 * cosine of their whole texts and of that between the two closest components, less where they stand in different places.
 * @param least below this it does not matter how far: 0 then, often without a look at the whole texts.
 */
export function partyStrength(a: PartyVector, b: PartyVector, weights: PartyWeights = partyWeights, least = 0): number {
  const parts = Math.max(0, ...a.parts.flatMap((one) => b.parts.map((other) => cosine(one, other))));
  const factor = meet(a.places, b.places) ? 1 : weights.apart;
  const strength = (whole: number) =>
    rounded(Math.sqrt((weights.whole * whole + (1 - weights.whole) * parts) * factor));
  if (strength(1) < least) return 0;
  const found = strength(cosine(a.whole, b.whole));
  return found < least ? 0 : found;
}

/** The words two parties share, the most telling first. */
export const partyEvidence = (a: PartyVector, b: PartyVector): SharedWord[] => sharedWords(a.whole, b.whole);
