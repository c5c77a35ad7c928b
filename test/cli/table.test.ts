import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, inject, test } from 'vitest';
import { embedded, onNeo4j } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rolegraph } from './rolegraph.ts';

/** The rows of a sheet of a workbook, by heading. */
async function sheetIn(file: string, name: string) {
  const { sheets } = await readXlsx(readFileSync(file));
  const { rows = [] } = sheets.find((sheet) => sheet.name === name) ?? {};
  const [header = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(header.map((heading, i) => [String(heading), row[i] ?? null])));
}

/** Writes a workbook again with one of its cells replaced, as a spreadsheet would. */
async function edited(
  file: string,
  to: string,
  sheet: string,
  said: (row: unknown[]) => boolean,
  column: string,
  value: string,
) {
  const { sheets } = await readXlsx(readFileSync(file));
  for (const { name, rows } of sheets) {
    const row = name === sheet ? rows.find(said) : undefined;
    if (row) row[rows[0]?.indexOf(column) ?? -1] = value;
  }
  writeFileSync(to, await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }));
}

test('a template explains itself, is imported filled in, and overwrites nothing', async () => {
  const folder = temporaryFolder();
  expect(await rolegraph(folder, ['table', 'template', '-o', 'mine.xlsx'])).toMatchObject({
    code: 0,
    stdout: 'Wrote mine.xlsx.\n',
  });
  const again = await rolegraph(folder, ['table', 'template', '-o', 'mine.xlsx']);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('is there already')]);
  const { sheets } = await readXlsx(readFileSync(join(folder, 'mine.xlsx')));
  expect(sheets.map(({ name }) => name)).toEqual(
    'Guide Roles Requirements Tools Moves Stakeholders Escalations Decisions Measures Statements Links Names Terms'.split(
      ' ',
    ),
  );
  const roles = sheets.find(({ name }) => name === 'Roles');
  expect(roles?.rows[0]?.slice(0, 4)).toEqual(['key', 'title', 'same as', 'job code']);
  expect(roles?.rows[1]?.[1]).toBe('Job title.');
  expect(roles?.cells?.get('0,1')?.comment?.text).toBe('Job title. Must be filled in.');
  expect(roles?.dataValidations?.map(({ values }) => values)).toEqual([['ic', 'manager']]);
  roles?.rows.push(['J1', 'Clerk', null, '007']);
  writeFileSync(
    join(folder, 'mine.xlsx'),
    await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }),
  );
  const imported = await rolegraph(folder, ['table', 'import', 'mine.xlsx']);
  expect(imported.stdout).toContain('mine.xlsx: imported\n  roles: 1 added');
  expect((await rolegraph(folder, ['role', 'external:job-code:007', '--json'])).stdout).toContain('"Clerk"');
});

describe.each([embedded, onNeo4j].filter(({ available }) => available))('on $name', ({ name, open }) => {
  test('a graph is exported, edited and imported; only the edit changes', async () => {
    const folder = temporaryFolder();
    const environment: Record<string, string> = {};
    if (name === 'neo4j') {
      await (await open()).close();
      environment['NEO4J_URI'] = inject('neo4j') ?? '';
    }
    const ask = async (...args: string[]) => {
      const { code, stdout, stderr } = await rolegraph(folder, args, environment);
      expect([code, stderr], args.join(' ')).toEqual([0, '']);
      return stdout;
    };
    await ask('seed');
    expect(await ask('table', 'export', '-o', 'a.xlsx')).toMatch(/^Wrote a\.xlsx: 3 roles, \d+ rows in all\.\n$/);
    const isSql = (row: unknown[]) => row[1] === 'Deep learning for computer vision';
    await edited(join(folder, 'a.xlsx'), join(folder, 'b.xlsx'), 'Requirements', isSql, 'importance', 'Optional');
    const rehearsed = await ask('table', 'import', 'b.xlsx', '--dry-run');
    expect(rehearsed).toMatch(
      /^~ Requirements row \d+ importance: Critical → Optional\n {2}REQUIRES \+0 ~1 -0\nb\.xlsx: imported \(dry run/,
    );
    expect(await ask('table', 'import', 'a.xlsx')).toMatch(/unchanged/);
    expect(await ask('table', 'import', 'b.xlsx')).toContain('nodes +0 ~0 -0, relationships +0 ~1 -0');
    expect(JSON.parse(await ask('table', 'import', 'b.xlsx', '--json'))).toMatchObject({
      outcome: 'UNCHANGED',
      changes: [],
    });
    await ask('table', 'export', '-o', 'csv');
    expect(await ask('table', 'import', 'csv')).toMatch(/csv: unchanged/);
    await ask('table', 'export', '-o', 'c.xlsx');
    const before = await sheetIn(join(folder, 'b.xlsx'), 'Requirements');
    expect(await sheetIn(join(folder, 'c.xlsx'), 'Requirements')).toEqual(before);
  });
});

test("another system's export comes in by a map; what is wrong is told with its place and exit code 1", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'hr'));
  const positions = 'Position ID;Position Title;Department;Colour\n007;Clerk;Records;red\n008;Köchin;Kitchen;\n';
  writeFileSync(join(folder, 'hr', 'Positions.csv'), Buffer.from(positions, 'latin1'));
  writeFileSync(
    join(folder, 'hr', 'Competencies.csv'),
    'Position ID,Competency,Proficiency\n007,Filing,9\n009,Tact,2\n',
  );
  const { stdout, stderr } = await rolegraph(folder, ['table', 'map', 'hr']);
  const map = JSON.parse(stdout);
  expect(stderr).toBe('Positions: no column of ours for Colour\n');
  expect(map.sheets).toEqual([
    {
      from: 'Positions',
      to: 'Roles',
      columns: { 'Position ID': ['key', 'job code'], 'Position Title': 'title', Department: 'unit' },
    },
    {
      from: 'Competencies',
      to: 'Requirements',
      columns: { 'Position ID': 'role', Competency: 'skill', Proficiency: 'level' },
    },
  ]);
  map.sheets[1].levels = { scale: '1 to 5', min: 0, max: 5 };
  writeFileSync(join(folder, 'map.json'), JSON.stringify(map));
  const refused = await rolegraph(folder, ['table', 'import', 'hr', '--map', 'map.json']);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain(
    'error Competencies, row 2, column Proficiency: "9 (not on the scale 1 to 5)" is no number',
  );
  writeFileSync(
    join(folder, 'hr', 'Competencies.csv'),
    'Position ID,Competency,Proficiency\n007,Filing,4\n009,Tact,2\n',
  );
  const unknown = await rolegraph(folder, ['table', 'import', 'hr', '--map', 'map.json']);
  expect(unknown.stdout).toContain('error Competencies, row 3, column Position ID: "009" has no row in Roles.');
  expect(unknown.stderr).toBe('error [IMPORT_REFUSED]: hr: 1 error, nothing was written.\n');
  writeFileSync(join(folder, 'hr', 'Competencies.csv'), 'Position ID,Competency,Proficiency\n007,Filing,4\n');
  const done = await rolegraph(folder, ['table', 'import', 'hr', '--map', 'map.json', '--source', 'hris']);
  expect(done.stdout).toContain('hris: imported\n  roles: 2 added');
  writeFileSync(join(folder, 'map.json'), '{"sheets": [{"to": "Roles", "columns": {"A": "colour"}}]}');
  const unfit = await rolegraph(folder, ['table', 'import', 'hr', '--map', 'map.json']);
  expect([unfit.code, unfit.stderr]).toEqual([1, expect.stringMatching(/The map does not fit.*no column "colour"/)]);
});
