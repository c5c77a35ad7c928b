import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { LIMITS } from '../../src/schema/builder.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, line } from '../graph.ts';
import { type Recorded, recorded } from '../recorded.ts';

const claims = 'claims { line ordinal origin asWritten document { id key origin lang url } }';

/** What a portal asks for a page of roles, with everything it shows. */
const honest = `{
  roles(first: 20) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id slug title kind described seniority summary
      requirements(first: 50) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { skill { id slug name kind } tier importance importanceAsWritten description use why ${claims} }
      }
      tools { nodes { tool { slug name } category commonality purpose ${claims} } }
      stakeholders { nodes { stakeholder { slug name } group interaction ${claims} } }
      feederRoles { nodes { from { slug title } condition agreement ${claims} } }
      nextRoles { nodes { to { slug title } condition agreement ${claims} } }
    }
  }
}`;

/** A query with the braces closed that it opens. */
const closed = (text: string) => text + ' }'.repeat(text.split('{').length - text.split('}').length);
const aliases = (count: number, field: string) => Array.from({ length: count }, (_, i) => `_${i}: ${field}`).join(' ');

const names = (what: string, count: number) => Array.from({ length: count }, (_, i) => ({ name: `${what} ${i}` }));
const documents = Array.from({ length: 25 }, (_, i) =>
  document(`doc:${i}`, `Analyst ${i}`, {
    technicalSkills: names('Skill', 50),
    tools: names('Tool', 20),
    stakeholders: names('Party', 20).map(({ name }) => ({ name, group: 'internal' })),
    careerPath: { nextRoles: Array.from({ length: 20 }, (_, n) => line(`Analyst ${(i + n + 1) % 25}`)) },
  }),
);

