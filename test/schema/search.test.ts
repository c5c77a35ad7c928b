import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { normalForm } from '../../src/identity/normal-form.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { forgetAllButSeed } from '../forget.ts';
import { company, document } from '../graph.ts';

const searchQuery = `
  query ($text: String!, $types: [NounType!], $first: Int, $after: String, $origins: [Origin!]) {
    search(text: $text, types: $types, first: $first, after: $after, origins: $origins) {
      totalCount
      nodes { score matchedName matchedScheme noun { __typename id slug name } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const hits = (nodes: Data[]) => nodes.map(({ noun }) => `${noun.__typename} ${noun.slug}`);
const texts = [
  'senior',
  'scientist',
  'eng',
  'ml',
  'data',
  'comp vis',
  'model',
  'team',
  'python',
  'sr research scientst',
];

/** What each engine answered, to compare. */
const answered = new Map<string, Data>();

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    client = clientOf(engine);
  });
  afterEach(() => forgetAllButSeed(engine));
  afterAll(() => engine.close());

  const search = async (text: string, more: object = {}) => (await client.ask(searchQuery, { text, ...more })).search;

  test('finds every noun by every one of its names, and shows that name', async () => {
    const lists = ['roles', 'skills', 'tools', 'stakeholders', 'families', 'kpis'];
    const names: { noun: string; text: string }[] = [];
    for (const list of lists) {
      for (let after: string | null = null; ; ) {
        const page: Data = (
          await client.ask(
            `query ($after: String) { ${list}(first: 200, after: $after) {
               nodes { __typename slug names { text } } pageInfo { hasNextPage endCursor } } }`,
            { after },
          )
        )[list];
        for (const { __typename, slug, names: all } of page.nodes) {
          for (const { text } of all) names.push({ noun: `${__typename} ${slug}`, text });
        }
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
    }
    expect(names.length).toBeGreaterThan(300);
    for (const { noun, text } of names) {
      const { nodes } = await search(text, { first: 50 });
      const own = nodes.filter((hit: Data) => hits([hit])[0] === noun);
      expect(own, `${noun} by "${text}"`).toHaveLength(1);
      expect(normalForm(own[0].matchedName), `${noun} by "${text}"`).toBe(normalForm(text));
      // Nothing that is called otherwise stands before it.
      const before = nodes.slice(0, nodes.indexOf(own[0])).map(({ matchedName }: Data) => normalForm(matchedName));
      expect(before.filter((name: string) => name !== normalForm(text))).toEqual([]);
    }
  }, 120_000);

  test('ranks by score, and ties by kind of noun and slug', async () => {
    const kinds = ['Role', 'Skill', 'Tool', 'Stakeholder', 'Family', 'Kpi'];
    for (const text of texts) {
      const { nodes, totalCount } = await search(text, { first: 200 });
      expect(totalCount, text).toBe(nodes.length);
      expect(totalCount, text).toBeGreaterThan(0);
      const sorted = [...nodes].sort(
        (a, b) =>
          b.score - a.score ||
          kinds.indexOf(a.noun.__typename) - kinds.indexOf(b.noun.__typename) ||
          (a.noun.slug < b.noun.slug ? -1 : 1),
      );
      expect(hits(nodes)).toEqual(hits(sorted));
      expect(new Set(hits(nodes)).size).toBe(nodes.length);
    }
  });

  test('answers word by word to the beginnings of words, small errors and abbreviations', async () => {
    const first = async (text: string) => (await search(text, { types: ['ROLE'], first: 1 })).nodes[0]?.noun.name;
    expect(await first('senior comp vis sci')).toBe('Senior Computer Vision Scientist');
    expect(await first('senior computer vison scientist')).toBe('Senior Computer Vision Scientist');
    expect(await first('Sr CV Scientist')).toBe('Senior Computer Vision Scientist');
    expect(normalForm(await first('ML Eng'))).toBe(normalForm('ML Engineer'));
    const engineers = (await search('eng', { types: ['ROLE'], first: 200 })).nodes.map(({ noun }: Data) => noun.name);
    expect(engineers).toContain('Computer Vision Engineer');
  });

  test('gives all hits page by page, in the same order', async () => {
    const whole = await search('senior', { first: 200 });
    for (const first of [1, 2, 5]) {
      const seen: Data[] = [];
      for (let after: string | null = null; ; ) {
        const page: Data = await search('senior', { first, after });
        seen.push(...page.nodes);
        expect(page.totalCount).toBe(whole.totalCount);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toEqual(whole.nodes);
    }
  });

  test('keeps to the kinds of noun asked for', async () => {
    const all = (await search('engineer', { first: 200 })).nodes;
    for (const type of ['ROLE', 'SKILL', 'TOOL', 'STAKEHOLDER', 'FAMILY', 'KPI']) {
      const { nodes } = await search('engineer', { types: [type], first: 200 });
      const wanted = all.filter(({ noun }: Data) => noun.__typename.toUpperCase() === type);
      expect(hits(nodes)).toEqual(hits(wanted));
    }
    expect((await search('engineer', { types: [] })).totalCount).toBe(0);
  });

  test.each(['', '   ', '?!', '\u0000', '\ud800', '🦄', '"', '\\', 'zzzzzzzz', 'constructor', '__proto__'])(
    'answers with nothing to "%s"',
    async (text) => {
      expect(await search(text)).toMatchObject({ totalCount: 0, nodes: [] });
    },
  );

  test('refuses a text that is too long for a name, at once', async () => {
    for (const text of ['x'.repeat(201), 'ab '.repeat(300_000)]) {
      expect(await client.refusal(searchQuery, { text })).toMatchObject({
        path: ['search'],
        extensions: { code: 'INVALID_INPUT', problems: [{ path: 'text' }] },
      });
    }
    expect((await search('x'.repeat(200))).totalCount).toBe(0);
  });

  test('finds what was just loaded and nothing that was just removed', async () => {
    const origins = ['SEED', 'COMPANY'];
    const found = async () => hits((await search('falconry', { origins })).nodes);
    for (let round = 0; round < 5; round += 1) {
      expect(await found()).toEqual([]);
      await loadDocuments(
        engine,
        [document('doc:f', 'Falconer', { technicalSkills: [{ name: 'Falconry' }] })],
        company,
      );
      expect(await found()).toEqual(['Skill falconry']);
      await removeDocuments(engine, ['doc:f']);
    }
    expect(await found()).toEqual([]);
  });

  test('is never stale beside a writer', async () => {
    const origins = ['COMPANY'];
    const skills = (count: number) => ({
      technicalSkills: Array.from({ length: count }, (_, i) => ({ name: `Falconry ${'abcdefghij'[i]}` })),
    });
    let least = 0;
    const reading = { going: true };
    const read = async () => {
      while (reading.going) {
        const written = least;
        const { totalCount } = await search('falconry', { origins });
        expect(totalCount).toBeGreaterThanOrEqual(written);
      }
    };
    const readers = [read(), read(), read()];
    for (let count = 1; count <= 10; count += 1) {
      await loadDocuments(engine, [document('doc:f', 'Falconer', skills(count))], company);
      least = count;
      expect((await search('falconry', { origins })).totalCount).toBe(count);
    }
    reading.going = false;
    await Promise.all(readers);
  });

  describe('over external ids', () => {
    test('shows by which scheme a noun was found', async () => {
      const ids = { role: { externalIds: ['sap:FALC-77'] } };
      await loadDocuments(engine, [document('doc:f', 'Falconer', ids)], company);
      const { nodes } = await search('falc-77');
      expect(nodes).toMatchObject([{ matchedName: 'FALC-77', matchedScheme: 'sap', noun: { name: 'Falconer' } }]);
    });
  });

  test('gives the same hits in the same order on every engine', async () => {
    const answers: Data[] = [];
    for (const text of texts) answers.push((await search(text, { first: 200 })).nodes);
    const before = answered.get('hits');
    answered.set('hits', answers);
    if (before) expect(answers).toEqual(before);
  });
});
