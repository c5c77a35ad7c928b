import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { importTable } from '../../src/services/table/import-table.ts';
import { clientOf } from '../ask.ts';
import { embedded, onEveryEngine } from '../engines.ts';
import { claimsIn, company, document, line, nodesOf, nounNamed } from '../graph.ts';
import { csvOf, exported, imported, workbookOf } from '../table-files.ts';

const steward = document('blueprints/steward.html', 'Data Steward', {
  role: { family: 'Data', reportsTo: ['Head of Data'], externalIds: ['hris:77'], summary: '=not a formula' },
  technicalSkills: [
    { name: 'SQL', importance: 'Important', tier: 'must-have' },
    { name: 'Data modelling', importance: 'Critical' },
  ],
  softSkills: [{ name: 'Tact', why: 'Many owners' }],
  tools: [{ name: 'dbt', category: 'Transformation' }],
  stakeholders: [{ group: 'internal', name: 'Data Engineers', interaction: 'Schemas' }],
  escalations: [{ to: 'Data Council', reason: 'Conflicts' }],
  decisionRights: [{ level: 'independent', area: 'Naming', text: 'Names of tables.' }],
  kpis: [{ name: 'Coverage', target: '90 %' }],
  responsibilities: [{ category: 'Quality', text: '- Keeps definitions.' }],
  careerPath: {
    feederRoles: [line('Data Analyst')],
    nextRoles: [{ raw: 'Lead Steward (large teams)', roles: ['Lead Steward'], qualifier: 'large teams' }],
  },
});

const roles = csvOf('roles', [
  ['key', 'title', 'job code', 'grade', 'term:cost centre', 'family'],
  ['J1', 'Data Steward', '00042', 'L5; L6', '0815', 'Data'],
  ['J2', 'Registrar', '00043', '', '', ''],
]);
const requirements = csvOf('requirements', [
  ['role', 'skill', 'importance', 'level'],
  ['J1', 'SQL', 'Important', '0.5'],
  ['Registrar', 'Archiving', '', ''],
]);
const terms = csvOf('terms', [
  ['scheme', 'code', 'label', 'rank'],
  ['grade', 'L5', 'Senior', '5'],
]);

const everything = async (engine: GraphEngine) => {
  const lines: string[] = [];
  for await (const text of exportGraph(engine)) lines.push(text);
  return lines.join('');
};

