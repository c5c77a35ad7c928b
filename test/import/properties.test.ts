import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/import/parse-document.ts';
import { blueprintMarkdown } from '../../src/import/write-markdown.ts';
import { Blueprint } from '../../src/model/blueprint.ts';
import { said } from './field-differences.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pieces = [
  '# ',
  '## Role Summary\n',
  '## Skills\n',
  '### Must-have technical skills\n',
  '- ',
  '1. ',
  '| a | b |\n',
  '|---|---|\n',
  'Tools\n',
  '8) Technical Skills Required\n',
  'Why it matters: ',
  '(Critical)',
  ' – ',
  ' → ',
  '<p>',
  '<ul><li>',
  '</ul>',
  '<table><tr><td>',
  '\n',
  '\n\n',
  '    ',
  '\t',
  'â€™',
  'โ',
  '\ufffd',
  ':',
  ';',
  '(',
  ')',
  '[',
  '](',
  '*',
  '**',
  '\\',
  '\0',
  'word ',
];

describe('parsing', () => {
  test('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.html', 'a.md', 'a.json'),
        async (bytes, file) => {
          expect((await parseDocument(bytes, { file })).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never throws on texts made of what documents are made of, and each result has a blueprint or an error', async () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('a.txt', 'a.html', 'a.md'), async (body, file) => {
        for (const { blueprint, messages } of await parseDocument(bytesOf(body), { file })) {
          expect(blueprint !== null || messages.some(({ severity }) => severity === 'error')).toBe(true);
          expect(messages.some(({ rule }) => rule === 'unexpected')).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((value) => value.trim())
  .filter((value) => value !== '');
const maybe = fc.option(text);
const texts = fc.array(text, { maxLength: 3 });
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const career = fc.record({ raw: text, roles: texts, qualifier: maybe, area: maybe });

const anyBlueprint = fc
  .record({
    role: fc.record({
      title: text,
      summary: maybe,
      mission: maybe,
      reportsTo: texts,
      roleType: fc.constantFrom('IC', 'manager', null),
    }),
    responsibilities: list(fc.record({ category: maybe, text })),
    milestones: list(fc.record({ horizon: text, items: texts })),
    kpis: list(fc.record({ name: text, measures: maybe, why: maybe, target: maybe, frequency: maybe })),
    technicalSkills: list(
      fc.record({
        name: text,
        tier: fc.constantFrom('must-have', 'emerging', null),
        importance: maybe,
        description: maybe,
        use: maybe,
      }),
    ),
    stakeholders: list(
      fc.record({
        group: fc.constantFrom('internal', 'peer'),
        name: text,
        qualifier: maybe,
        interaction: maybe,
        contextSpecific: fc.boolean(),
      }),
    ),
    experience: fc.record({
      years: maybe,
      minYears: fc.option(fc.nat(80)),
      education: texts,
      priorRoles: list(fc.record({ raw: text, roles: texts, qualifier: maybe })),
    }),
    careerPath: fc.record({ feederRoles: list(career), nextRoles: list(career), evolution: texts }),
    variants: list(fc.record({ dimension: text, name: maybe, text })),
    statements: list(fc.record({ section: text, category: maybe, text })),
  })
  .map((value) => Blueprint.parse(value));

test('a blueprint that was exported as Markdown or JSON is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlueprint, async (blueprint) => {
      for (const [file, content] of [
        ['a.md', blueprintMarkdown(blueprint)],
        ['a.json', JSON.stringify(blueprint)],
      ] as const) {
        const [parsed] = await parseDocument(bytesOf(content), { file });
        if (!parsed?.blueprint) throw new Error(JSON.stringify(parsed?.messages));
        expect(said(parsed.blueprint)).toEqual(said(blueprint));
      }
    }),
    { numRuns: 300 },
  );
});
