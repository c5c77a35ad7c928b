import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { groupBy } from '../../src/services/group-by.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, line } from '../graph.ts';

/** An engine that notes the names of the statements it runs. */
function counting(engine: GraphEngine): { engine: GraphEngine; ran: string[] } {
  const ran: string[] = [];
  const proxy = new Proxy(engine, {
    get(target, property) {
      if (property === 'run') {
        return (query: { name: string }, ...rest: never[]) => {
          ran.push(query.name);
          return Reflect.apply(target.run, target, [query, ...rest]);
        };
      }
      const value = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { engine: proxy, ran };
}

const party = (name: string, group = 'internal', interaction: string | null = null) => ({ group, name, interaction });

/** A small company: four roles, one of them silent, that share, escalate in a circle and decide. */
const design = [
  document('doc:gardener', 'Gardener', {
    stakeholders: [
      party('Kitchen', 'downstream', 'Takes the harvest.'),
      party('Seed bank', 'external'),
      party('Head gardeners', 'peer'),
    ],
    escalations: [
      { to: 'Head Gardener', reason: 'Pests that spread' },
      { to: 'The owner', reason: 'Money' },
    ],
    decisionRights: [
      { level: 'independent', text: 'What to plant in which bed' },
      { level: 'executive', text: 'Felling a tree' },
      { level: 'authority', area: 'Budget', text: 'Buys seed up to a small sum.' },
    ],
    careerPath: { nextRoles: [line('Head Gardener')] },
  }),
  document('doc:head', 'Head Gardener', {
    stakeholders: [party('Kitchen'), party('Owner')],
    escalations: [{ to: 'Gardeners', reason: 'Work that is left undone' }],
    decisionRights: [{ level: 'independent', text: 'Felling a tree that is sick' }],
  }),
  document('doc:cook', 'Cook', {
    stakeholders: [party('Kitchen', 'internal', 'Cooks in it.'), party('Market', 'external')],
  }),
  document('doc:hermit', 'Hermit', {}),
];

const mapQuery = `
  query ($roles: [RoleRef!]!, $layers: [CollaborationLayer!], $depth: Int, $limit: Int, $includeRoles: Boolean) {
    collaborationMap(roles: $roles, layers: $layers, depth: $depth, limit: $limit, includeRoles: $includeRoles) {
      __typename
      ... on CollaborationMap {
        title emptyBecause
        nodes { key kind label group focus level note }
        edges { source target group label suggested said { document line } }
        omitted { group count howToGetThem }
      }
      ... on Error { code message }
    }
  }`;

const slugs = (...all: string[]) => all.map((slug) => ({ slug }));

/** What every engine answered first, so that the next must answer the same, byte by byte. */
const answered = new Map<string, string>();

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, design, company);
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const map = async (variables: object): Promise<Data> => (await client.ask(mapQuery, variables)).collaborationMap;

  describe('a collaboration map', () => {
    test('draws a party that several roles name once, with what each says of it', async () => {
      const { nodes, edges } = await map({ roles: slugs('gardener', 'head-gardener', 'cook') });
      expect(nodes.filter(({ label }: Data) => label === 'Kitchen')).toHaveLength(1);
      const toKitchen = edges.filter(({ target }: Data) => target === 'stakeholder:kitchen');
      expect(
        toKitchen.map(({ source, group, label, said }: Data) => [source, group, label, said[0].document]).sort(),
      ).toEqual([
        ['role:cook', 'internal', 'Cooks in it.', 'doc:cook'],
        ['role:gardener', 'downstream', 'Takes the harvest.', 'doc:gardener'],
        ['role:head-gardener', 'internal', null, 'doc:head'],
      ]);
    });

    test('reaches exactly as many hops as asked', async () => {
      const keysAt = async (depth: number) => {
        const { nodes } = await map({ roles: slugs('cook'), depth });
        return Object.fromEntries(nodes.map(({ key, level }: Data) => [key, level]));
      };
      expect(await keysAt(1)).toEqual({ 'role:cook': 0, 'stakeholder:kitchen': 1, 'stakeholder:market': 1 });
      const two = await keysAt(2);
      expect(two).toMatchObject({ 'role:gardener': 2, 'role:head-gardener': 2 });
      expect(two).not.toHaveProperty('stakeholder:seed-bank');
      expect(await keysAt(3)).toMatchObject({ 'stakeholder:seed-bank': 3, 'stakeholder:owner': 3 });
    });

    test('leaves other roles out where they are not wanted', async () => {
      const { nodes } = await map({ roles: slugs('cook'), depth: 3, includeRoles: false });
      expect(nodes.filter(({ kind }: Data) => kind === 'role')).toHaveLength(1);
    });

    test('says how much a limit leaves out, by layer, and how to get it', async () => {
      const { edges, omitted } = await map({ roles: slugs('gardener'), limit: 3 });
      expect(edges).toHaveLength(3);
      expect(omitted.reduce((sum: number, { count }: Data) => sum + count, 0)).toBe(2);
      for (const { howToGetThem } of omitted) expect(howToGetThem).toContain('limit');
    });

    test('is empty with a reason where no party is known', async () => {
      expect(await map({ roles: slugs('hermit') })).toMatchObject({
        edges: [],
        emptyBecause: 'The documents of the roles name no party in these layers.',
      });
    });

    test('shows the layers asked for only', async () => {
      const { edges } = await map({ roles: slugs('gardener'), layers: ['ESCALATION'] });
      expect(edges.map(({ group, label }: Data) => [group, label])).toEqual([
        ['escalation', 'Pests that spread'],
        ['escalation', 'Money'],
      ]);
    });

    test.each([
      [{ depth: 5 }, 'depth'],
      [{ limit: 0 }, 'limit'],
      [{ limit: 5001 }, 'limit'],
      [{ roles: [] }, 'roles'],
    ])('refuses %j and names the argument', async (variables, name) => {
      const refused = await map({ roles: slugs('cook'), ...variables });
      expect(refused).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining(name) });
    });
  });

  describe('sharing', () => {
    test('is told once for each shared party, most shared first, with how each role says it', async () => {
      const { sharedStakeholders } = await client.ask(`{
        sharedStakeholders(roles: [{ slug: "gardener" }, { slug: "head-gardener" }, { slug: "cook" }]) {
          ... on SharedStakeholders {
            omitted
            stakeholders { roleCount party { name } sharers { role { slug } kinship involvements { group interaction } } }
          }
        }
      }`);
      expect(sharedStakeholders.stakeholders[0]).toMatchObject({ roleCount: 3, party: { name: 'Kitchen' } });
      const names = sharedStakeholders.stakeholders.map(({ party: { name } }: Data) => name);
      expect(new Set(names).size).toBe(names.length);
    });

    test('is counted pair by pair, and both sides of the matrix agree', async () => {
      const { stakeholderOverlap } = await client.ask(`{
        stakeholderOverlap(roles: [{ slug: "gardener" }, { slug: "cook" }]) {
          ... on StakeholderOverlap { rows { counts } pairs { a { slug } b { slug } shared onlyA onlyB } }
        }
      }`);
      expect(stakeholderOverlap.rows.map(({ counts }: Data) => counts)).toEqual([
        [0, 1],
        [1, 0],
      ]);
      expect(stakeholderOverlap.pairs).toEqual([
        { a: { slug: 'gardener' }, b: { slug: 'cook' }, shared: 1, onlyA: 3, onlyB: 1 },
      ]);
    });
  });

  test('a connection goes through whom both work with, in words', async () => {
    const { connection } = await client.ask(`{
      connection(from: { role: { slug: "cook" } }, to: { stakeholder: { slug: "seed-bank" } }) {
        ... on StakeholderConnection { hops complete chains { through { slug } inWords } }
      }
    }`);
    expect(connection).toMatchObject({ hops: 3, complete: true });
    expect(connection.chains[0].through.map(({ slug }: Data) => slug)).toEqual([
      'cook',
      'kitchen',
      'gardener',
      'seed-bank',
    ]);
    expect(connection.chains[0].inWords[1]).toContain('Takes the harvest');
  });

  test('no connection is an answer of its own', async () => {
    const { connection } = await client.ask(`{
      connection(from: { role: { slug: "hermit" } }, to: { role: { slug: "cook" } }) { __typename ... on Error { code } }
    }`);
    expect(connection).toEqual({ __typename: 'NoPath', code: 'NO_PATH' });
  });

  describe('an escalation path', () => {
    const ask = async (variables: object) =>
      (
        await client.ask(
          `query ($role: RoleRef!, $reason: String) {
            escalationPath(role: $role, reason: $reason) {
              ... on EscalationPath {
                unanswered
                rungs { number escalations { role { slug } to { name } reason } }
                ends { party { name } role { slug } why }
                nodes { key level } rendered(format: MERMAID)
              }
            }
          }`,
          variables,
        )
      ).escalationPath;

    test('keeps to the reason asked for, by its meaning', async () => {
      const path = await ask({ role: { slug: 'gardener' }, reason: 'budget' });
      expect(path.rungs[0].escalations).toEqual([
        { role: { slug: 'gardener' }, to: { name: 'The owner' }, reason: 'Money' },
      ]);
      expect(path).toMatchObject({
        unanswered: null,
        ends: [{ party: { name: 'The owner' }, role: { slug: 'the-owner' }, why: 'NOT_DESCRIBED' }],
      });
    });

    test('says so where no document names the reason, and shows what there is', async () => {
      const path = await ask({ role: { slug: 'gardener' }, reason: 'weather' });
      expect(path.unanswered).toContain('weather');
      expect(path.rungs[0].escalations).toHaveLength(2);
    });

    test('of a role that escalates to nobody has no rung and says so', async () => {
      expect(await ask({ role: { slug: 'hermit' } })).toMatchObject({
        rungs: [],
        unanswered: 'No document says where Hermit escalates.',
      });
    });
  });

  describe('who decides', () => {
    const ask = async (question: string) =>
      (
        await client.ask(`{
          whoDecides(${question}) {
            ... on WhoDecides {
              unanswered
              answers { role { slug } standing sentence text approvalFrom matched claims { document { key } line } }
            }
            ... on Error { code }
          }
        }`)
      ).whoDecides;

    test('a role that needs approval never reads as if it decided', async () => {
      const { answers } = await ask('text: "fell a tree"');
      const [approval, alone] = ['gardener', 'head-gardener'].map((slug) =>
        answers.find(({ role }: Data) => role.slug === slug),
      );
      expect(approval).toMatchObject({
        standing: 'NEEDS_EXECUTIVE_APPROVAL',
        approvalFrom: 'A manager, director or executive; which one is not stated.',
        claims: [{ document: { key: 'doc:gardener' } }],
      });
      expect(approval.sentence).toMatch(/^Gardener does not decide this alone/);
      expect(alone).toMatchObject({ standing: 'DECIDES_ALONE', approvalFrom: null });
      expect(alone.sentence).toMatch(/^Head Gardener decides this alone/);
    });

    test('an area gives what documents say of it in their own words', async () => {
      const { answers, unanswered } = await ask('area: "budget"');
      expect(answers).toMatchObject([{ standing: 'HAS_AUTHORITY', text: 'Buys seed up to a small sum.' }]);
      expect(unanswered).toEqual(['None of the closest answers says that a role decides this alone.']);
    });

    test('what no document speaks of is said to be unanswered', async () => {
      expect(await ask('text: "quantum teleportation"')).toEqual({
        answers: [],
        unanswered: ['No document says who decides on "quantum teleportation".'],
      });
      expect((await ask('text: "felling a zeppelin"')).unanswered).toContain('No decision right speaks of "zeppelin".');
    });

    test.each(['text: "a", area: "b"', 'text: " "', 'limit: 3'])('a question must be one: %s', async (question) => {
      expect(await ask(question)).toEqual({ code: 'INVALID_INPUT' });
    });
  });

  test('insights find what contradicts itself, say why, and where', async () => {
    const { insights } = await client.ask(`{
      insights { ... on Insights { total omitted findings { key rule severity message why said { document } } } }
    }`);
    const found = groupBy(insights.findings as Data[], ({ rule }) => rule as string);
    expect(found.get('UNCONFIRMED_MOVE')?.[0]).toMatchObject({
      key: 'unconfirmed-move gardener head-gardener',
      severity: 'WARNING',
      message: 'Gardener names Head Gardener as a next role, which does not name the move.',
      said: [{ document: 'doc:gardener' }],
    });
    expect(found.get('DEAD_END')?.map(({ key }) => key)).toEqual([
      'dead-end cook',
      'dead-end head-gardener',
      'dead-end hermit',
    ]);
    expect(found.get('DEPENDED_ON_BY_ALL')?.map(({ key }) => key)).toEqual(['depended-on-by-all party:kitchen']);
    for (const { why } of insights.findings) expect(why).toMatch(/\.$/);
  });

  test('a party shows the roles around it by layer', async () => {
    const { stakeholder } = await client.ask(`{
      stakeholder(ref: { slug: "kitchen" }) {
        ... on Stakeholder { rolesByLayer { layer count involvements { role { slug } } } }
      }
    }`);
    expect(stakeholder.rolesByLayer).toEqual([
      { layer: 'INTERNAL', count: 2, involvements: [{ role: { slug: 'cook' } }, { role: { slug: 'head-gardener' } }] },
      { layer: 'DOWNSTREAM', count: 1, involvements: [{ role: { slug: 'gardener' } }] },
    ]);
  });

  test.each([
    [
      'a map',
      mapQuery,
      { roles: slugs('gardener'), depth: 3 },
      { roles: slugs('gardener', 'head-gardener', 'cook', 'hermit'), depth: 3 },
    ],
    [
      'sharing',
      'query ($roles: [RoleRef!]!) { sharedStakeholders(roles: $roles) { ... on SharedStakeholders { stakeholders { party { name } sharers { role { title } through { name } } } } } }',
      { roles: slugs('gardener', 'cook') },
      { roles: slugs('gardener', 'head-gardener', 'cook', 'hermit') },
    ],
  ])('%s costs as many statements for many roles as for few', async (_name, query, few, many) => {
    const count = async (variables: object) => {
      const counted = counting(engine);
      await clientOf(counted.engine).ask(query, variables);
      return counted.ran.sort();
    };
    expect(await count(many)).toEqual(await count(few));
  });

  test('every format comes out of every diagram', async () => {
    for (const format of ['SVG', 'PNG', 'MERMAID', 'DOT', 'GRAPHML', 'CSV', 'NODES_CSV', 'JSON']) {
      const { collaborationMap, careerLattice } = await client.ask(`{
        collaborationMap(roles: [{ slug: "gardener" }]) { ... on Diagram { rendered(format: ${format}) } }
        careerLattice(around: { slug: "gardener" }) { ... on Diagram { rendered(format: ${format}, theme: DARK) } }
      }`);
      expect(collaborationMap.rendered.length).toBeGreaterThan(50);
      expect(careerLattice.rendered.length).toBeGreaterThan(50);
    }
  });

  test('an escalation climbs to the roles behind parties and says where it goes in a circle', async () => {
    const escalating = (id: string, title: string, to: string) =>
      document(id, title, { escalations: [{ to, reason: 'Anything' }] });
    const circle = [
      escalating('doc:engineer', 'Field Engineer', 'Site Manager'),
      escalating('doc:manager', 'Site Manager', 'Field Engineers'),
    ];
    await loadDocuments(engine, circle, company);
    const { escalationPath, insights } = await client.ask(`{
      escalationPath(role: { slug: "field-engineer" }) {
        ... on EscalationPath { rungs { escalations { role { slug } } } ends { party { name } role { slug } why } }
      }
      insights(rules: [ESCALATION_LOOP]) { ... on Insights { findings { key } } }
    }`);
    expect(escalationPath.rungs.map(({ escalations }: Data) => escalations[0].role.slug)).toEqual([
      'field-engineer',
      'site-manager',
    ]);
    expect(escalationPath.ends).toEqual([
      { party: { name: 'Field Engineers' }, role: { slug: 'field-engineer' }, why: 'LOOP' },
    ]);
    expect(insights.findings).toEqual([{ key: 'escalation-loop field-engineer site-manager' }]);
  });

  test('every engine answers the same, byte by byte', async () => {
    await loadSeed(engine);
    const origins = 'origins: [COMPANY, SEED]';
    const questions = [
      `{ collaborationMap(roles: [{ slug: "senior-ai-research-scientist" }, { slug: "cook" }], depth: 2, ${origins}) { ... on Diagram { rendered(format: JSON) } } }`,
      `{ whoDecides(text: "release of a model", ${origins}) { ... on WhoDecides { unanswered answers { sentence score } } } }`,
      `{ insights(${origins}, limit: 1000) { ... on Insights { findings { key message said { document line } } } } }`,
      `{ escalationPath(role: { slug: "senior-ai-research-scientist" }, ${origins}) { ... on Diagram { rendered(format: SVG) } } }`,
      `{ careerLattice(around: { slug: "senior-ai-research-scientist" }, ${origins}) { ... on Diagram { rendered(format: SVG) } } }`,
    ];
    for (const question of questions) {
      const text = await client.text(question);
      expect(text).not.toContain('"errors"');
      expect(text).toBe(answered.get(question) ?? text);
      answered.set(question, text);
    }
    // The seed comes in on a machine that may be busy.
  }, 120_000);
});
