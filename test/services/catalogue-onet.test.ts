import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { catalogueLines } from '../../src/services/catalogue/stream.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf } from '../ask.ts';
import { asText, onetFolder, onetTables } from '../catalogue/onet-folder.ts';
import { exported, imported, send } from '../catalogue/through-handler.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, nodeCounts } from '../graph.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const read = (tables = onetTables()) => onetIn(onetFolder(temporaryFolder(), tables));

const role = `query ($ref: RoleRef!) { role(ref: $ref, origins: [CATALOGUE]) { ... on Error { code message } ... on Role {
  slug title summary described names { text }
  terms { term { scheme code label rank } }
  responsibilities { nodes { category text } }
  tools { nodes { tool { name } category commonality } }
  adjacentRoles { nodes { to { title } tier rank } }
  requirements { nodes { skill { name kind } importance level scale levelAsWritten importanceAsWritten claims { asWritten } } }
  descriptions { document { key origin licence attribution url } } } } }`;

onEveryEngine((engine) => {
  let graph: GraphEngine;
  let client: Client;
  beforeEach(async () => {
    graph = await engine.open();
    client = clientOf(graph);
  });
  afterEach(() => graph.close());

  test('an occupation is what its files say of it, with licence and attribution', async () => {
    const report = await imported(graph, await read());
    expect(report).toMatchObject({ added: 4, changed: 0, unchanged: 0, notInFiles: [] });
    const { role: keeper } = await client.ask(role, { ref: { externalId: 'onet:11-1000.00' } });
    expect(keeper).toMatchObject({ title: 'Lighthouse Keepers', summary: 'Keep the light burning.', described: true });
    expect(keeper.names.map(({ text }: { text: string }) => text).sort()).toEqual(
      ['11-1000.00', 'LW', 'Lamp Warden (LW)', 'Lighthouse Keepers', 'Wickie'].sort(),
    );
    expect(keeper.terms).toEqual([
      { term: { scheme: 'onet-job-zone', code: '2', label: 'Some Preparation', rank: 2 } },
    ]);
    expect(keeper.responsibilities.nodes).toEqual([
      { category: 'Core', text: 'Trim the wick.' },
      { category: 'Supplemental', text: 'Write the log,\nhour by hour.' },
    ]);
    expect(keeper.tools.nodes).toEqual([
      { tool: { name: 'Fog Horn' }, category: 'Sound software', commonality: 'hot technology, in demand' },
    ]);
    expect(keeper.adjacentRoles.nodes).toEqual([
      { to: { title: 'Harbour Pilots' }, tier: 'Primary-Short', rank: 1 },
      { to: { title: 'Net Menders' }, tier: 'Supplemental', rank: 2 },
    ]);
    expect(keeper.descriptions).toMatchObject([
      { document: { key: 'onet:11-1000.00', origin: 'CATALOGUE', licence: 'CC BY 4.0' } },
    ]);
    expect(keeper.descriptions[0].document.attribution).toMatch(/O\*NET 9\.9 Database .*USDOL\/ETA/);
  });

  test('ratings are scaled, what is not relevant asks for no level, what is imprecise is withheld', async () => {
    await imported(graph, await read());
    const asked = async (code: string) =>
      (await client.ask(role, { ref: { externalId: `onet:${code}` } })).role.requirements.nodes;
    expect(await asked('11-1000.00')).toMatchObject([
      { skill: { name: 'Reckoning', kind: 'TECHNICAL' }, importance: 0.5, level: 0.5, levelAsWritten: '3.5' },
      {
        skill: { name: 'Hailing', kind: 'SOFT' },
        importance: 1,
        level: null,
        levelAsWritten: 'suppressed: low precision',
      },
      // A skill and a body of knowledge of one name are two things.
      {
        skill: { name: 'Reckoning (knowledge)', kind: 'KNOWLEDGE' },
        importance: 0.25,
        level: 0.25,
        claims: [{ asWritten: 'Reckoning' }],
      },
      { skill: { name: 'Tides' }, importance: null, importanceAsWritten: 'suppressed: low precision', level: 1 / 7 },
    ]);
    expect(await asked('11-1001.00')).toMatchObject([
      { importance: 0.75, level: 1, scale: 'O*NET level, 0 to 7' },
      { importance: 0.0625, level: 0, levelAsWritten: 'not relevant' },
    ]);
  });

  test('a title finds its own occupation before others that are also called so', async () => {
    await imported(graph, await read());
    const { role: pilots } = await client.ask(role, { ref: { title: 'harbour pilot' } });
    expect(pilots.title).toBe('Harbour Pilots');
    const { role: pilot } = await client.ask(role, { ref: { title: 'Pilot' } });
    expect(pilot).toMatchObject({ code: 'AMBIGUOUS_TITLE' });
  });

  test('importing again writes nothing, a new release what changed', async () => {
    await imported(graph, await read());
    const before = [await graph.version(), await exported(graph)];
    expect(await imported(graph, await read())).toMatchObject({ added: 0, changed: 0, unchanged: 4, claimsAdded: {} });
    expect([await graph.version(), await exported(graph)]).toEqual(before);
    const tables = onetTables();
    tables['job_zones']?.pop();
    tables['occupation_data']?.pop();
    const report = await imported(graph, await read(tables));
    expect(report).toMatchObject({ changed: 1, unchanged: 2, claimsRemoved: { CLASSIFIED_AS: 1 } });
    expect(report.nodesRemoved).toEqual({ Term: 1 });
    expect(report.notInFiles).toEqual(['onet:55-1000.00']);
  });

  test('a company with skills, tools and titles of the same names is as it was when the catalogue is gone', async () => {
    const content = await read();
    await loadDocuments(
      graph,
      [
        document('company:keeper', 'Lighthouse Keepers', {
          technicalSkills: [{ name: 'Reckoning' }, { name: 'Tides' }],
          tools: [{ name: 'Fog Horn' }],
        }),
      ],
      company,
    );
    const before = await exported(graph);
    const report = await imported(graph, content);
    expect(report.nodesAdded).toMatchObject({ Role: 4, Skill: 2, Tool: 1 });
    const { roles } = await client.ask('{ roles { nodes { slug } } }');
    expect(roles.nodes).toEqual([{ slug: 'lighthouse-keepers' }]);
    const { catalogues } = await client.ask('{ catalogues { id name documents licence } }');
    expect(catalogues).toEqual([{ id: 'onet', name: 'O*NET 9.9 Database', documents: 4, licence: 'CC BY 4.0' }]);
    const { removeCatalogue } = await client.ask(
      'mutation { removeCatalogue(catalogue: "onet") { documents nodesRemoved claimsRemoved } }',
    );
    expect(removeCatalogue.documents).toBe(4);
    expect(await exported(graph)).toBe(before);
    const again = await client.ask('mutation { removeCatalogue(catalogue: "onet") { documents claimsRemoved } }');
    expect(again.removeCatalogue).toEqual({ documents: 0, claimsRemoved: 0 });
  });

  test('a dry run says what an import does, and writes nothing', async () => {
    const content = await read();
    const before = [await graph.version(), await exported(graph)];
    const rehearsed = await imported(graph, content, { dryRun: true });
    expect([await graph.version(), await exported(graph)]).toEqual(before);
    expect(await imported(graph, content)).toEqual(rehearsed);
  });

  test('a selection takes in occupations by code, or by words of their titles; the others are only named', async () => {
    const content = await read();
    const report = await imported(graph, content, { only: ['11-10'] });
    expect(report).toMatchObject({ added: 2 });
    const { role: menders } = await client.ask(role, { ref: { externalId: 'onet:12-2000.00' } });
    expect(menders).toMatchObject({ title: 'Net Menders', described: false });
    expect(await imported(graph, content, { only: ['net mender'] })).toMatchObject({ added: 1, notInFiles: [] });
    expect(await imported(graph, content)).toMatchObject({ added: 1, unchanged: 3 });
  });

  test('what is sent is checked whole before anything is written', async () => {
    const { source, occupations } = await read();
    const lines = [...catalogueLines({ source, whole: true, dryRun: false }, occupations)];
    const cut = await send(graph, lines.slice(0, -1));
    expect([cut.status, cut.errors?.[0]?.message]).toEqual([400, expect.stringMatching(/ends before it is whole/)]);
    const twice = await send(graph, [...lines.slice(0, 2), ...lines.slice(1)]);
    expect(twice.errors?.[0]?.message).toMatch(/Line 3: .* twice/);
    const wrong = await send(graph, [lines[0] ?? '', '{"id":"onet:1"}\n', '{"end":1}\n']);
    expect(wrong.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(await nodeCounts(graph)).toEqual({});
  });
});

describe('damaged files are told with file and line', () => {
  const damage = (change: (tables: Record<string, string[][]>) => void) => {
    const tables = onetTables();
    change(tables);
    return read(tables).then(
      () => 'nothing was wrong',
      (error: Error) => error.message,
    );
  };
  test.each<[string, (tables: Record<string, string[][]>) => unknown, RegExp]>([
    ['a missing file', (t) => delete t['skills'], /^There is no file skills in db_9_9\.$/],
    [
      'a missing column',
      (t) => t['skills']?.forEach((row) => row.splice(3, 1)),
      /^skills\.tsv\.gz:1: There is no column "Scale ID"\. The file has "O\*NET-SOC Code", /,
    ],
    [
      'a row of another length',
      (t) => t['skills']?.[2]?.pop(),
      /^skills\.tsv\.gz:3: The row has 6 fields and the header 7/,
    ],
    [
      'a code twice',
      (t) => t['occupation_data']?.push(['11-1000.00', 'Keepers', '']),
      /^occupation_data\.tsv\.gz:6: The code "11-1000\.00" is there twice\./,
    ],
    ['a code that is none', (t) => t['occupation_data']?.push(['x', 'Keepers', '']), /:6: "x" is no O\*NET-SOC code/],
    [
      'a rating twice',
      (t) => t['skills']?.push([...(t['skills'][1] ?? [])]),
      /^skills\.tsv\.gz:10: The rating .* twice/,
    ],
    [
      'a reference to nothing',
      (t) => t['task_statements']?.push(['99-9999.00', '9', 'Go.', '']),
      /^task_statements\.tsv:6: There is no occupation "99-9999\.00"/,
    ],
    [
      'a related occupation that is none',
      (t) => t['related_occupations']?.push(['11-1000.00', '99-9999.00', '', '3']),
      /^related_occupations\.tsv\.gz:5: There is no related occupation/,
    ],
    [
      'a job zone that is none',
      (t) => t['job_zones']?.push(['12-2000.00', '', '5', '']),
      /^job_zones\.tsv:4: There is no job zone "5"/,
    ],
    [
      'a value that is no number',
      (t) => t['knowledge']?.push(['11-1001.00', '1', 'Tides', 'IM', 'high', 'N', 'N']),
      /^knowledge\.tsv:6: The importance is "high"/,
    ],
    [
      'a value off its scale',
      (t) => t['knowledge']?.push(['11-1001.00', '1', 'Tides', 'LV', '8', 'N', 'N']),
      /must be a number from 0 to 7/,
    ],
  ])('%s', async (_name, change, message) => {
    expect(await damage(change)).toMatch(message);
  });

  test('another delimiter, a cut gzip, bytes that are no text, an open quotation mark, nothing', async () => {
    const folder = onetFolder(temporaryFolder());
    const skills = join(folder, 'skills.tsv.gz');
    const message = () =>
      onetIn(folder).then(
        () => '',
        (error: Error) => error.message,
      );
    const text = asText(onetTables()['skills'] ?? []);
    writeFileSync(skills, asText(onetTables()['skills'] ?? [], ','));
    expect(await message()).toBe('skills.tsv.gz:1: The columns are separated by commas, not by tabs.');
    const packed = gzipSync(text);
    writeFileSync(skills, packed.subarray(0, packed.length - 20));
    expect(await message()).toMatch(/^skills\.tsv\.gz:\d+: The gzip is cut or damaged/);
    writeFileSync(skills, Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x0a])]));
    expect(await message()).toMatch(/^skills\.tsv\.gz:\d+: .*no UTF-8/);
    writeFileSync(skills, `${text}"11-1001.00\t1`);
    expect(await message()).toMatch(/^skills\.tsv\.gz:\d+: A quotation mark is opened/);
    writeFileSync(skills, '');
    expect(await message()).toBe('skills.tsv.gz:1: The file is empty.');
  });
});

