import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalForm } from '../../src/identity/normal-form.ts';

describe('equal names have equal normal forms', () => {
  test.each([
    ['ML Engineer', 'Machine Learning Engineer'],
    ['ML Engineers', 'machine-learning engineer'],
    ['Sr. Baker', 'Senior Bakers'],
    ['Jr Baker', 'Junior Baker'],
    ['QA/Test', 'quality assurance test'],
    ['R&D', 'R and D'],
    ['Café Owner', 'CAFE OWNER'],
    ['Women’s Health', "Women's health"],
    ['HR', 'Human Resources'],
    ['LLMs', 'Large Language Models'],
    ['Policies', 'policy'],
    ['Batches', 'batch'],
    ['  Data   Scientist ', 'data-scientist'],
    ['ﬁnance', 'finance'],
    ['Ｄａｔａ', 'data'],
    ['VP, Sales', 'Vice President Sales'],
    ['MLOps (AI)', 'MLOps: artificial intelligence'],
  ])('%s = %s', (a, b) => {
    expect(normalForm(a)).toBe(normalForm(b));
    expect(normalForm(a)).not.toBe('');
  });
});

describe('different names have different normal forms', () => {
  test.each([
    ['Senior Baker', 'Baker'],
    ['Lead Baker', 'Senior Baker'],
    ['Baker I', 'Baker II'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['C++', 'C#'],
    ['.NET', 'Net'],
    ['PM', 'Product Manager'],
    ['Data Scientist', 'Scientist, Data'],
    ['Process', 'Proces'],
    ['Analysis', 'Analysi'],
    ['AWS', 'AW'],
    ['Go', 'Goes well'],
    ['SRE', 'Site Reliability Engineer'],
  ])('%s ≠ %s', (a, b) => {
    expect(normalForm(a)).not.toBe(normalForm(b));
  });
});

test.each(['constructor', 'Constructors', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
  'the word "%s" is a word like any other',
  (word) => {
    expect(normalForm(`${word} engineer`)).toMatch(/^[a-z]+ engineer$/);
  },
);

test.each(['', '  ', '—', '!?', '\u200d', '👩‍🍳'])('"%s" without letter or digit has none', (text) => {
  expect(normalForm(text)).toBe('');
});

test('other languages fold case, accents and punctuation, and keep their plurals and abbreviations', () => {
  expect(normalForm('Bäckerinnen-Chefs', 'de')).toBe('backerinnen chefs');
  expect(normalForm('HR', 'de')).toBe('hr');
  expect(normalForm('HRs', 'en-GB')).toBe('human resource');
  expect(normalForm('パン職人', 'ja')).not.toBe('');
});

const words = fc.oneof(
  fc.constantFrom(
    'senior',
    'ML',
    'QAs',
    'UXes',
    'engs',
    'Batches',
    'policies',
    'C++',
    '.NET',
    'R&D',
    'classes',
    'series',
    'sis',
  ),
  fc.string({ unit: fc.constantFrom(...'abceiosuxyzqtmlrvh'), minLength: 1, maxLength: 7 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const names = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));

test('a normal form is its own normal form', () => {
  fc.assert(
    fc.property(names, fc.constantFrom('en', 'de'), (name, lang) => {
      const normal = normalForm(name, lang);
      expect(normalForm(normal, lang)).toBe(normal);
    }),
    { numRuns: 3_000 },
  );
});

test('a normal form has single spaces, no capitals and no marks', () => {
  fc.assert(
    fc.property(names, (name) => {
      const normal = normalForm(name);
      expect(normal).toBe(normal.trim().replace(/\s+/g, ' '));
      expect(normal).toBe(normal.toLowerCase());
      expect(normal.normalize('NFKD')).toBe(normal);
    }),
    { numRuns: 1_000 },
  );
});

test('case, spacing and punctuation around words never matter', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('data', 'ML', 'senior', 'teams', 'policy'), { minLength: 1 }), (list) => {
      expect(normalForm(list.join('  - '))).toBe(normalForm(list.join(' ')));
      expect(normalForm(list.join(' ').toUpperCase())).toBe(normalForm(list.join(' ')));
      expect(normalForm(`(${list.join(', ')}).`)).toBe(normalForm(list.join(' ')));
    }),
  );
});
