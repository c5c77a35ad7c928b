import { likelyReading } from './abbreviations.ts';
import { stemOf } from './stem.ts';
import { wordsOf } from './words.ts';

const grammar = new Set('a an and at for in of the to'.split(' '));

/**
 * What titles of one job have in common: their words whatever their order, ending or abbreviation. Every word counts,
 * level words too: "Senior X" is never "X". "Engineer, Machine Learning" and "ML Engineer" have the same key.
 */
export const titleKey = (title: string): string =>
  wordsOf(title)
    .flatMap((word) => (likelyReading(word) ?? word).split(' '))
    .filter((word) => !grammar.has(word))
    .map(stemOf)
    .sort()
    .join(' ');
