import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, line } from '../graph.ts';

const skills = (...names: string[]) => names.map((name) => ({ name, tier: 'must-have', importance: 'Critical' }));

const documents = [
  document('doc:baker', 'Baker', {
    technicalSkills: skills('Dough', 'Ovens', 'Early rising'),
    tools: [{ name: 'Mixer' }, { name: 'Peel' }],
    stakeholders: [{ name: 'Miller', group: 'external' }],
    decisionRights: [{ level: 'independent', text: 'When to bake.' }],
    careerPath: {
      nextRoles: [line('Head Baker')],
      promotion: { from: 'Baker', to: ['Head Baker'], skills: ['Runs a shift alone.'] },
    },
  }),
  document('doc:head', 'Head Baker', {
    technicalSkills: [...skills('Dough', 'Ovens', 'Planning'), { name: 'Pastry', tier: 'good-to-have' }],
    tools: [{ name: 'Mixer' }, { name: 'Ledger' }],
    stakeholders: [
      { name: 'Miller', group: 'external' },
      { name: 'Owner', group: 'internal' },
    ],
    decisionRights: [{ level: 'independent', text: 'What to bake.' }],
    experience: { education: ['Master craftsman, or ten years at the oven.'] },
  }),
  document('doc:smith', 'Smith', { technicalSkills: skills('Iron', 'Fire') }),
  document('doc:confectioner', 'Confectioner', { technicalSkills: skills('Dough', 'Sugar', 'Ovens') }),
];

