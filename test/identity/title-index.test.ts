import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FeatureIndex } from '../../src/identity/feature-index.ts';
import { TitleIndex } from '../../src/identity/title-index.ts';

const known = [
  ['baker', 'Bakers'],
  ['baker', 'Pastry Maker'],
  ['baker', 'Dough Mixer'],
  ['data', 'Data Scientists'],
  ['data', 'Machine Learning Engineer'],
  ['software', 'Software Developers'],
  ['software', 'Machine Learning Engineer'],
  ['software', 'Applications Programmer'],
  ['nurse', 'Registered Nurses'],
  ['nurse', 'Staff Nurse'],
].map(([occupation = '', title = '']) => ({ occupation, title }));

describe('an occupation is found', async () => {
  const index = await TitleIndex.of(known);
  const found = (title: string) => index.find(title, 3).map(({ occupation, strength }) => [occupation, strength]);

  test('by each of its titles, whatever its plural, abbreviation or level', () => {
    expect(found('baker')[0]).toEqual(['baker', 1]);
    expect(found('Senior Data Scientist')[0]).toEqual(['data', 1]);
    expect(found('Sr. ML Engineer').filter(([, strength]) => strength === 1)).toEqual([
      ['data', 1],
      ['software', 1],
    ]);
    expect(index.find('Staff Nurse', 1)).toMatchObject([{ occupation: 'nurse', closest: 'Staff Nurse', closeness: 1 }]);
  });

  test('by a title that nobody listed, with what speaks for it', () => {
    const [first] = index.find('Application Programmers for Bakeries', 3);
    expect(first).toMatchObject({ occupation: 'software', closest: 'Applications Programmer' });
    expect(first?.shared).toEqual(['application', 'programmer']);
    expect(first?.strength).toBeGreaterThan(0.3);
    expect(first?.strength).toBeLessThan(1);
    expect(first?.strength).toBe(first?.closeness);
  });

  test('never by nothing in common', () => {
    expect(index.find('Zzyzx', 3)).toEqual([]);
    expect(index.find('', 3)).toEqual([]);
  });
});

test('the closest texts are those that comparing each one finds', () => {
  const text = fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 6 }).chain((numbers) =>
    fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: numbers.length, maxLength: numbers.length })
      .map((weights) => ({
        numbers,
        weights,
      })),
  );
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 12 }),
      text,
      fc.integer({ min: 1, max: 5 }),
      (texts, asked, count) => {
        const index = new FeatureIndex(texts, 12, 1);
        const best = index.best(asked, count);
        const all = texts.map((other) => index.cosine(asked, other)).filter((score) => score > 0);
        const highest = all.sort((a, b) => b - a).slice(0, count);
        expect(best).toHaveLength(highest.length);
        best.forEach(({ at, score }, i) => {
          expect(score).toBeCloseTo(highest[i] ?? 0, 5);
          expect(score).toBeCloseTo(index.cosine(asked, texts[at] ?? asked), 5);
        });
      },
    ),
    { numRuns: 200 },
  );
});
