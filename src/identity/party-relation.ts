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
const sameMeaning = new Map(
  [
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
  ].flatMap((row) => {
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

/** Heads that many parties of a company share count half: it is the word before them that tells. */
const commonHeads = new Set('engineering management operations science development service'.split(' ').map(stemOf));

/** What a whole company does counts less still. */
const commonFields = new Set('artificial intelligence machine learning'.split(' ').map(stemOf));

const HEAD_FACTOR = 0.5;
const FIELD_FACTOR = 0.4;
const QUALIFIER_FACTOR = 0.3;
const INTERACTION_FACTOR = 0.3;

/** How much of the strength is the whole text; the rest is the two components that are closest. */
const WHOLE_SHARE = 0.4;

/** A party inside the organisation and one outside, or people and a dependency, are seldom the same. */
const APART_FACTOR = 0.5;

/** Parties are suggested as the same from this strength on. */
export const PARTY_THRESHOLD = 0.55;

/**
 * A tie is suggested only between parties whose cosine of words alone reaches this: a condition on the two texts alone,
 * by which most pairs need no closer look. No labelled pair gets lost by it.
 */
export const PARTY_WORD_THRESHOLD = 0.15;

const singular = (word: string) => word.replace(/(?<=[^s])s$/, '');

function termsOf(texts: readonly string[], factor: number): Term[] {
  const words = new Map<string, string>();
  for (const word of texts.flatMap(wordsOf).flatMap((word) => (likelyReading(word) ?? word).split(' '))) {
    if (empty.has(singular(word))) continue;
    const stem = sameMeaning.get(word) ?? sameMeaning.get(singular(word)) ?? stemOf(word);
    const known = words.get(stem);
    if (known === undefined || word < known) words.set(stem, word);
  }
  return [...words].map(([stem, word]) => {
    const common = commonHeads.has(stem) ? HEAD_FACTOR : commonFields.has(stem) ? FIELD_FACTOR : 1;
    return { stem, word, weight: factor * common * weightOf(stem) };
  });
}

/** A party ready to be compared: the words of its names, qualifiers and interactions, and of each component. */
export function partyVector({ names, qualifiers, interactions, places }: PartyText): PartyVector {
  return {
    whole: vectorOf([
      ...termsOf(names, 1),
      ...termsOf(qualifiers, QUALIFIER_FACTOR),
      ...termsOf(interactions, INTERACTION_FACTOR),
    ]),
    parts: [...new Set(names.flatMap(partsToCompare))].sort().map((part) => vectorOf(termsOf([part], 1))),
    places: new Set(places),
  };
}

const meet = (a: ReadonlySet<PartyPlace>, b: ReadonlySet<PartyPlace>) =>
  a.size === 0 || b.size === 0 || [...a].some((place) => b.has(place));

/**
 * How far two parties are the same by their wording, 0 to 1; no probability. A mean of the cosine of their whole texts
 * and of that between the two closest components, halved where they stand in different places.
 */
export function partyStrength(a: PartyVector, b: PartyVector): number {
  const parts = Math.max(0, ...a.parts.flatMap((one) => b.parts.map((other) => cosine(one, other))));
  const strength = WHOLE_SHARE * cosine(a.whole, b.whole) + (1 - WHOLE_SHARE) * parts;
  return rounded(strength * (meet(a.places, b.places) ? 1 : APART_FACTOR));
}

/** The words two parties share, the most telling first. */
export const partyEvidence = (a: PartyVector, b: PartyVector): SharedWord[] => sharedWords(a.whole, b.whole);