const gapFields = `
  gap unknownBecause carriedCount partlyCount newCount
  skills { carried tie need have depthCompared weight skill { name } through { name } requirement { tier claims { document { key } } } }
  unmatched { kind text close candidates { slug } }`;

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, documents, company);
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const gap = async (variables: object, fields = gapFields): Promise<Data> =>
    (
      await client.ask(
        `query ($from: RoleRef, $profile: Profile, $to: RoleRef!) {
          skillGap(from: $from, profile: $profile, to: $to) {
            __typename ... on SkillGap { ${fields} } ... on Error { code message }
          }
        }`,
        variables,
      )
    ).skillGap;
  const named = (answer: Data, carried: string) =>
    answer.skills.filter((one: Data) => one.carried === carried).map((one: Data) => one.skill.name);

  test('a gap counts what is carried and what is new, by the formula, in both directions', async () => {
    const answer = await gap(
      { from: { title: 'Baker' }, to: { title: 'Head Baker' } },
      `${gapFields} back { from { title } gap carriedCount newCount }`,
    );
    expect(answer).toMatchObject({ carriedCount: 2, partlyCount: 0, newCount: 2, unknownBecause: null, unmatched: [] });
    expect(new Set(named(answer, 'CARRIED'))).toEqual(new Set(['Dough', 'Ovens']));
    expect(named(answer, 'NEW')).toEqual(['Planning', 'Pastry']);
    // Critical must-haves weigh 1, a welcome skill of unstated importance 2/3 of a half.
    expect(answer.gap).toBeCloseTo((1 + 1 / 3) / (3 + 1 / 3), 8);
    expect(answer.skills[0]).toMatchObject({
      tie: 'ITSELF',
      depthCompared: false,
      requirement: { tier: 'MUST_HAVE', claims: [{ document: { key: 'doc:head' } }] },
    });
    expect(answer.back).toMatchObject({ from: { title: 'Head Baker' }, carriedCount: 2, newCount: 1 });
    expect(answer.back.gap).toBeCloseTo(1 / 3, 8);
  });

  test('beside the skills stand tools, decisions, parties, gates and what it takes to be promoted', async () => {
    const names = '{ kept { tool { name } } gained { tool { name } } left { tool { name } } }';
    const decided = '{ kept { decision { text } } gained { decision { text } } left { decision { text } } }';
    const { change } = await gap(
      { from: { title: 'Baker' }, to: { title: 'Head Baker' } },
      `change {
        tools ${names} decisions ${decided} gates { section text } promotionSkills { text }
        stakeholders { kept { party { name } } gained { name } left { name } }
      }`,
    );
    const tool = (name: string) => [{ tool: { name } }];
    expect(change.tools).toEqual({ kept: tool('Mixer'), gained: tool('Ledger'), left: tool('Peel') });
    const decision = (text: string) => [{ decision: { text } }];
    expect(change.decisions).toEqual({ kept: [], gained: decision('What to bake.'), left: decision('When to bake.') });
    expect(change.stakeholders).toEqual({
      kept: [{ party: { name: 'Miller' } }],
      gained: [{ name: 'Owner' }],
      left: [],
    });
    expect(change.gates).toEqual([{ section: 'education', text: 'Master craftsman, or ten years at the oven.' }]);
    expect(change.promotionSkills).toEqual([{ text: 'Runs a shift alone.' }]);
  });

  test('a role that is only named has no gap, to it or from it', async () => {
    await loadDocuments(
      engine,
      [document('doc:clerk', 'Clerk', { careerPath: { nextRoles: [line('Judge')] } })],
      company,
    );
    expect(await gap({ from: { title: 'Baker' }, to: { title: 'Judge' } })).toMatchObject({
      gap: null,
      unknownBecause: 'NOT_DESCRIBED',
      skills: [],
    });
    const change =
      'unknownBecause gap change { tools { gained { tool { name } } } decisions { left { decision { text } } } }';
    expect(await gap({ from: { title: 'Judge' }, to: { title: 'Baker' } }, change)).toMatchObject({
      gap: null,
      unknownBecause: 'START_NOT_DESCRIBED',
      change: { tools: null, decisions: null },
    });
  });

  test('a profile counts skills and roles held; what it says of a skill beats the roles', async () => {
    const profile = {
      roles: ['baker', 'Astronaut'],
      skills: [{ skill: 'planning', held: 'SOME' }, { skill: 'Ovens', held: 'NONE' }, { skill: 'Pastri' }],
    };
    const answer = await gap({ profile, to: { title: 'Head Baker' } });
    expect(named(answer, 'CARRIED')).toEqual(['Dough']);
    expect(named(answer, 'PARTLY')).toEqual(['Planning']);
    expect(new Set(named(answer, 'NEW'))).toEqual(new Set(['Ovens', 'Pastry']));
    expect(answer.unmatched).toMatchObject([
      { kind: 'ROLE', text: 'Astronaut', candidates: [] },
      { kind: 'SKILL', text: 'Pastri', close: ['Pastry'] },
    ]);
    const beside = await gap({
      profile: { skills: [{ skill: 'Planning' }] },
      from: { title: 'Baker' },
      to: { title: 'Head Baker' },
    });
    expect(beside.newCount).toBe(1);
  });

  test('a question without a start, or with too large a profile, is refused', async () => {
    const to = { title: 'Head Baker' };
    expect(await gap({ to })).toMatchObject({ __typename: 'InvalidInput' });
    const skillsHeld = Array.from({ length: 201 }, (_, i) => ({ skill: `Skill ${i}` }));
    expect(await gap({ to, profile: { skills: skillsHeld } })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await gap({ to, from: { title: 'Nobody' } })).toMatchObject({ __typename: 'NotFound' });
  });

  test('similar roles are those that ask for the same rare skills; unlike ones are none', async () => {
    const { similarRoles: found } = await client.ask(
      `{ similarRoles(role: { title: "Baker" }) {
        ... on SimilarRoles { omitted similar { role { title } similarity declared levelChange gap { newCount } } }
      } }`,
    );
    expect(found.similar.map(({ role }: Data) => role.title)).toEqual(['Confectioner', 'Head Baker']);
    expect(found.similar[1]).toMatchObject({ declared: true, levelChange: null, gap: { newCount: 2 } });
    expect(found.similar[0].similarity).toBeGreaterThan(found.similar[1].similarity);
    const { compareRoles: pair } = await client.ask(
      `{ compareRoles(a: { title: "Head Baker" }, b: { title: "Baker" }) {
        ... on RoleComparison { similarity moves { from { title } } gap { newCount } }
      } }`,
    );
    expect(pair).toEqual({
      similarity: found.similar[1].similarity,
      moves: [{ from: { title: 'Baker' } }],
      gap: { newCount: 1 },
    });
  });
});