onEveryEngine(({ open }) => {
  let engine: GraphEngine;
  beforeEach(async () => {
    engine = await open();
  });
  afterEach(() => engine.close());

  describe('an export that nobody edited', () => {
    test('changes nothing, not even a revision, whatever its format', async () => {
      await loadSeed(engine);
      await loadDocuments(engine, [steward], company);
      const table = await exported(engine, ['company', 'seed']);
      const before = await everything(engine);
      for (const format of ['xlsx', 'csv'] as const) {
        const report = await imported(engine, await table.files(format));
        expect([report.outcome, report.changes]).toEqual(['unchanged', []]);
        expect(await everything(engine)).toBe(before);
      }
    });

    test('brings its documents into another store as they were', async () => {
      await loadDocuments(engine, [steward], company);
      const files = await (await exported(engine)).files('xlsx');
      const before = await claimsIn(engine, [steward.id]);
      await loadDocuments(engine, [document(steward.id, 'Data Steward')], company);
      const { removeDocuments } = await import('../../src/services/remove.ts');
      await removeDocuments(engine, [steward.id]);
      const report = await imported(engine, files);
      expect(report.documents).toEqual([{ id: steward.id, role: 'data-steward', outcome: 'added' }]);
      const after = await claimsIn(engine, [steward.id]);
      const said = ({ edge, row }: (typeof after)[number]) => ({ edge, tail: row['tail'], head: row['head'] });
      expect(after.map(said)).toEqual(expect.arrayContaining(before.map(said)));
      expect(after).toHaveLength(before.length);
    });
  });

  test('of skills that people merged and renamed changes nothing, and its edits keep to the merged one', async () => {
    await loadDocuments(
      engine,
      [steward, document('cook', 'Cook', { technicalSkills: [{ name: 'Structured queries' }] })],
      company,
    );
    const client = clientOf(engine);
    const merge = `mutation { mergeNouns(input: { kind: SKILL, noun: { slug: "structured-queries" }, into: { slug: "sql" } }) { __typename } }`;
    expect((await client.ask(merge)).mergeNouns.__typename).toBe('Change');
    const rename = `mutation { renameNoun(input: { kind: SKILL, noun: { slug: "sql" }, name: "Query languages" }) { __typename } }`;
    expect((await client.ask(rename)).renameNoun.__typename).toBe('Change');
    const table = await exported(engine);
    expect((await imported(engine, await table.files('xlsx'))).outcome).toBe('unchanged');
    table.row('Requirements', { skill: 'Structured queries' })['use'] = 'Menus';
    const report = await imported(engine, await table.files('xlsx'));
    expect(report.diff).toMatchObject({
      nodesAdded: [],
      claimsAdded: {},
      claimsChanged: { REQUIRES: 1 },
      claimsRemoved: {},
    });
    expect((await exported(engine)).row('Requirements', { skill: 'Structured queries' })['use']).toBe('Menus');
  });

  describe('an edit of an export', () => {
    beforeEach(async () => {
      await loadDocuments(engine, [steward], company);
    });

    test('of one cell changes exactly that claim', async () => {
      const before = await claimsIn(engine, [steward.id]);
      const table = await exported(engine);
      table.row('Requirements', { skill: 'SQL' })['importance'] = 'Critical';
      const report = await imported(engine, await table.files('xlsx'));
      expect(report.changes).toEqual([
        {
          kind: 'changed',
          document: steward.id,
          sheet: 'Requirements',
          row: 2,
          column: 'importance',
          before: 'Important',
          after: 'Critical',
        },
      ]);
      expect(report.diff).toMatchObject({
        nodesAdded: [],
        nodesRemoved: [],
        claimsAdded: {},
        claimsChanged: { REQUIRES: 1 },
        claimsRemoved: {},
      });
      const expected = before.map(({ edge, row }) =>
        edge === 'REQUIRES.Role.Skill' && row['head'] === 'sql'
          ? { edge, row: { ...row, importance: 1, importanceAsWritten: 'Critical' } }
          : { edge, row },
      );
      expect(await claimsIn(engine, [steward.id])).toEqual(expected);
      expect((await imported(engine, await table.files('xlsx'))).outcome).toBe('unchanged');
      expect((await imported(engine, await (await exported(engine)).files('csv'))).outcome).toBe('unchanged');
    });

    test('that takes a row out takes back exactly that claim, and what only it named', async () => {
      const table = await exported(engine);
      table.remove('Tools', table.row('Tools', { tool: 'dbt' }));
      const report = await imported(engine, await table.files('csv'));
      expect(report.diff).toMatchObject({ claimsAdded: {}, claimsRemoved: { USES: 1, NAMES: 1 } });
      expect(report.diff?.nodesRemoved).toEqual([
        { label: 'Tool', id: 'dbt' },
        { label: 'Name', id: 'name:en:dbt' },
      ]);
    });

    test('that renames the role keeps the role', async () => {
      const table = await exported(engine);
      table.row('Roles', { title: 'Data Steward' })['title'] = 'Data Owner';
      const report = await imported(engine, await table.files('xlsx'));
      expect(report.documents).toEqual([{ id: steward.id, role: 'data-steward', outcome: 'changed' }]);
      expect(report.diff).toMatchObject({ claimsAdded: { NAMES: 1 }, claimsChanged: { DESCRIBED_BY: 1 } });
      expect(await nounNamed(engine, 'Role', 'Data Owner')).toMatchObject({ id: 'data-steward', described: true });
    });

    test('that takes the row of a role out takes its document out', async () => {
      const table = await exported(engine);
      for (const { rows } of [...table.sheets].filter(([name]) => name !== 'Documents').map(([, sheet]) => sheet))
        rows.length = 0;
      const refused = await importTable(engine, { source: 'hr', files: await table.files('csv') }, { dryRun: false });
      expect(refused.messages.map(({ rule }) => rule)).toEqual(['no-roles']);
      table.rows('Roles').push({ title: 'Clerk' });
      const report = await imported(engine, await table.files('csv'));
      expect(report.documents.map(({ id, outcome }) => [id, outcome])).toEqual([
        [steward.id, 'removed'],
        ['hr#Clerk', 'added'],
      ]);
    });
  });

  describe('a table of our own', () => {
    test('is one document a role, with its classification as terms; imported twice it writes nothing, a row that went is taken back', async () => {
      const report = await imported(engine, [roles, requirements, terms]);
      expect(report.documents).toEqual([
        { id: 'hr#J1', role: 'data-steward', outcome: 'added' },
        { id: 'hr#J2', role: 'registrar', outcome: 'added' },
      ]);
      const found = await nodesOf(engine, 'Term');
      expect(Object.fromEntries(found)).toEqual({
        'job-code:00042': { id: 'job-code:00042', scheme: 'job-code', code: '00042', label: null, rank: null },
        'job-code:00043': { id: 'job-code:00043', scheme: 'job-code', code: '00043', label: null, rank: null },
        'grade:L5': { id: 'grade:L5', scheme: 'grade', code: 'L5', label: 'Senior', rank: 5 },
        'grade:L6': { id: 'grade:L6', scheme: 'grade', code: 'L6', label: null, rank: null },
        'cost centre:0815': { id: 'cost centre:0815', scheme: 'cost centre', code: '0815', label: null, rank: null },
      });
      const before = await everything(engine);
      expect((await imported(engine, [roles, requirements, terms])).outcome).toBe('unchanged');
      expect(await everything(engine)).toBe(before);
      const fewer = csvOf('roles', [
        ['key', 'title'],
        ['J2', 'Registrar'],
      ]);
      const kept = csvOf('requirements', [
        ['role', 'skill'],
        ['J2', 'Archiving'],
      ]);
      const corrected = await imported(engine, [fewer, kept]);
      expect(corrected.documents.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
        'hr#J1 removed',
        'hr#J2 changed',
      ]);
      expect([...(await nodesOf(engine, 'Term')).keys()]).toEqual([]);
    });

    test('with labels of its own changes those of terms and links and kinds of skills', async () => {
      await imported(engine, [roles, requirements, terms]);
      const table = await exported(engine);
      table.row('Terms', { code: 'L5' })['label'] = 'Expert';
      table.row('Requirements', { skill: 'Archiving' })['kind'] = 'knowledge';
      const report = await imported(engine, await table.files('xlsx'));
      expect([report.outcome, report.nodesChanged, report.diff?.claimsAdded]).toEqual(['imported', 2, {}]);
      expect((await nodesOf(engine, 'Term')).get('grade:L5')).toMatchObject({ label: 'Expert', rank: 5 });
      expect(await nounNamed(engine, 'Skill', 'Archiving')).toMatchObject({ kind: 'knowledge', revision: 2 });
    });
  });
});

