import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, line } from '../graph.ts';
import { inRounds, recorded } from '../recorded.ts';

const needs = (...names: string[]) => names.map((name) => ({ name, tier: 'must-have', importance: 'Critical' }));
const role = (title: string, skills: string[], next: string[], more: Record<string, unknown> = {}) =>
  document(`doc:${title}`, title, {
    role: { family: 'Kitchen', roleType: 'IC', ...(more['role'] as object) },
    technicalSkills: needs(...skills),
    careerPath: { nextRoles: next.map(line) },
  });

/** Cook goes to Chef by Sous-chef in small steps, at once in one large step, or by Manager, who is on another track. */
const documents = [
  role('Cook', ['Knives', 'Heat'], ['Sous Chef', 'Chef', 'Manager', 'Ghost']),
  role('Sous Chef', ['Knives', 'Heat', 'Menus'], ['Chef']),
  role('Manager', ['Heat', 'Money', 'People', 'Rotas'], ['Chef'], { role: { roleType: 'manager' } }),
  role('Chef', ['Knives', 'Heat', 'Menus', 'Money'], ['Owner']),
  role('Owner', ['Money', 'People', 'Law'], []),
  role('Sommelier', ['Wine'], []),
  document('doc:named', 'Waiter', { technicalSkills: needs('Trays'), careerPath: { nextRoles: [line('Ghost')] } }),
];

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, documents, company);
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const paths = async (args: string, fields = 'paths { roles { title } }'): Promise<Data> =>
    (
      await client.ask(`{ careerPaths(${args}) {
        __typename ... on CareerPaths { proven ${fields} } ... on Error { code message }
      } }`)
    ).careerPaths;
  const titles = (answer: Data) =>
    answer.paths.map(({ roles }: Data) => roles.map(({ title }: Data) => title).join(' > '));
  const fromCook = 'from: { title: "Cook" }, to: { title: "Chef" }, k: 5';
  const [short, small, wide] = ['Cook > Chef', 'Cook > Sous Chef > Chef', 'Cook > Manager > Chef'];

  test('each objective orders the same paths by its own measure', async () => {
    expect(titles(await paths(fromCook))).toEqual([short, wide, small]);
    expect(titles(await paths(`${fromCook}, objective: LEAST_LEARNING`))).toEqual([short, small, wide]);
    expect(titles(await paths(`${fromCook}, objective: SMALLEST_LARGEST_STEP`))[0]).toBe(small);
    const blended = await paths(`${fromCook}, objective: BLEND, blend: { moves: 0.01, largestStep: 1 }`);
    expect(titles(blended)[0]).toBe(small);
    const front = await paths(`${fromCook}, objective: PARETO, pareto: [MOVES, LARGEST_STEP]`);
    expect(titles(front)).toEqual([short, small]);
  });

  test('every constraint takes out what it forbids, and nothing else', async () => {
    const under = async (constraints: string) => titles(await paths(`${fromCook}, constraints: { ${constraints} }`));
    expect(await under('maxMoves: 1')).toEqual([short]);
    expect(await under('maxStepGap: 0.4')).toEqual([small]);
    expect(await under('avoid: [{ title: "Manager" }]')).toEqual([short, small]);
    expect(await under('via: [{ title: "Sous Chef" }]')).toEqual([small]);
    expect(await under('tracks: [IC]')).toEqual([short, small]);
    expect(await under('families: [{ name: "Kitchen" }]')).toEqual([short, wide, small]);
    expect(await under('maxLearning: 2.1')).toEqual([short, small]);
  });

  test('a profile starts with what it brings along', async () => {
    const { careerPaths: found } = await client.ask(
      `query ($profile: Profile) { careerPaths(from: { title: "Cook" }, profile: $profile, to: { title: "Chef" }, k: 1,
        constraints: { maxStepGap: 0.3 }) { ... on CareerPaths { unmatched { text } paths { learning gap { newCount } } } } }`,
      { profile: { skills: [{ skill: 'Menus' }, { skill: 'Juggling' }] } },
    );
    expect(found).toMatchObject({ unmatched: [{ text: 'Juggling' }], paths: [{ learning: 1, gap: { newCount: 1 } }] });
  });

  test('a path explains its steps and why it comes before the next one', async () => {
    const { paths: found } = await paths(
      `${fromCook}, objective: SMALLEST_LARGEST_STEP`,
      `paths {
        moves learning largestStep lowerBound lead { decidedBy largestStep moves }
        steps { from { title } to { title } gap { carriedCount newCount skills(carried: [NEW]) { skill { name } } }
          moves { agreement claims { document { key } } } change { gates { text } } }
      }`,
    );
    expect(found[0]).toMatchObject({ moves: 2, learning: 2, lowerBound: false });
    expect(found[0].largestStep).toBeCloseTo(1 / 3, 8);
    expect(found[0].lead).toMatchObject({ decidedBy: 'COST', moves: -1 });
    expect(found[0].lead.largestStep).toBeCloseTo(found[1].largestStep - found[0].largestStep, 8);
    expect(found[0].steps).toMatchObject([
      { to: { title: 'Sous Chef' }, gap: { carriedCount: 2, newCount: 1, skills: [{ skill: { name: 'Menus' } }] } },
      { from: { title: 'Sous Chef' }, gap: { newCount: 1, skills: [{ skill: { name: 'Money' } }] } },
    ]);
    expect(found[0].steps[0].moves).toMatchObject([
      { agreement: 'OTHER_SIDE_SILENT', claims: [{ document: { key: 'doc:Cook' } }] },
    ]);
  });

  test('without a path there is none, and wrong questions are refused', async () => {
    const to = (title: string) => `from: { title: "Cook" }, to: { title: "${title}" }`;
    expect(await paths(to('Sommelier'))).toMatchObject({ __typename: 'NoPath', code: 'NO_PATH' });
    expect(await paths(`${to('Chef')}, constraints: { maxStepGap: 0.1 }`)).toMatchObject({ __typename: 'NoPath' });
    const { careerPaths: why } =
      await client.ask(`{ careerPaths(${to('Chef')}, constraints: { maxStepGap: 0.1, maxMoves: 2 }) {
      ... on NoPath { message reasons { disconnected blame reached complete border { to { title } forbiddenBy }
        nearest { role { title } movesToTarget } relaxations { loosened { constraint to } opens { title } } } }
    } }`);
    expect(why.message).toContain('maxStepGap');
    expect(why.reasons).toMatchObject({
      ...{ disconnected: false, complete: true, reached: 0, blame: ['MAX_STEP_GAP'] },
      nearest: [{ role: { title: 'Cook' }, movesToTarget: 1 }],
      relaxations: [{ loosened: [{ constraint: 'MAX_STEP_GAP' }], opens: [{}, { title: 'Sous Chef' }, {}] }],
    });
    expect(why.reasons.relaxations[0].loosened[0].to).toBeCloseTo(1 / 3, 8);
    for (const wrong of [
      'objective: BLEND',
      'objective: PARETO, pareto: [MOVES]',
      'blend: { moves: 1 }',
      'constraints: { maxStepGap: 2 }',
      'constraints: { via: [{ title: "Chef" }] }',
    ]) {
      expect(await paths(`${to('Chef')}, ${wrong}`), wrong).toMatchObject({ __typename: 'InvalidInput' });
    }
    expect(await paths(`${to('Ghost')}`, 'paths { lowerBound unknownRoles { title } }')).toMatchObject({
      paths: [{ lowerBound: true, unknownRoles: [{ title: 'Ghost' }] }],
    });
  });

  test('what can be reached, and without whom not', async () => {
    const { reachableRoles: reached, bridges } = await client.ask(`{
      reachableRoles(from: { title: "Cook" }) { ... on ReachableRoles { totalCount roles { moves role { title } } } }
      bridges(from: { title: "Cook" }) { ... on BridgeRoles { bridges { role { title } opensCount opens { title } } } }
    }`);
    expect(reached.roles.map(({ moves, role: { title } }: Data) => `${moves} ${title}`)).toEqual([
      '1 Chef',
      '1 Ghost',
      '1 Manager',
      '1 Sous Chef',
      '2 Owner',
    ]);
    expect(bridges.bridges).toEqual([{ role: { title: 'Chef' }, opensCount: 1, opens: [{ title: 'Owner' }] }]);
    const { bridges: passed } = await client.ask(`{
      bridges(from: { title: "Cook" }, to: { title: "Owner" }) { ... on BridgeRoles { bridges { role { title } } } }
    }`);
    expect(passed.bridges).toEqual([{ role: { title: 'Chef' } }]);
  });

  test('the skill that opens most next roles comes first, and skills that no path leads to are named', async () => {
    const { skillLeverage: found } = await client.ask(`{
      skillLeverage(family: { name: "Kitchen" }) { ... on SkillLeverages {
        skills { skill { name } nextRoleCount openings { from { title } to { title } share } }
        notDescribed unreached { skill { name } roles { title } }
      } }
    }`);
    const of = (name: string) => found.skills.find((one: Data) => one.skill.name === name);
    // People is new to the Cook who becomes Manager and to the Chef who becomes Owner; Menus to two who become Chef and one.
    expect(of('People')).toMatchObject({ nextRoleCount: 2 });
    expect(of('Menus').nextRoleCount).toBe(2);
    expect(of('Law')).toMatchObject({
      nextRoleCount: 1,
      openings: [{ from: { title: 'Chef' }, to: { title: 'Owner' } }],
    });
    expect(found.skills.map((one: Data) => one.nextRoleCount)).toEqual(
      found.skills.map((one: Data) => one.nextRoleCount).sort((a: number, b: number) => b - a),
    );
    // Nobody describes the Ghost whom a Cook may become.
    expect(found.notDescribed).toBe(1);
    expect(found.unreached).toEqual([
      { skill: { name: 'Trays' }, roles: [{ title: 'Waiter' }] },
      { skill: { name: 'Wine' }, roles: [{ title: 'Sommelier' }] },
    ]);
  });

  test('a lattice shows a family, or what lies between two roles', async () => {
    const fields = '... on CareerLattice { title nodes { label level } edges { source target } rendered(format: SVG) }';
    const { family, between } = await client.ask(`{
      family: careerLattice(family: { name: "Kitchen" }) { ${fields} }
      between: careerLattice(between: { from: { title: "Cook" }, to: { title: "Chef" } }) { ${fields} }
    }`);
    const levels = ({ nodes }: Data) => Object.fromEntries(nodes.map(({ label, level }: Data) => [label, level]));
    expect(levels(family)).toEqual({ Cook: 0, Sommelier: 0, Chef: 1, Manager: 1, 'Sous Chef': 1, Owner: 2 });
    expect(levels(between)).toEqual({ Cook: 0, Chef: 1, Manager: 1, 'Sous Chef': 1 });
    expect(between.edges).toHaveLength(5);
    expect(between.rendered).toContain('<svg');
    const { careerLattice: refused } = await client.ask(
      '{ careerLattice { ... on InvalidInput { problems { path } } } }',
    );
    expect(refused.problems).toEqual([{ path: 'around' }]);
  });

  test('explanations cost the same statements however many paths and steps there are', async () => {
    const { engine: counting, taken } = recorded(engine);
    const cold = clientOf(inRounds(counting), 0);
    const ask = (k: number, to: string) =>
      cold.ask(`{ careerPaths(from: { title: "Cook" }, to: { title: "${to}" }, k: ${k}) { ... on CareerPaths { paths {
        roles { title } steps { from { title } moves { condition claims { document { key } } }
          gap { skills { skill { name } requirement { tier } } }
          change { tools { gained { tool { name } } } decisions { gained { decision { text } } }
            stakeholders { gained { name } } gates { text } } }
      } } } }`);
    await ask(1, 'Owner');
    taken();
    await ask(1, 'Owner');
    const one = taken();
    await ask(5, 'Owner');
    expect(taken()).toEqual(one);
  });
});
