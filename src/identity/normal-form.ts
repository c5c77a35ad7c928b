import { spelledOut } from './abbreviations.ts';
import { wordsOf } from './words.ts';

/** Words whose last "s" is no plural: by their ending, and those that only look like one. */
const singularEnding = /(ss|us|is|ous|sis)$/;
const singularWords = new Set(
  'alias atlas bias canvas keras kubernetes lens news pandas postgres series species'.split(' '),
);

/** Words in "-che", whose plural looks like that of "branch". */
const endsInChe = /(c|^|head|tooth|heart|back|stomach)aches$|(niche|avalanche|cliche|tranche|apache|psyche|quiche)s$/;

/** Words in "-ie", whose plural looks like that of "policy". */
const endsInIe = /^(calorie|cookie|movie|prairie|rookie|zombie)s$/;

function singularOf(word: string): string {
  if (word.length <= 3 || !word.endsWith('s') || singularEnding.test(word) || singularWords.has(word)) return word;
  if (word.endsWith('es') && singularWords.has(word.slice(0, -2))) return word.slice(0, -2);
  if (word.endsWith('ies') && word.length > 4 && !endsInIe.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses|[tz]zes)$/.test(word) && !endsInChe.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A load asks for the form of a name several times, and a thousand documents name the same skills. */
const MOST_KEPT = 10_000;
const keptEnglish = new Map<string, string>();
const keptOthers = new Map<string, string>();

/**
 * The form in which equal names are equal: case, punctuation, plurals and well-known abbreviations folded. Level words
 * stay: "Senior X" is never "X". English rules; other languages fold case, accents and punctuation only.
 * @returns empty for a text without any letter or digit.
 */
export function normalForm(text: string, lang = 'en'): string {
  const english = lang.toLowerCase().startsWith('en');
  const kept = english ? keptEnglish : keptOthers;
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const normal = folded(text, english);
  kept.set(text, normal);
  return normal;
}

function folded(text: string, english: boolean): string {
  const words = wordsOf(text);
  if (!english) return words.join(' ');
  return words
    .flatMap((word) => (spelledOut(word) ?? spelledOut(singularOf(word)) ?? word).split(' '))
    .map(singularOf)
    .join(' ');
}