describe('what sheets alone decide, on whatever engine', () => {
  let engine: GraphEngine;
  beforeEach(async () => {
    engine = await embedded.open();
  });
  afterEach(() => engine.close());

  describe('an edit of an export', () => {
    beforeEach(async () => {
      await loadDocuments(engine, [steward], company);
    });

    test('that adds a row adds exactly that claim', async () => {
      const table = await exported(engine);
      table.rows('Moves').push({ role: 'Data Steward', move: 'adjacent', 'other role': 'Data Analyst' });
      const report = await imported(engine, await table.files('xlsx'));
      expect(report.diff).toMatchObject({ nodesAdded: [], claimsAdded: { LEADS_TO: 1 }, claimsRemoved: {} });
      const again = await exported(engine);
      expect(again.rows('Moves').at(-1)).toMatchObject({ document: steward.id, move: 'adjacent', position: '2' });
    });

    test('that sorts the rows changes nothing', async () => {
      const table = await exported(engine);
      for (const { rows } of table.sheets.values()) rows.reverse();
      expect((await imported(engine, await table.files('csv'))).outcome).toBe('unchanged');
    });

    test('is refused where somebody changed the document in the meantime', async () => {
      const table = await exported(engine);
      table.row('Tools', { tool: 'dbt' })['purpose'] = 'Models';
      const changed = document(steward.id, 'Data Steward', { technicalSkills: [{ name: 'SQL' }] });
      await loadDocuments(engine, [changed], company);
      const before = await everything(engine);
      const report = await importTable(engine, { source: 'hr', files: await table.files('xlsx') }, { dryRun: false });
      expect(report.messages).toMatchObject([{ rule: 'changed-since-export', sheet: 'Documents', row: 2 }]);
      expect(await everything(engine)).toBe(before);
    });

    test('stands in the history and in the exported blueprint', async () => {
      const table = await exported(engine);
      table.row('Requirements', { skill: 'SQL' })['importance'] = 'Critical';
      await imported(engine, await table.files('xlsx'));
      const { versionsOf } = await import('../../src/services/history.ts');
      const versions = await versionsOf(engine, 'data-steward');
      expect(versions.at(-1)).toMatchObject({ number: 2, by: 'table', document: steward.id });
      expect(versions.at(-1)?.changes).toEqual([
        { kind: 'changed', path: 'technicalSkills[SQL].importance', before: 'Important', after: 'Critical' },
      ]);
    });
  });

  describe('a table of our own', () => {
    test('and a blueprint both describe a role, once somebody says that it is the same', async () => {
      await loadDocuments(engine, [steward], company);
      const files = [roles, requirements, terms];
      const asked = await importTable(engine, { source: 'hr', files }, { dryRun: false });
      expect(asked.messages).toMatchObject([{ rule: 'already-described', sheet: 'roles', row: 2, column: 'title' }]);
      await imported(engine, files, { sameTitle: true });
      const claims = await claimsIn(engine, [steward.id, 'hr#J1']);
      const required = claims.filter(({ row }) => row['tail'] === 'data-steward' && row['head'] === 'sql');
      expect(required.map(({ row }) => [row['document'], row['importanceAsWritten'], row['level']])).toEqual([
        [steward.id, 'Important', null],
        ['hr#J1', 'Important', 0.5],
      ]);
      const blueprint = await claimsIn(engine, [steward.id]);
      await imported(engine, [csvOf('roles', [['title'], ['Registrar']])]);
      expect(await claimsIn(engine, [steward.id])).toEqual(blueprint);
    });

    test('says all that is wrong at once and writes nothing', async () => {
      await loadDocuments(engine, [steward], company);
      const before = await everything(engine);
      const files = [
        await workbookOf({
          Roles: [
            ['title', 'min years'],
            ['Clerk', 'some'],
            ['Clerk', 2],
          ],
          Requirements: [
            ['role', 'skill', 'tier', 'level'],
            ['Clerk', '', 'vital', 7],
            ['Nobody', 'SQL', null, null],
          ],
        }),
      ];
      const report = await importTable(engine, { source: 'hr', files }, { dryRun: false });
      expect(report.outcome).toBe('refused');
      expect(report.messages.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)).toEqual([
        'Roles 2 min years',
        'Requirements 2 tier',
        'Requirements 2 level',
        'Requirements 2 skill',
      ]);
      expect(await everything(engine)).toBe(before);
    });

    test('with a name that several nouns answer to names the cell, and takes a decision', async () => {
      const lead = (id: string) => document(id, 'Lead', {}, { placement: 'new-role' });
      await loadDocuments(engine, [document('a', 'Lead'), lead('b')], company);
      const files = [
        csvOf('moves', [
          ['role', 'move', 'other role'],
          ['Clerk', 'next', 'Lead'],
        ]),
      ];
      const asked = await importTable(engine, { source: 'hr', files }, { dryRun: false });
      expect(asked.messages).toMatchObject([{ rule: 'ambiguous-name', sheet: 'moves', row: 2, column: 'other role' }]);
      await imported(engine, files, { resolve: { Lead: 'lead-2' } });
      expect((await imported(engine, files)).outcome).toBe('unchanged');
      const moves = (await claimsIn(engine, ['hr#Clerk'])).filter(({ edge }) => edge === 'LEADS_TO.Role.Role');
      expect(moves.map(({ row }) => [row['tail'], row['head']])).toEqual([['clerk', 'lead-2']]);
    });
  });
});
