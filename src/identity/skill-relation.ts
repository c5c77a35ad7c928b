import { likelyReading } from './abbreviations.ts';
import { stemOf } from './stem.ts';
import { cosine, rounded, type Term, type TextVector, vectorOf } from './text-vector.ts';
import { weightOf } from './word-weight.ts';
import { wordsOf } from './words.ts';

/** A skill as documents put it. */
export interface SkillText {
  /** Every name it goes by. */
  names: readonly string[];
  /** What documents say that it covers and is used for. */
  texts: readonly string[];
}

/** Words of grammar, which tell nothing about a subject. */
const grammar = new Set(
  (
    'a an the and or of for in on at to with by from as is are be that this these those into per via eg ie etc its their it not ' +
    'but than very more most such when where which who across against under over within without between through using use ' +
    'used uses based including include'
  ).split(' '),
);

/** What a comparison of skills weighs, beside words of descriptions, which weigh 1. */
export interface SkillWeights {
  /** Words of names: a name says more than a description. */
  name: number;
  /** A word's spelling beside the word itself. */
  spelling: number;
}

/** As `bench/identity-tuning.ts` chooses them. */
export const skillWeights: SkillWeights = { name: 1.5, spelling: 0.8 };

/**
 * Skills are suggested as related from this strength on. In three real documents 27 of 34 such pairs mean the same and 3
 * overlap; from 0.6 on all mean the same (`test/identity/labelled-pairs.test.ts`).
 */
export const SKILL_THRESHOLD = 0.55;

/**
 * A tie is suggested only between texts whose cosine of words alone reaches this: a condition on the two texts alone, by
 * which most pairs need no closer look (`relation-index.ts`). No labelled pair gets lost by it.
 */
export const SKILL_WORD_THRESHOLD = 0.25;

/** The stems of a text once each, abbreviations spelled out, with the words they come from. */
function stemsIn(texts: readonly string[]): Map<string, string> {
  const stems = new Map<string, string>();
  for (const word of texts.flatMap(wordsOf).flatMap((word) => (likelyReading(word) ?? word).split(' '))) {
    if (grammar.has(word)) continue;
    const stem = stemOf(word);
    const known = stems.get(stem);
    if (known === undefined || word < known) stems.set(stem, word);
  }
  return stems;
}

/** A skill ready to be compared: the words of its names, and those of its texts beside them. */
export function skillVector({ names, texts }: SkillText, weights: SkillWeights = skillWeights): TextVector {
  const terms: Term[] = [];
  for (const [part, factor] of [
    [names, weights.name],
    [texts, 1],
  ] as const) {
    for (const [stem, word] of stemsIn(part)) terms.push({ stem, word, weight: factor * weightOf(stem) });
  }
  return vectorOf(terms, weights.spelling);
}

/**
 * How close two skills are by their wording, 0 to 1; no probability. The square root of the cosine of their words, each
 * weighted by how telling it is (TF-IDF over names, descriptions and uses; Salton & Buckley 1988), and of the letter
 * triples of those words. The root, because two texts that mean the same share about a third of their weight.
 */
export const skillStrength = (a: TextVector, b: TextVector): number => rounded(Math.sqrt(cosine(a, b)));