test('every row that is not in the graph as such is counted, with the reason and the first line', async () => {
  const { files, leftOut } = await read();
  expect(files).toContainEqual({ file: 'alternate_titles.tsv', rows: 7 });
  expect(leftOut.map(({ file, rows, line, why }) => [`${file}:${line}`, rows, why.slice(0, 30)])).toEqual([
    ['alternate_titles.tsv:4', 1, 'a title the occupation has alr'],
    ['alternate_titles.tsv:8', 1, 'an alternate title without let'],
    ['skills.tsv.gz:5', 1, 'a level of low precision, whic'],
    ['skills.tsv.gz:9', 1, 'a level of what O*NET calls no'],
    ['knowledge.tsv:4', 1, 'an importance of low precision'],
  ]);
});

test("publishers' text files are read with their quotation marks", async () => {
  const folder = onetFolder(temporaryFolder());
  writeFileSync(
    join(folder, 'Occupation Data.txt'),
    'O*NET-SOC Code\tTitle\tDescription\n11-1000.00\t"Keepers" of Light\tx\n',
  );
  writeFileSync(join(folder, 'occupation_data.tsv.gz'), '');
  const read = () => onetIn(folder);
  await expect(read()).rejects.toThrow(/^alternate_titles\.tsv:5: There is no occupation "11-1001\.00"\.$/);
});
