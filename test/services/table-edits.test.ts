import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDocuments } from '../../src/services/load.ts';
import { embedded } from '../engines.ts';
import { company, document } from '../graph.ts';
import { exported, imported } from '../table-files.ts';

const word = fc.constantFrom(
  'Alpha',
  'beta',
  'Gamma ray',
  'delta-delta',
  'Épsilon',
  '007',
  'C++',
  'A/B',
  '=SUM',
  "'tis",
  'x; y',
  'Zeta\nEta',
);
const maybe = fc.option(word, { nil: null });
const title = fc.constantFrom('Clerk', 'Cook', 'Registrar', 'Head of Data');

const sections = fc.record({
  role: fc.record({ summary: maybe, family: maybe, seniority: maybe, reportsTo: fc.array(title, { maxLength: 2 }) }),
  technicalSkills: fc.array(
    fc.record({
      name: word,
      tier: fc.constantFrom('must-have', 'advanced', null),
      importance: fc.constantFrom('Critical', 'odd', null),
      use: maybe,
    }),
    { maxLength: 4 },
  ),
  tools: fc.array(fc.record({ name: word, category: maybe }), { maxLength: 3 }),
  stakeholders: fc.array(
    fc.record({
      group: fc.constantFrom('internal', 'peer'),
      name: fc.oneof(word, fc.constant('Data Engineers')),
      interaction: maybe,
      contextSpecific: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  decisionRights: fc.array(
    fc.record({ level: fc.constantFrom('independent', 'team', 'executive', 'authority'), area: maybe, text: word }),
    { maxLength: 3 },
  ),
  careerPath: fc.record({
    nextRoles: fc.array(fc.record({ raw: word, roles: fc.array(title, { maxLength: 2 }), qualifier: maybe }), {
      maxLength: 2,
    }),
    feederRoles: fc.array(fc.record({ raw: word, roles: fc.array(title, { maxLength: 2 }), qualifier: maybe }), {
      maxLength: 2,
    }),
  }),
  responsibilities: fc.array(fc.record({ category: maybe, text: word }), { maxLength: 3 }),
});

/** Sheets that edits are tried on, with a column whose text may be any. */
const editable = {
  Requirements: 'use',
  Tools: 'category',
  Stakeholders: 'interaction',
  Moves: 'condition',
  Decisions: 'area',
  Statements: 'category',
  Roles: 'summary',
} as const;
type Editable = keyof typeof editable;

const edit = fc.record({
  sheet: fc.constantFrom(...(Object.keys(editable) as Editable[])),
  kind: fc.constantFrom('change', 'remove', 'copy'),
  row: fc.nat(20),
  value: fc.oneof(word, fc.constant('')),
});

describe('export → edit → import → export', () => {
  test('gives exactly the table that was edited, for any documents and edits, and a second import does nothing', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sections, { minLength: 1, maxLength: 2 }),
        fc.array(edit, { maxLength: 4 }),
        fc.constantFrom('xlsx' as const, 'csv' as const),
        async (roles, edits, format) => {
          const engine = await embedded.open();
          const documents = roles.map((said, i) => document(`doc-${i}`, `Role ${'ab'[i]}`, said));
          await loadDocuments(engine, documents, company);
          const table = await exported(engine);
          for (const { sheet, kind, row: index, value } of edits) {
            const rows = table.rows(sheet);
            const row = rows[index % Math.max(1, rows.length)];
            if (!row) continue;
            if (kind === 'change') row[editable[sheet]] = value;
            else if (kind === 'remove' && sheet !== 'Roles') table.remove(sheet, row);
            else if (kind === 'copy' && sheet !== 'Roles') {
              const { position: _p, line: _l, ...copy } = row;
              rows.push(copy);
            }
          }
          const wanted = contents(table);
          await imported(engine, await table.files(format));
          expect(contents(await exported(engine))).toEqual(wanted);
          expect((await imported(engine, await table.files(format))).outcome).toBe('unchanged');
          await engine.close();
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 10_000 },
    );
  });
});

/** What a table says, in no order; where a row stands and what only import needs left out. */
function contents(table: Awaited<ReturnType<typeof exported>>): string[] {
  const said: string[] = [];
  for (const [name, { rows }] of table.sheets) {
    if (name === 'Documents' || name === 'Terms') continue;
    for (const { position: _p, line: _l, ...row } of rows) {
      said.push(
        JSON.stringify([
          name,
          Object.entries(row)
            .filter(([, value]) => value !== '')
            .sort(),
        ]),
      );
    }
  }
  return said.sort();
}
