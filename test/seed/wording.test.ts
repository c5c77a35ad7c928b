import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sources = new URL('../../../shared/blueprints/', import.meta.url);
const seed = new URL('../../seed/', import.meta.url);
const present = existsSync(sources);
if (!present) console.log('Skipped: seed wording is compared with ../shared/blueprints, which is not here.');

/** A run of this many words in common is a sentence taken over, not a fact. */
const RUN = 8;

const wordsOf = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = (text: string) => {
  const words = wordsOf(text);
  return words.slice(RUN - 1).map((_word, i) => words.slice(i, i + RUN).join(' '));
};

/** Names, titles with their qualifiers, and targets with their figures are facts and stand as written. */
const facts = new Set(['name', 'title', 'raw', 'qualifier', 'target', 'frequency']);

function* stringsIn(value: unknown, leftOut: ReadonlySet<string> = new Set()): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) if (!leftOut.has(key)) yield* stringsIn(item, leftOut);
  }
}

describe.runIf(present)('the seed', () => {
  test.each(readdirSync(seed))('%s shares no sentence with the documents it was made from', (file) => {
    const taken = new Set(
      readdirSync(sources).flatMap((source) => {
        const text = readFileSync(new URL(source, sources), 'utf8');
        return runsOf(source.endsWith('.json') ? [...stringsIn(JSON.parse(text))].join(' ') : text);
      }),
    );
    const texts = [...stringsIn(JSON.parse(readFileSync(new URL(file, seed), 'utf8')), facts)];
    expect(texts.flatMap(runsOf).filter((run) => taken.has(run))).toEqual([]);
  });
});
