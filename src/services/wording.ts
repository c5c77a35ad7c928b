import { normalForm } from '../identity/normal-form.ts';

/** Words that say nothing about what a question is about. */
const EMPTY = new Set(
  (
    'a an and are as at be by can could decide decides decision do does for from has have how i if in into is it may must ' +
    'not of on or our shall should than that the their them they this to up we what when where whether which who whom ' +
    'whose will with would any all other over about out one role'
  ).split(' '),
);

/**
 * Words that mean one thing where companies write about decisions. Each line is one meaning; the first word stands for
 * it. Kept short: a wrong line makes an answer out of nothing.
 */
const meanings = [
  'release releasing released launch launching deploy deploying deployment live ship shipping',
  'spend spending budget cost funding purchase money expense investment',
  'hire hiring recruit recruiting recruitment headcount interview',
  'vendor supplier procurement contractor',
  'fairness bias ethic ethical responsible safety harm',
  'privacy consent personal gdpr',
  'compliance governance audit regulatory legal',
  'architecture design technical',
  'deadline date schedule timeline roadmap',
  'escalate escalation disagree dispute conflict',
  'approve approval approving sign-off authorise authorize',
];

const byWord = new Map(
  meanings.flatMap((line) => {
    const words = line.split(' ').map((word) => stem(normalForm(word)));
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);

/** A word without its commonest English endings, so that "releasing" finds "release". */
function stem(word: string): string {
  if (word.length <= 4) return word;
  const cut = word.replace(/(ations?|ings?|ed|es|e|ly|ment)$/, '');
  return cut.length >= 4 ? cut : word;
}

/** The words of a text that carry its meaning, in normal form and without endings. */
export function stems(text: string): string[] {
  return normalForm(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY.has(word))
    .map(stem);
}

/** The same with one word for those of one meaning. */
export const meaningful = (text: string): string[] => stems(text).map((word) => byWord.get(word) ?? word);