onEveryEngine((from) => {
  let inner: GraphEngine;
  let record: Recorded;
  let client: Client;
  beforeAll(async () => {
    inner = await from.open();
    await loadDocuments(inner, documents, company);
    record = recorded(inner);
    client = clientOf(record.engine);
  });
  afterEach(async () => {
    expect(await client.ask('{ role(ref: { slug: "analyst-1" }) { ... on Role { title } } }')).toEqual({
      role: { title: 'Analyst 1' },
    });
    record.taken();
  });
  afterAll(() => inner.close());

  describe('an honest question passes:', () => {
    test('twenty roles with everything a portal shows of them', async () => {
      const { roles } = await client.ask(honest);
      expect(roles.nodes).toHaveLength(20);
      expect(roles.nodes[0].requirements.nodes).toHaveLength(50);
      expect(roles.nodes[0].feederRoles.nodes).toHaveLength(20);
    });

    test('two hundred roles by name, or a role with all its moves and theirs', async () => {
      await client.ask('{ roles(first: 200) { edges { cursor node { id slug title names { text scheme } } } } }');
      await client.ask(`{ role(ref: { slug: "analyst-1" }) { ... on Role { nextRoles { nodes { to {
        title nextRoles { nodes { to { title slug } agreement } } } } } } } }`);
    });

    test('fifty roles one by one', async () => {
      const asked = await client.ask(
        `{ ${aliases(50, 'role(ref: { slug: "analyst-1" }) { ... on Role { title } }')} }`,
      );
      expect(Object.keys(asked)).toHaveLength(50);
    });

    test('several paths and maps at once', async () => {
      const paths = `careerPaths(from: { slug: "analyst-0" }, to: { slug: "analyst-24" }) {
        ... on CareerPaths { paths { moves roles { title slug } steps { moves { condition ${claims} } } } } }`;
      await client.ask(`{ ${aliases(10, paths)} }`);
      await client.ask(
        `{ ${aliases(10, 'collaborationMap(roles: [{ slug: "analyst-1" }]) { ... on CollaborationMap { rendered(format: MERMAID) } }')} }`,
      );
    });

    test('the question every client asks about the schema', async () => {
      const { __schema } = await client.ask(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }));
      expect(__schema.types.length).toBeGreaterThan(50);
    });
  });

  const fourTimes = `roles(first: 200) { nodes { requirements(first: 200) { nodes { skill {
    requirements(first: 200) { nodes { role { requirements(first: 200) { nodes { level`;
  describe('is refused before anything is read:', () => {
    test.each<[string, string, string]>([
      ['two hundred of two hundred of two hundred of two hundred', 'complexity', closed(`{ ${fourTimes}`)],
      [
        'moves of moves of moves',
        'depth',
        closed(
          `{ role(ref: { slug: "analyst-1" }) { ... on Role { ${'nextRoles(first: 1) { nodes { to { '.repeat(40)} title`,
        ),
      ],
      [
        'a thousand aliases of one field',
        'breadth',
        `{ role(ref: { slug: "analyst-1" }) { ... on Role { ${aliases(1_000, 'title')} } } }`,
      ],
      [
        'a hundred path searches of the largest size',
        'complexity',
        `{ ${aliases(100, 'careerPaths(from: { slug: "analyst-0" }, to: { slug: "nobody" }, k: 20, constraints: { maxMoves: 8 }) { __typename }')} }`,
      ],
      [
        'sizes below zero that would make up for what the rest costs',
        'complexity',
        closed(`{ x: careerPaths(from: { slug: "a" }, to: { slug: "b" }, k: -2000000000, constraints: { maxMoves: 8 }) { __typename }
           y: collaborationMap(roles: [{ slug: "a" }], limit: -2000000000) { __typename }
           z: skills(first: -2000000000) { nodes { name } }
           ${fourTimes}`),
      ],
      [
        'a size of null that stands for the usual one',
        'complexity',
        closed(fourTimes.replace(/^/, '{ ').replaceAll('200', 'null')),
      ],
      [
        'fragments that double each other',
        'complexity',
        `{ roles(first: 200) { nodes { ...F0 } } }
         ${Array.from(
           { length: 6 },
           (_, i) =>
             `fragment F${i} on Role { ${['a', 'b'].map((x) => `${x}${i}: nextRoles(first: 1) { nodes { to { ...F${i + 1} } } }`).join(' ')} }`,
         )
           .slice(0, 3)
           .join('\n')}
         fragment F3 on Role { requirements(first: 200) { nodes { level } } }`,
      ],
    ])('%s', async (_name, limit, query) => {
      const refusal = await client.refusal(query);
      expect(refusal).toMatchObject({
        extensions: { code: 'LIMIT_EXCEEDED', problems: [{ path: limit }] },
      });
      const allowed = LIMITS[limit as keyof typeof LIMITS];
      expect(refusal.message).toMatch(new RegExp(`^The operation has a ${limit} of \\d+, the limit is ${allowed}\\.`));
      expect(record.taken()).toEqual([]);
    });

    test.each(['role(ref: { slug: "a" }) { __typename }', 'roles { totalCount }', 'node(id: "a") { id }'])(
      'two hundred or a thousand aliases of the entry point "%s"',
      async (entry) => {
        const refusal = await client.refusal(`{ ${aliases(200, entry)} }`);
        expect(refusal.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', problems: [{ path: 'complexity' }] });
        const { extensions } = await client.refusal(`{ ${aliases(1_000, entry)} }`);
        expect(['LIMIT_EXCEEDED', 'QUERY_TOO_LARGE']).toContain(extensions.code);
        expect(record.taken()).toEqual([]);
      },
    );

    test.each<[string, string, RegExp]>([
      [
        'fragments in a ring',
        '{ roles { nodes { ...A } } } fragment A on Role { nextRoles { nodes { to { ...B } } } } fragment B on Role { nextRoles { nodes { to { ...A } } } }',
        /Cannot spread fragment/,
      ],
      [
        'a fragment of itself',
        '{ roles { nodes { ...A } } } fragment A on Role { title ...A }',
        /Cannot spread fragment/,
      ],
      ['a field that is not there', '{ roles { nodes { salary } } }', /Cannot query field "salary" on type "Role"/],
      ['an argument that is not there', '{ roles(limit: 5) { totalCount } }', /Unknown argument "limit"/],
      ['half a query', '{ roles { nodes {', /Syntax Error/],
      [
        'an introspection of introspections',
        `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} } '.repeat(12)} } } }`,
        /introspection depth/,
      ],
    ])('%s', async (_name, query, message) => {
      const { data, errors } = await client.answer(query);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.message).toMatch(message);
      expect(record.taken()).toEqual([]);
    });
  });
});
