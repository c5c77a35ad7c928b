import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { escoIn, frameworkIn, onetIn, shippedMap } from '../../src/services/catalogue/read.ts';
import { type Client, clientOf } from '../ask.ts';
import { imported } from '../catalogue/through-handler.ts';
import { embedded } from '../engines.ts';
import { nodeCounts } from '../graph.ts';

/** The real catalogues are not ours to copy: they lie beside the repository. What they hold is counted here by itself. */
const data = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present) console.log(`Skipped: the real catalogues are not at ${fileURLToPath(data)}.`);
const folder = (name: string) => fileURLToPath(new URL(name, data));

/** Rows of a gzipped file, read by nothing of ours. */
function rows(path: string, delimiter: string): Record<string, string>[] {
  const text = gunzipSync(readFileSync(folder(path))).toString('utf8');
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] as string;
    if (inside) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else inside = false;
    } else if (sign === '"') inside = true;
    else if (sign === delimiter || sign === '\n') {
      record.push(field.replace(/\r$/, ''));
      field = '';
      if (sign === delimiter) continue;
      records.push(record);
      record = [];
    } else field += sign;
  }
  const [head = [], ...body] = records;
  return body.map((fields) => Object.fromEntries(head.map((title, i) => [title, fields[i] ?? ''])));
}
const onet = (name: string) => rows(`onet_29_3/${name}.tsv.gz`, '\t');
const CODE = 'O*NET-SOC Code';
const distinct = <T>(values: Iterable<T>) => new Set(values).size;

describe.skipIf(!present)('O*NET 29.3', () => {
  let graph: GraphEngine;
  let client: Client;
  let report: Awaited<ReturnType<typeof imported>>;
  let content: Awaited<ReturnType<typeof onetIn>>;
  beforeAll(async () => {
    graph = await embedded.open();
    client = clientOf(graph);
    content = await onetIn(folder('onet_29_3'));
    report = await imported(graph, content);
  }, 240_000);
  afterAll(() => graph?.close());

  test('has as many occupations, requirements, moves, tools, tasks and zones as its files have rows', async () => {
    expect(report.claimsAdded).toMatchObject({
      DESCRIBED_BY: onet('occupation_data').length,
      REQUIRES: onet('skills').length / 2 + onet('knowledge').length / 2,
      LEADS_TO: onet('related_occupations').length,
      USES: onet('technology_skills').length,
      STATES: onet('task_statements').length,
      CLASSIFIED_AS: onet('job_zones').length,
    });
    expect(report).toMatchObject({ added: 1016, notInFiles: [] });
    // The skill and the knowledge called Mathematics are two.
    expect(await nodeCounts(graph)).toMatchObject({ Role: 1016, Skill: 35 + 33, Document: 1016, Term: 5 });
  });

  test('every alternate title answers: rows left out are those that say nothing new', async () => {
    const titles = onet('alternate_titles');
    const own = new Map(onet('occupation_data').map((row) => [row[CODE], row['Title']]));
    const repeated = titles.length - distinct(titles.map((row) => `${row[CODE]}\t${row['Alternate Title']}`));
    const same = titles.filter((row) => row['Alternate Title'] === own.get(row[CODE])).length;
    const left = content.leftOut.filter(({ file }) => file.startsWith('alternate_titles'));
    expect(left.reduce((sum, { rows: number }) => sum + number, 0)).toBe(repeated + same);
    const aliases = content.occupations.flatMap(({ id, aliases: others }) => others.map((alias) => `${id}\t${alias}`));
    const written = titles.flatMap((row) =>
      [row['Alternate Title'], row['Short Title']].map((title) => [row[CODE], title]),
    );
    const expected = written
      .filter(([code, title]) => title && title !== own.get(code))
      .map(([code, title]) => `onet:${code}\t${title}`);
    expect(new Set(aliases)).toEqual(new Set(expected));
    const sample = titles.filter((_row, i) => i % 1_500 === 0);
    for (const row of sample) {
      const ref = { ref: { title: row['Alternate Title'] } };
      const { role } = await client.ask(
        `query ($ref: RoleRef!) { role(ref: $ref, origins: [CATALOGUE]) {
          ... on Role { title } ... on AmbiguousTitle { candidates { title } } } }`,
        ref,
      );
      const found = role.candidates?.map(({ title }: { title: string }) => title) ?? [role.title];
      expect(found, row['Alternate Title']).toContain(own.get(row[CODE]));
    }
  });

  test('ratings, flags and ranks of occupations here and there are those of the files', async () => {
    const [ratings, related] = [[...onet('skills'), ...onet('knowledge')], onet('related_occupations')];
    const codes = [...new Set(ratings.map((row) => row[CODE]))].filter((_code, i) => i % 220 === 7);
    expect(codes).toHaveLength(4);
    for (const code of codes) {
      const { role } = await client.ask(
        `query ($ref: RoleRef!) { role(ref: $ref, origins: [CATALOGUE]) { ... on Role {
          adjacentRoles(first: 100) { nodes { rank tier to { title } } }
          requirements(first: 200) { nodes { importance level claims { asWritten } skill { name kind } } } } } }`,
        { ref: { externalId: `onet:${code}` } },
      );
      const own = ratings.filter((row) => row[CODE] === code);
      const scaled = (row: Record<string, string>) => {
        const value = Number(row['Data Value']);
        if (row['Scale ID'] === 'LV' && row['Not Relevant'] === 'Y') return 0;
        if (row['Recommend Suppress'] === 'Y') return null;
        return row['Scale ID'] === 'IM' ? (value - 1) / 4 : value / 7;
      };
      const expected = own
        .filter((row) => row['Scale ID'] === 'IM')
        .map((row) => {
          const level = own.find((other) => other['Element ID'] === row['Element ID'] && other['Scale ID'] === 'LV');
          return [row['Element Name'], row['Element ID']?.startsWith('2.C'), scaled(row), scaled(level ?? {})];
        });
      const found = role.requirements.nodes.map((node: any) => [
        node.claims[0].asWritten,
        node.skill.kind === 'KNOWLEDGE',
        node.importance,
        node.level,
      ]);
      expect(found).toEqual(expected);
      const moves = related.filter((row) => row[CODE] === code);
      expect(role.adjacentRoles.nodes).toEqual(
        moves.map((row) => ({
          rank: Number(row['Index']),
          tier: row['Relatedness Tier'],
          to: { title: row['Related Title'] },
        })),
      );
    }
    const flagged = (file: string, flag: (row: Record<string, string>) => boolean) => onet(file).filter(flag).length;
    const left = (file: string, why: RegExp) =>
      content.leftOut
        .filter((row) => row.file.startsWith(file) && why.test(row.why))
        .reduce((sum, row) => sum + row.rows, 0);
    for (const file of ['skills', 'knowledge']) {
      expect(left(file, /not relevant/)).toBe(flagged(file, (row) => row['Not Relevant'] === 'Y'));
      expect(left(file, /low precision/)).toBe(
        flagged(file, (row) => row['Recommend Suppress'] === 'Y' && row['Not Relevant'] !== 'Y'),
      );
    }
  });
});

