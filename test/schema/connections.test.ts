import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { forgetAllButSeed } from '../forget.ts';
import { company, document } from '../graph.ts';

interface Page {
  totalCount: number;
  edges: { cursor: string; node: Data }[];
  nodes: Data[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}
type PageArgs = Partial<Record<'first' | 'last', number> & Record<'after' | 'before', string | null>>;
type PageOf = (args: PageArgs) => Promise<Page>;

const args = '$first: Int, $after: String, $last: Int, $before: String';
const passed = 'first: $first, after: $after, last: $last, before: $before';
const fields = (node: string) =>
  `{ totalCount edges { cursor node { ${node} } } nodes { ${node} }
     pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

const sizes = [1, 2, 3, 4, 5, 6, 7];

/** Every row of a list, read page by page, with a look at each page on the way. */
async function walk(pageOf: PageOf, size: number, direction: 'forward' | 'backward', between = async () => {}) {
  const rows: Data[] = [];
  let cursor: string | null = null;
  for (let number = 0; ; number += 1) {
    if (number > 500) throw new Error('The pages do not end.');
    if (number > 0) await between();
    const page: Page = await pageOf(
      direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor },
    );
    expect(page.nodes).toEqual(page.edges.map(({ node }) => node));
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    expect(direction === 'forward' ? hasPreviousPage : hasNextPage).toBe(number > 0);
    if (direction === 'forward') rows.push(...page.nodes);
    else rows.unshift(...page.nodes);
    if (!(direction === 'forward' ? hasNextPage : hasPreviousPage)) return rows;
    expect(page.nodes).toHaveLength(size);
    cursor = direction === 'forward' ? endCursor : startCursor;
  }
}

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const roles =
    (variables: object = {}): PageOf =>
    async (page) =>
      (
        await client.ask(
          `query (${args}, $filter: RoleFilter, $order: OrderDirection, $origins: [Origin!]) {
            roles(${passed}, filter: $filter, order: $order, origins: $origins) ${fields('slug title')}
          }`,
          { ...page, ...variables },
        )
      ).roles;

  const requirements =
    (variables: object = {}, slug = 'senior-computer-vision-scientist', origins?: string[]): PageOf =>
    async (page) =>
      (
        await client.ask(
          `query (${args}, $slug: String!, $tier: SkillTier, $origins: [Origin!]) {
            role(ref: { slug: $slug }, origins: $origins) {
              ... on Role { requirements(${passed}, tier: $tier) ${fields('skill { slug }')} }
            }
          }`,
          { ...page, ...variables, slug, origins },
        )
      ).role.requirements;

  describe.each<[string, () => PageOf, number]>([
    ['all roles', () => roles(), 60],
    ['roles from Z to A', () => roles({ order: 'DESC' }), 60],
    ['roles under a filter', () => roles({ filter: { text: 'engineer' } }), 10],
    ['roles under a filter from Z to A', () => roles({ filter: { text: 'scientist' }, order: 'DESC' }), 10],
    ['the requirements of a role', () => requirements(), 30],
    ['the requirements of one tier', () => requirements({ tier: 'MUST_HAVE' }), 5],
  ])('%s', (_name, listOf, atLeast) => {
    test('are the same list in one page and in pages of one to seven, forward and backward', async () => {
      const pageOf = listOf();
      const whole = await pageOf({ first: 200 });
      expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      expect(whole.totalCount).toBe(whole.nodes.length);
      expect(whole.nodes.length).toBeGreaterThanOrEqual(atLeast);
      expect(new Set(whole.nodes.map((node) => JSON.stringify(node))).size).toBe(whole.nodes.length);
      expect((await pageOf({ last: 200 })).edges).toEqual(whole.edges);
      for (const size of sizes) {
        expect(await walk(pageOf, size, 'forward'), `forward by ${size}`).toEqual(whole.nodes);
        expect(await walk(pageOf, size, 'backward'), `backward by ${size}`).toEqual(whole.nodes);
      }
    });

    test('between two cursors are what lies between them, from either side', async () => {
      const pageOf = listOf();
      const { edges, nodes, totalCount } = await pageOf({ first: 200 });
      const between = { after: edges[0]?.cursor ?? '', before: edges[4]?.cursor ?? '' };
      const inside = nodes.slice(1, 4);
      for (const size of [2, 3, 9]) {
        const forward = await pageOf({ first: size, ...between });
        expect(forward.nodes).toEqual(inside.slice(0, size));
        expect(forward.pageInfo.hasNextPage).toBe(size < inside.length);
        const backward = await pageOf({ last: size, ...between });
        expect(backward.nodes).toEqual(inside.slice(-size));
        expect(backward.pageInfo.hasPreviousPage).toBe(size < inside.length);
        expect(backward.totalCount).toBe(totalCount);
      }
    });

    test('in a page of none are counted and nothing else', async () => {
      const pageOf = listOf();
      const { totalCount } = await pageOf({ first: 1 });
      for (const none of [{ first: 0 }, { last: 0 }]) {
        expect(await pageOf(none)).toMatchObject({
          totalCount,
          edges: [],
          nodes: [],
          pageInfo: { startCursor: null, endCursor: null },
        });
      }
      expect((await pageOf({ first: 0 })).pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      expect((await pageOf({ last: 0 })).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    });
  });

  test('roles are in the order of their titles, without regard to case', async () => {
    const { nodes } = await roles()({ first: 200 });
    const titles = nodes.map(({ title }) => title.toLowerCase());
    expect(titles).toEqual([...titles].sort());
    expect((await roles({ order: 'DESC' })({ first: 200 })).nodes).toEqual([...nodes].reverse());
  });

  test('a page without a size has twenty rows, from the end where only "before" is given', async () => {
    const whole = await roles()({ first: 200 });
    expect((await roles()({})).nodes).toEqual(whole.nodes.slice(0, 20));
    const cursor = whole.edges[50]?.cursor ?? '';
    expect((await roles()({ before: cursor })).nodes).toEqual(whole.nodes.slice(30, 50));
    expect((await roles()({ after: cursor })).nodes).toEqual(whole.nodes.slice(51, 71));
  });

  describe('while other documents come and go between the pages', () => {
    const origins = ['SEED', 'COMPANY'];
    afterEach(() => forgetAllButSeed(engine));

    const comesAndGoes = (visitor: Parameters<typeof document>) => {
      let there = false;
      return async () => {
        if (there) await removeDocuments(engine, [visitor[0]]);
        else await loadDocuments(engine, [document(...visitor)], company);
        there = !there;
      };
    };

    test.each(['forward', 'backward'] as const)('no role that stays is lost or doubled, %s', async (direction) => {
      const before = (await roles({ origins })({ first: 200 })).nodes;
      const reporting = ['Aaa Analyst', 'Data Zzz Engineer', 'Mmm Manager', 'Senior Xxx', 'Zzz Zoologist'];
      const between = comesAndGoes(['doc:visitor', 'Kkk Keeper', { role: { reportsTo: reporting } }]);
      for (const size of [3, 4]) {
        const seen = await walk(roles({ origins }), size, direction, between);
        const stayed = seen.filter(({ title }) => ![...reporting, 'Kkk Keeper'].includes(title));
        expect(stayed).toEqual(before);
        expect(seen.length).toBeGreaterThan(stayed.length);
      }
    });

    test.each(['forward', 'backward'] as const)(
      'no requirement that stays is lost or doubled, %s',
      async (direction) => {
        const skills = (...names: string[]) => ({ technicalSkills: names.map((name) => ({ name })) });
        const own = ['Grafting', 'Pruning', 'Botany', 'Soil', 'Irrigation', 'Bees', 'Compost', 'Weather'];
        const more = { placement: { sameAs: 'gardener' } } as const;
        await loadDocuments(engine, [document('doc:m', 'Gardener', skills(...own))], company);
        const before = (await requirements({}, 'gardener', origins)({ first: 200 })).nodes;
        expect(before.map(({ skill }) => skill.slug)).toEqual(own.map((name) => name.toLowerCase()));
        // One visitor stands before the document that stays, the other behind it; they take turns.
        const first = comesAndGoes(['doc:a', 'Gardener', skills('Axes', 'Ants', 'Apples'), more]);
        const last = comesAndGoes(['doc:z', 'Gardener', skills('Zinnias', 'Zucchini'), more]);
        const turns = [last, first];
        const between = async () => {
          const turn = turns.shift();
          if (turn) turns.push(turn);
          await turn?.();
        };
        const seen = await walk(requirements({}, 'gardener', origins), 3, direction, between);
        const stayed = seen.filter(({ skill }) => own.some((name) => name.toLowerCase() === skill.slug));
        expect(stayed).toEqual(before);
        expect(seen.length).toBeGreaterThan(stayed.length);
      },
    );

    test('a cursor stays valid when its own row is gone', async () => {
      await loadDocuments(engine, [document('doc:gone', 'Aaa Analyst')], company);
      const page = await roles({ origins })({ first: 1 });
      expect(page.nodes).toMatchObject([{ title: 'Aaa Analyst' }]);
      await removeDocuments(engine, ['doc:gone']);
      const { nodes } = await roles({ origins })({ first: 2 });
      expect((await roles({ origins })({ first: 2, after: page.pageInfo.endCursor })).nodes).toEqual(nodes);
    });
  });

  describe('what makes no page is refused with its place:', () => {
    const lists = {
      roles: (given: string) => `{ roles(${given}) { nodes { slug } } }`,
      skills: (given: string) => `{ skills(${given}) { nodes { slug } } }`,
      kpis: (given: string) => `{ kpis(${given}) { nodes { slug } } }`,
      search: (given: string) => `{ search(text: "senior", ${given}) { nodes { score } } }`,
      requirements: (given: string) =>
        `{ role(ref: { slug: "senior-computer-vision-scientist" }) {
            ... on Role { requirements(${given}) { nodes { tier } } } } }`,
    };

    describe.each(Object.entries(lists))('of %s,', (name, listWith) => {
      const place = name === 'requirements' ? ['role', 'requirements'] : [name];

      test.each([
        ['first', 'first: -1'],
        ['first', 'first: 1000000'],
        ['first', 'first: 201'],
        ['first', 'first: 201, last: 1'],
        ['last', 'last: -1'],
        ['last', 'last: 1000000'],
        ['last', 'first: 1, last: 1'],
        ['last', 'first: 0, last: 0'],
      ])('the argument %s in "%s"', async (argument, given) => {
        const refusal = await client.refusal(listWith(given));
        expect(refusal).toMatchObject({
          path: place,
          extensions: { code: 'INVALID_INPUT', problems: [{ path: argument, message: refusal.message }] },
        });
        expect(refusal.message).toMatch(/must lie between 0 and 200|not both/);
      });

      const made = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
      const own = name === 'requirements' ? 'Role.requirements' : `Query.${name}`;
      test.each([
        ['nothing', ''],
        ['three letters', 'zzz'],
        ['an object', made({})],
        ['an empty list', made([])],
        ['a list without a key', made([own])],
        ['a null in the key', made([own, null])],
        ['a nested key', made([own, ['a'], 'b'])],
        ['an infinite number', Buffer.from(`["${own}", 1e999]`).toString('base64url')],
        ['text that is no base64', '☃'],
        ['a text of ten thousand letters', 'x'.repeat(10_000)],
        ['the key of another list', made(['Query.elsewhere', 'a', 'b'])],
      ])('a cursor made of %s', async (_name, cursor) => {
        for (const argument of ['after', 'before']) {
          const refusal = await client.refusal(listWith(`${argument}: "${cursor}"`));
          expect(refusal).toMatchObject({
            path: place,
            extensions: { code: 'INVALID_CURSOR', problems: [{ path: argument, message: refusal.message }] },
          });
          expect(refusal.message.length).toBeLessThan(200);
        }
      });
    });

    test('a cursor that another list gave', async () => {
      const given = await client.ask(`{
        skills(first: 1) { pageInfo { endCursor } }
        role(ref: { slug: "senior-computer-vision-scientist" }) {
          ... on Role { feederRoles(first: 1) { pageInfo { endCursor } } }
        }
      }`);
      const ofSkills = given.skills.pageInfo.endCursor;
      const ofFeeders = given.role.feederRoles.pageInfo.endCursor;
      for (const query of [
        lists.roles(`after: "${ofSkills}"`),
        lists.kpis(`before: "${ofSkills}"`),
        lists.search(`after: "${ofSkills}"`),
        lists.requirements(`after: "${ofFeeders}"`),
        `{ role(ref: { slug: "senior-computer-vision-scientist" }) {
             ... on Role { nextRoles(after: "${ofFeeders}") { totalCount } } } }`,
      ]) {
        expect((await client.refusal(query)).extensions.code).toBe('INVALID_CURSOR');
      }
    });

    test('a size beyond 32 bits', async () => {
      const refusal = await client.refusal(lists.roles('first: 3000000000'));
      expect(refusal.message).toContain('32-bit');
    });

    test('and the next request is answered', async () => {
      expect((await roles()({ first: 1 })).nodes).toHaveLength(1);
    });
  });
});
