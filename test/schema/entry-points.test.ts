import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { normalForm } from '../../src/identity/normal-form.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { document } from '../graph.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

const lists = {
  roles: 'Role',
  skills: 'Skill',
  tools: 'Tool',
  stakeholders: 'Stakeholder',
  families: 'Family',
  kpis: 'Kpi',
} as const;

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    const family = { role: { family: 'Artificial Intelligence' } };
    const lab = document('seed:lab', 'Lab Manager', {
      ...family,
      role: { family: 'AI Research', roleType: 'manager', seniority: 'lead', reportsTo: ['Research Director'] },
    });
    await loadDocuments(engine, [lab], { by: 'test', origin: 'seed' });
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  /** Every row of a list. */
  async function all(list: string, fields: string, filter = ''): Promise<Data[]> {
    const rows: Data[] = [];
    for (let after: string | null = null; ; ) {
      const page: Data = (
        await client.ask(
          `query ($after: String) { ${list}(first: 150, after: $after${filter && `, ${filter}`}) {
             nodes { ${fields} } totalCount pageInfo { hasNextPage endCursor } } }`,
          { after },
        )
      )[list];
      rows.push(...page.nodes);
      after = page.pageInfo.endCursor;
      if (page.pageInfo.hasNextPage) continue;
      expect(page.totalCount).toBe(rows.length);
      return rows;
    }
  }

  describe.each(Object.entries(lists))('%s', (list, type) => {
    const one = list === 'families' ? 'family' : list.slice(0, -1);

    test('come from A to Z, and from Z to A when asked so', async () => {
      const rows = await all(list, '__typename slug name');
      expect(rows.length).toBeGreaterThan(list === 'families' ? 0 : 20);
      expect(new Set(rows.map(({ slug }) => slug)).size).toBe(rows.length);
      expect(rows.every((row) => row.__typename === type)).toBe(true);
      const names = rows.map(({ name }) => name.toLowerCase());
      expect(names).toEqual([...names].sort());
      expect(await all(list, '__typename slug name', 'order: DESC')).toEqual(rows.reverse());
    });

    test('are filtered by a text in any of their names', async () => {
      const rows = await all(list, 'slug names { text }');
      for (const text of ['sci', 'AI', 'machine learning', 'Ä', 'C++', 'no such thing']) {
        const wanted = rows.filter(({ names }) =>
          names.some((name: Data) => normalForm(name.text).includes(normalForm(text))),
        );
        const found = await all(
          list,
          'slug names { text }',
          `text: "${text}"`.replace(/^/, list === 'roles' ? 'filter: { ' : '') + (list === 'roles' ? ' }' : ''),
        );
        expect(found, text).toEqual(wanted);
      }
    });

    test('are each found again by slug, name and global id', async () => {
      const rows = (await all(list, 'id slug name revision names { text }')).slice(0, 5);
      for (const row of rows) {
        const byName = type === 'Role' ? 'title' : 'name';
        const fields = `... on ${type} { id slug name revision names { text } }`;
        const answer = await client.ask(
          `query ($id: ID!, $slug: String!, $name: String!) {
            a: ${one}(ref: { id: $id }) { ${fields} }
            b: ${one}(ref: { slug: $slug }) { ${fields} }
            c: ${one}(ref: { ${byName}: $name }) { ${fields} }
            d: node(id: $id) { ${fields} }
          }`,
          { ...row },
        );
        expect(answer).toEqual({ a: row, b: row, c: row, d: row });
      }
    });

    test('that do not exist are not found, with suggestions', async () => {
      const [row] = await all(list, 'name');
      const by = type === 'Role' ? 'title' : 'name';
      const answer = await client.ask(
        `query ($text: String!) { ${one}(ref: { ${by}: $text }) {
           __typename ... on Error { code message } ... on NotFound { suggestions } } }`,
        { text: `${row.name} zzzz` },
      );
      expect(answer[one]).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
      expect(answer[one].suggestions).toContain(row.name);
    });
  });

  test('skills are filtered by kind', async () => {
    const skills = await all('skills', 'slug kind');
    for (const kind of ['TECHNICAL', 'SOFT', 'KNOWLEDGE']) {
      expect(await all('skills', 'slug kind', `kind: ${kind}`)).toEqual(skills.filter((skill) => skill.kind === kind));
    }
    expect(skills.filter(({ kind }) => kind === 'SOFT').length).toBeGreaterThan(5);
  });

  test('every skill, tool, measure and party of the seed is in its list, and shows the roles that have it', async () => {
    const names = {
      skills: (b: Data) => [...b.technicalSkills, ...b.softSkills].map(({ name }) => name),
      tools: (b: Data) => b.tools.map(({ name }: Data) => name),
      kpis: (b: Data) => b.kpis.map(({ name }: Data) => name),
      stakeholders: (b: Data) => b.stakeholders.map(({ name }: Data) => name),
    };
    const roles = {
      skills: 'requirements',
      tools: 'uses',
      kpis: 'measurements',
      stakeholders: 'involvements',
    };
    for (const [list, namesIn] of Object.entries(names)) {
      const field = roles[list as keyof typeof roles];
      const rows = await all(list, `name ${field}(first: 50) { totalCount nodes { role { title } } }`);
      const byName = new Map(rows.map((row) => [normalForm(row.name), row]));
      for (const blueprint of seedBlueprints.values()) {
        for (const name of namesIn(blueprint)) {
          const row = byName.get(normalForm(name));
          const titles = row?.[field].nodes.map(({ role }: Data) => role.title);
          expect(titles, name).toContain(blueprint.role.title);
        }
      }
    }
  });

  describe('roles under a filter', () => {
    const titles = async (filter: string) =>
      (await all('roles', 'title', `filter: { ${filter} }`)).map(({ title }) => title);

    test('are those of a family, a skill, a tool or a stakeholder', async () => {
      expect(await titles('family: { name: "AI research" }')).toEqual(['Lab Manager']);
      for (const [filter, list] of [
        ['skill', 'technicalSkills'],
        ['tool', 'tools'],
        ['stakeholder', 'stakeholders'],
      ] as const) {
        const name = [...seedBlueprints.values()][0]?.[list][0]?.name ?? '';
        const having = [...seedBlueprints.values()].filter((blueprint) =>
          blueprint[list].some((entry) => normalForm(entry.name) === normalForm(name)),
        );
        const found = await titles(`${filter}: { name: ${JSON.stringify(name)} }`);
        expect(found, name).toEqual(having.map(({ role }) => role.title).sort());
      }
    });

    test('are those of a level word, a track, a kind, or described', async () => {
      expect(await titles('seniority: "lead"')).toEqual(['Lab Manager']);
      expect(await titles('track: MANAGER')).toEqual(['Lab Manager']);
      expect(await titles('described: true')).toEqual(
        ['Lab Manager', ...[...seedBlueprints.values()].map(({ role }) => role.title)].sort(),
      );
      const described = await titles('described: true');
      const named = await titles('described: false');
      expect([...described, ...named].sort()).toEqual((await all('roles', 'title')).map(({ title }) => title).sort());
      const backgrounds = await titles('kind: BACKGROUND');
      expect(backgrounds.length).toBeGreaterThan(0);
      expect(await titles('kind: ROLE')).not.toEqual(expect.arrayContaining(backgrounds.slice(0, 1)));
    });

    test('must fit all conditions', async () => {
      expect(await titles('described: true, text: "senior", track: IC')).toEqual([
        'Senior AI Research Scientist',
        'Senior Computer Vision Scientist',
      ]);
      expect(await titles('described: true, text: "senior", track: MANAGER')).toEqual([]);
      expect(await titles('term: "grade:7"')).toEqual([]);
    });

    test('by a skill that does not exist are refused and not simply none', async () => {
      const refusal = await client.refusal('{ roles(filter: { skill: { name: "Falconry" } }) { totalCount } }');
      expect(refusal).toMatchObject({ path: ['roles'], extensions: { code: 'NOT_FOUND' } });
    });
  });

  describe('nodes', () => {
    const id = (text: string) => Buffer.from(text).toString('base64');

    test('come in the order of their ids, null where nothing is', async () => {
      const ids = ['Tool:pytorch', 'Role:nobody', 'Document:seed:senior-computer-vision-scientist', 'Tool:pytorch'];
      const { nodes } = await client.ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Noun { slug } ... on Document { key } } }',
        { ids: ids.map(id) },
      );
      expect(nodes).toMatchObject([
        { __typename: 'Tool', id: id('Tool:pytorch'), slug: 'pytorch' },
        null,
        { __typename: 'Document', key: 'seed:senior-computer-vision-scientist' },
        { __typename: 'Tool' },
      ]);
    });

    test('are null under origins that do not show them', async () => {
      const { node, nodes } = await client.ask(
        'query ($id: ID!) { node(id: $id, origins: [COMPANY]) { id } nodes(ids: [$id], origins: [COMPANY]) { id } }',
        { id: id('Tool:pytorch') },
      );
      expect([node, nodes]).toEqual([null, [null]]);
    });

    test.each(['', 'xx', '☃', id('Query:1'), id('Noun:1'), id('Nothing:1'), id('Statement:1'), id('Role:'), id(':x')])(
      'of the malformed id "%s" are refused with its place',
      async (malformed) => {
        expect(await client.refusal('query ($id: ID!) { node(id: $id) { id } }', { id: malformed })).toMatchObject({
          path: ['node'],
          extensions: { code: 'INVALID_INPUT', problems: [{ path: 'id' }] },
        });
        const refusal = await client.refusal('query ($id: ID!) { nodes(ids: ["Um9sZTp4", $id]) { id } }', {
          id: malformed,
        });
        expect(refusal).toMatchObject({
          path: ['nodes'],
          extensions: { code: 'INVALID_INPUT', problems: [{ path: 'ids.1' }] },
        });
      },
    );

    test('are at most two hundred', async () => {
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      const ids = Array.from({ length: 201 }, (_, i) => id(`Role:r${i}`));
      expect((await client.ask(query, { ids: ids.slice(1) })).nodes).toHaveLength(200);
      expect(await client.refusal(query, { ids })).toMatchObject({
        extensions: { code: 'INVALID_INPUT', problems: [{ path: 'ids' }] },
      });
      expect((await client.ask(query, { ids: [] })).nodes).toEqual([]);
    });
  });

  test('a document is found by its key', async () => {
    const { document: found, none } = await client.ask(`{
      document(key: "seed:senior-ai-research-scientist") {
        ... on Document { id key origin lang licence importedAt sha256 }
      }
      none: document(key: "seed:nothing") { __typename ... on NotFound { code message suggestions } }
    }`);
    expect(found).toMatchObject({
      key: 'seed:senior-ai-research-scientist',
      origin: 'SEED',
      lang: 'en',
      licence: 'Apache-2.0',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      importedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(none).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND', suggestions: [] });
    expect(none.message).toContain('seed:nothing');
  });

  test('a family shows its roles, and a party the role it stands for', async () => {
    const { family, role } = await client.ask(`{
      family(ref: { slug: "ai-research" }) { ... on Family { name memberships { nodes { role { title } family { slug } } } } }
      role(ref: { title: "Research Director" }) { ... on Role { title reports { role { title } to { title } } } }
    }`);
    expect(family).toEqual({
      name: 'AI Research',
      memberships: { nodes: [{ role: { title: 'Lab Manager' }, family: { slug: 'ai-research' } }] },
    });
    expect(role.reports).toContainEqual({ role: { title: 'Lab Manager' }, to: { title: role.title } });
    const parties = await all(
      'stakeholders',
      'name standsFor { status role { title asStakeholder { stakeholder { name } } } }',
    );
    const standing = parties.filter(({ standsFor }) => standsFor.length > 0);
    expect(standing.length).toBeGreaterThan(0);
    for (const { name, standsFor } of standing) {
      for (const { status, role: stoodFor } of standsFor) {
        expect(status).toBe('AUTOMATIC');
        expect(stoodFor.asStakeholder.map(({ stakeholder }: Data) => stakeholder.name)).toContain(name);
      }
    }
  });
});