describe.skipIf(!present)('ESCO 1.1.1', () => {
  test('has the labels, groups, skills and correspondences of its files', async () => {
    const places = ['esco_1_1_1', 'esco_occupation_skills_subset', 'esco_onet_crosswalk_official'].map(folder);
    const { occupations, leftOut } = await escoIn(places[0] ?? '', ...places.slice(1));
    const published = rows('esco_1_1_1/occupations.csv.gz', ',');
    const relations = rows('esco_occupation_skills_subset/occupation_skills.csv.gz', ',');
    const crosswalk = rows('esco_onet_crosswalk_official/esco_to_onet_soc_2019.csv.gz', ',');
    expect(occupations).toHaveLength(published.length);
    const codes = new Set(published.map((row) => row['CODE']));
    const all = <T>(of: (occupation: (typeof occupations)[number]) => readonly T[]) => occupations.flatMap(of);
    expect(all(({ requirements }) => requirements.filter(({ tier }) => tier === 'must-have'))).toHaveLength(
      relations.filter((row) => row['relation_type'] === 'essential').length,
    );
    expect(all(({ requirements }) => requirements)).toHaveLength(relations.length);
    const tied = crosswalk.filter((row) => codes.has(row['ESCO/ISCO Code']) && row['O*NET-SOC 2019 Code']);
    expect(all(({ correspondsTo }) => correspondsTo)).toHaveLength(tied.length);
    expect(leftOut.reduce((sum, row) => sum + row.rows, 0)).toBe(crosswalk.length - tied.length);

    const groups = new Map(
      rows('esco_1_1_1/isco_groups.csv.gz', ',').map((row) => [row['CODE'], row['PREFERREDLABEL']]),
    );
    for (const row of published.filter((_row, i) => i % 97 === 0)) {
      const occupation = occupations.find(({ url }) => url === row['ORIGINURI']);
      // The code of a group begins with that of the group above it.
      const above = [4, 3, 2, 1].map((length) => groups.get(row['ISCOGROUPCODE']?.slice(0, length)));
      expect(occupation?.families).toEqual([...new Set(above)]);
      const labels = (row['ALTLABELS'] ?? '').split('\n').map((label) => label.trim());
      for (const label of labels)
        if (label && label !== row['PREFERREDLABEL']) expect(occupation?.aliases).toContain(label);
    }
  });
});

describe.skipIf(!present)('the UK capability framework', () => {
  const file = 'uk_gdad_capability_framework/roles_levels_skills.csv.gz';
  test('has its levels, skills, required levels and ladders', async () => {
    const { occupations, leftOut } = await frameworkIn(folder(file), await shippedMap('uk-gdad'));
    const published = rows(file, ',');
    expect(occupations).toHaveLength(distinct(published.map((row) => `${row['Role']}\t${row['Role Level']?.trim()}`)));
    const asked = distinct(
      published.map((row) => `${row['Role']}\t${row['Role Level']?.trim()}\t${row['Skill Name']}`),
    );
    expect(occupations.flatMap(({ requirements }) => requirements)).toHaveLength(asked);
    const open = published.filter((row) => row['Skill Level'] === 'NOT IN USE').length;
    expect(leftOut.map(({ rows: number }) => number)).toEqual([open, published.length - asked]);
    for (const [name, level] of [
      ['Awareness', 0.25],
      ['Working', 0.5],
      ['Practitioner', 0.75],
      ['Expert', 1],
    ] as const) {
      const of = published.filter((row) => row['Skill Level'] === name);
      const found = occupations.flatMap(({ requirements }) => requirements.filter((skill) => skill.level === level));
      expect(found).toHaveLength(distinct(of.map((row) => `${row['Role Level']?.trim()}\t${row['Skill Name']}`)));
    }
    const next = (title: string) => occupations.find((level) => level.title === title)?.moves.map((move) => move.title);
    expect(next('Data engineer')).toEqual(['Senior data engineer']);
    expect(next('Lead data engineer')).toEqual(['Head of data engineering']);
    expect(next('Developer')).toEqual(['Senior developer', 'Senior developer - management']);
    expect(next('Service desk analyst')).toEqual(['Senior service desk analyst']);
    expect(next('Chief data officer')).toEqual([]);
  });
});
