import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { importGraph } from '../../src/services/import-graph.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { type Client, clientOf } from '../ask.ts';
import { embedded, onEveryEngine } from '../engines.ts';
import { claimsIn, company, document, line } from '../graph.ts';

const data = (summary = 'Builds models.', skills = ['Python', 'MLOps']) =>
  document('data', 'ML Engineer', {
    role: { summary },
    careerPath: { nextRoles: [line('Data Scientist')] },
    technicalSkills: skills.map((name) => ({ name, description: `About ${name}.` })),
    stakeholders: [{ group: 'internal', name: 'Security / Privacy' }],
    responsibilities: [{ text: 'Train models.' }],
  });
const code = (summary = 'Ships models.', skills = ['Python programming', 'Docker']) =>
  document('code', 'Machine Learning Developer', {
    role: { summary },
    technicalSkills: skills.map((name) => ({ name })),
    stakeholders: [{ group: 'internal', name: 'Privacy' }],
    responsibilities: [{ text: 'Train models.' }],
  });

const onError = '... on Error { code message } ... on InvalidInput { problems { path message } }';
const decided = 'id kind summary by why at undoneAt nouns { slug name noun { slug name revision } }';
const merge = `mutation Merge($input: MergeNounsInput!, $by: String, $why: String) {
  mergeNouns(input: $input, by: $by, why: $why) { ... on Change { ${decided} } ${onError} } }`;
const split = `mutation ($input: SplitNounInput!) { splitNoun(input: $input) { ... on Change { ${decided} } ${onError} } }`;
const tie = (field: string) =>
  `mutation ($input: TieInput!) { ${field}(input: $input) { ... on Change { ${decided} } ${onError} } }`;
const naming = (field: string) =>
  `mutation ($input: NounNameInput!) { ${field}(input: $input) { ... on Change { ${decided} } ${onError} } }`;
const undo = `mutation ($id: String!, $cascade: Boolean) {
  undoChange(id: $id, cascade: $cascade, by: "ben") {
    ... on DecidedChanges { changes { id undoneBy } } ${onError} ... on Conflict { standing } } }`;

const skillFields =
  'slug name names { text scheme } requirements { nodes { role { slug } claims { document { key } line asWritten } } }';
const skillOf = async (client: Client, ref: object) =>
  (
    await client.ask(`query ($ref: NounRef!) { skill(ref: $ref) { ... on Skill { ${skillFields} } ${onError} } }`, {
      ref,
    })
  ).skill;
const roleOf = async (client: Client, ref: object) =>
  (
    await client.ask(
      `query ($ref: RoleRef!) { role(ref: $ref) { ... on Role {
        slug title summary descriptions { document { key } } versions { document }
        requirements { nodes { skill { name } } } statements { nodes { text } } } ${onError} } }`,
      { ref },
    )
  ).role;

async function exported(engine: GraphEngine): Promise<string> {
  let text = '';
  for await (const each of exportGraph(engine)) text += each;
  return text;
}

/** The graph without its history and its counters. */
const withoutHistory = (text: string) =>
  text
    .split('\n')
    .filter((each) => !each.startsWith('{"node":"Change"') && !each.startsWith('{"end"'))
    .map((each) => each.replace(/"revision":\d+/, ''));

onEveryEngine((on) => {
  let engine: GraphEngine;
  let client: Client;
  beforeEach(async () => {
    engine = await on.open();
    client = clientOf(engine);
    await loadDocuments(engine, [data(), code()], company);
  });
  afterEach(() => engine.close());

  const done = async (query: string, input: object, more: object = {}) => {
    const answer = await client.ask(query, { input, ...more });
    const [result] = Object.values(answer) as [
      { id: string; message?: string; summary: string; kind: string; nouns: unknown },
    ];
    expect(result.message).toBeUndefined();
    return result;
  };
  const refused = async (query: string, input: object) => {
    const before = await exported(engine);
    const [result] = Object.values(await client.ask(query, { input })) as [{ code: string; message: string }];
    expect(await exported(engine)).toBe(before);
    return [result.code, result.message];
  };
  const mergeSkills = () =>
    done(
      merge,
      { kind: 'SKILL', noun: { name: 'Python programming' }, into: { name: 'Python' } },
      { by: 'ada', why: 'one language' },
    );

  describe('two skills that are merged', () => {
    test('are one with both names, both slugs and all that was said', async () => {
      const change = await mergeSkills();
      expect(change).toMatchObject({
        kind: 'MERGE',
        summary: 'skill "Python programming" merged into "Python"',
        by: 'ada',
        why: 'one language',
        nouns: [
          { slug: 'python-programming', noun: { slug: 'python' } },
          { slug: 'python', noun: { slug: 'python', name: 'Python' } },
        ],
      });
      for (const ref of [{ slug: 'python' }, { slug: 'python-programming' }, { name: 'Python Programming' }]) {
        const skill = await skillOf(client, ref);
        expect(skill.slug, JSON.stringify(ref)).toBe('python');
        const said = skill.requirements.nodes.map(({ role, claims }: any) => [role.slug, claims[0].document.key]);
        expect(said).toEqual([
          ['machine-learning-developer', 'code'],
          ['ml-engineer', 'data'],
        ]);
      }
      const id = Buffer.from('Skill:python-programming').toString('base64');
      const nodes = await client.ask(
        `query ($id: ID!) { node(id: $id) { ... on Skill { slug } } nodes(ids: [$id]) { id } }`,
        { id },
      );
      expect(nodes.node).toEqual({ slug: 'python' });
      expect((await skillOf(client, { id })).slug).toBe('python');
      const { roles } = await client.ask(`{ roles(filter: { skill: { slug: "python-programming" } }) { totalCount } }`);
      expect(roles.totalCount).toBe(2);
    });

    test('stay one when their documents are loaded again, changed, taken out and brought back', async () => {
      await mergeSkills();
      const before = await exported(engine);
      expect((await loadDocuments(engine, [code(), data()], company)).documentsChanged).toEqual([]);
      expect(await exported(engine)).toBe(before);
      await loadDocuments(engine, [code('Ships them.', ['Docker', 'Python Programming'])], company);
      expect((await skillOf(client, { slug: 'python' })).requirements.nodes).toHaveLength(2);
      await removeDocuments(engine, ['code', 'data']);
      expect((await skillOf(client, { slug: 'python-programming' })).requirements.nodes).toHaveLength(0);
      await loadDocuments(engine, [code(), data()], company);
      expect((await skillOf(client, { slug: 'python-programming' })).requirements.nodes).toHaveLength(2);
    });

    test('are one in a store that the graph was moved to, and can be parted there', async () => {
      const before = withoutHistory(await exported(engine));
      const { id } = await mergeSkills();
      const text = await exported(engine);
      const other = await embedded.open();
      await importGraph(other, async function* () {
        yield* text.trimEnd().split('\n');
      });
      expect((await skillOf(clientOf(other), { slug: 'python-programming' })).slug).toBe('python');
      await clientOf(other).ask(undo, { id });
      expect(withoutHistory(await exported(other))).toEqual(before);
      await other.close();
    });

    test('can be parted in a store to which names came under an older normal form', async () => {
      const { id } = await mergeSkills();
      const older = (await exported(engine)).replaceAll('name:en:python programming', 'name:en:python programmings');
      const other = await embedded.open();
      await importGraph(other, async function* () {
        yield* older.trimEnd().split('\n');
      });
      const result = (await clientOf(other).ask(undo, { id })).undoChange;
      expect(result.changes).toHaveLength(1);
      expect((await skillOf(clientOf(other), { name: 'Python programming' })).slug).toBe('python-programming');
      await other.close();
    });

    test('are exactly what they were when that is undone, and ids are not given twice meanwhile', async () => {
      const before = withoutHistory(await exported(engine));
      const { id } = await mergeSkills();
      await loadDocuments(
        engine,
        [document('x', 'Baker', { technicalSkills: [{ name: 'python-Programming!' }] })],
        company,
      );
      expect((await skillOf(client, { slug: 'python' })).requirements.nodes).toHaveLength(3);
      await removeDocuments(engine, ['x']);
      const { undoChange } = await client.ask(undo, { id });
      expect(undoChange.changes).toEqual([{ id, undoneBy: 'ben' }]);
      expect(withoutHistory(await exported(engine))).toEqual(before);
      const again = (await client.ask(undo, { id })).undoChange;
      expect([again.code, again.message]).toEqual(['CONFLICT', expect.stringContaining('undone by ben')]);
    });

    test('are parted by their names where documents came since', async () => {
      const { id } = await mergeSkills();
      await loadDocuments(engine, [code('New.', ['Docker', 'Python', 'Python programming'])], company);
      await loadDocuments(
        engine,
        [document('x', 'Baker', { technicalSkills: [{ name: 'Python programming' }] })],
        company,
      );
      await client.ask(undo, { id });
      const rolesOf = async (slug: string) =>
        (await skillOf(client, { slug })).requirements.nodes.map(({ role }: any) => role.slug).sort();
      expect(await rolesOf('python')).toEqual(['machine-learning-developer', 'ml-engineer']);
      expect(await rolesOf('python-programming')).toEqual(['baker', 'machine-learning-developer']);
      // As if they had never been one.
      const as = withoutHistory(await exported(engine)).filter((each) => !each.includes('"Version"'));
      expect(
        (await loadDocuments(engine, [code('New.', ['Docker', 'Python', 'Python programming'])], company))
          .documentsChanged,
      ).toEqual([]);
      expect(withoutHistory(await exported(engine)).filter((each) => !each.includes('"Version"'))).toEqual(as);
    });
  });

  describe('two described roles that are merged', () => {
    const mergeRoles = () =>
      done(merge, { kind: 'ROLE', noun: { slug: 'machine-learning-developer' }, into: { slug: 'ml-engineer' } });

    test('are described by both documents, with the title of the one that survives and the history of both', async () => {
      const before = withoutHistory(await exported(engine));
      const { id } = await mergeRoles();
      const role = await roleOf(client, { slug: 'machine-learning-developer' });
      expect(role).toMatchObject({ slug: 'ml-engineer', title: 'ML Engineer' });
      expect((await roleOf(client, { title: 'Machine Learning Developer' })).slug).toBe('ml-engineer');
      expect(role.descriptions.map((each: any) => each.document.key).sort()).toEqual(['code', 'data']);
      expect(role.versions.map((each: any) => each.document).sort()).toEqual(['code', 'data']);
      expect(role.requirements.nodes).toHaveLength(4);
      expect((await loadDocuments(engine, [code(), data()], company)).documentsChanged).toEqual([]);
      await client.ask(undo, { id });
      expect(withoutHistory(await exported(engine))).toEqual(before);
    });

    test('are parted with what their documents say now', async () => {
      const { id } = await mergeRoles();
      await loadDocuments(engine, [code('Ships faster.', ['Rust'])], company);
      await client.ask(undo, { id });
      const [one, other] = [
        await roleOf(client, { slug: 'ml-engineer' }),
        await roleOf(client, { slug: 'machine-learning-developer' }),
      ];
      expect(one).toMatchObject({ title: 'ML Engineer', summary: 'Builds models.' });
      expect(one.requirements.nodes).toHaveLength(2);
      expect(other).toMatchObject({ title: 'Machine Learning Developer', summary: 'Ships faster.' });
      expect(other.requirements.nodes).toEqual([{ skill: { name: 'Rust' } }]);
      expect(other.versions.map((each: any) => each.document)).toEqual(['code', 'code']);
      expect(
        (await loadDocuments(engine, [code('Ships faster.', ['Rust']), data()], company)).documentsChanged,
      ).toEqual([]);
      await loadDocuments(engine, [code('Ships again.', ['Rust'])], company);
      expect((await roleOf(client, { slug: 'machine-learning-developer' })).versions).toHaveLength(3);
    });
  });

  test('roles of which one led to the other are one that leads to itself, which no path or finding stumbles over', async () => {
    await loadDocuments(
      engine,
      [document('x', 'Baker', { careerPath: { nextRoles: [line('Chief Baker')] } })],
      company,
    );
    const before = withoutHistory(await exported(engine));
    const { id } = await done(merge, { kind: 'ROLE', noun: { slug: 'chief-baker' }, into: { slug: 'baker' } });
    const asked = await client.ask(`{
      careerPaths(from: { slug: "baker" }, to: { slug: "ml-engineer" }) { __typename }
      insights { ... on Insights { findings { rule roles { slug } } } }
      role(ref: { slug: "chief-baker" }) { ... on Role { nextRoles { nodes { to { slug } } } } } }`);
    expect(asked.role.nextRoles.nodes).toEqual([{ to: { slug: 'baker' } }]);
    expect(
      (
        await loadDocuments(
          engine,
          [document('x', 'Baker', { careerPath: { nextRoles: [line('Chief Baker')] } })],
          company,
        )
      ).documentsChanged,
    ).toEqual([]);
    await client.ask(undo, { id });
    expect(withoutHistory(await exported(engine))).toEqual(before);
  });

  describe('a noun that is two', () => {
    test('is split by document; a document that comes new has to say which it means', async () => {
      await loadDocuments(engine, [document('x', 'Baker', { technicalSkills: [{ name: 'Python' }] })], company);
      const before = withoutHistory(await exported(engine));
      const { id } = await done(split, {
        kind: 'SKILL',
        noun: { slug: 'python' },
        name: 'Python (snakes)',
        documents: ['x'],
      });
      const snakes = await skillOf(client, { name: 'Python snakes' });
      expect(snakes.requirements.nodes.map((each: any) => each.role.slug)).toEqual(['baker']);
      expect(snakes.name).toBe('Python (snakes)');
      // The one that is called so is meant where the other only answers to it.
      expect((await skillOf(client, { name: 'Python' })).slug).toBe('python');
      const again = [document('x', 'Baker', { technicalSkills: [{ name: 'Python' }] }), data()];
      expect((await loadDocuments(engine, again, company)).documentsChanged).toEqual([]);
      const ids = { python: 'python-snakes' };
      const answered = document('z', 'Vet', { technicalSkills: [{ name: 'python' }] }, { resolve: ids });
      expect((await loadDocuments(engine, [answered], company)).documents[0]?.outcome).toBe('added');
      await removeDocuments(engine, ['z']);
      const fresh = document('y', 'Zoo Keeper', { technicalSkills: [{ name: 'Python' }] });
      await expect(loadDocuments(engine, [fresh], company)).rejects.toMatchObject({ code: 'AMBIGUOUS_TITLE' });
      await client.ask(undo, { id });
      expect(withoutHistory(await exported(engine))).toEqual(before);
    });

    test('is split by name, for documents to come too', async () => {
      await mergeSkills();
      await done(split, {
        kind: 'SKILL',
        noun: { slug: 'python' },
        name: 'Programming in Python',
        names: ['Python programming'],
      });
      await loadDocuments(
        engine,
        [document('y', 'Baker', { technicalSkills: [{ name: 'Python programming' }] })],
        company,
      );
      const skill = await skillOf(client, { name: 'python programming' });
      expect([skill.slug, skill.name, skill.requirements.nodes.length]).toEqual([
        'programming-in-python',
        'Programming in Python',
        2,
      ]);
    });

    test('keeps something, and what goes must be there', async () => {
      const input = { kind: 'SKILL', noun: { slug: 'python' }, name: 'Other' };
      expect(await refused(split, { ...input, documents: ['data'] })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('rename it'),
      ]);
      expect(await refused(split, { ...input, names: ['Cobra'] })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('not called'),
      ]);
      expect(await refused(split, input)).toEqual(['INVALID_INPUT', expect.stringContaining('Say what goes')]);
    });
  });

  describe('a tie', () => {
    const related = { type: 'RELATED_TO', kind: 'SKILL', from: { slug: 'python' }, to: { slug: 'mlops' } };
    const ties = async () =>
      (await claimsIn(engine, ['decisions'])).filter(({ edge }) => edge.startsWith('RELATED_TO'));

    test('that a person confirms or refuses stands once, the last word counts, and outlives the documents', async () => {
      await done(tie('confirmTie'), related);
      expect((await ties()).map(({ row }) => [row['tail'], row['head'], row['strength'], row['status']])).toEqual([
        ['mlops', 'python', 1, 'confirmed'],
      ]);
      expect(await refused(tie('confirmTie'), related)).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('decided already'),
      ]);
      const { id } = await done(tie('refuseTie'), related);
      expect((await ties()).map(({ row }) => row['status'])).toEqual(['refused']);
      await loadDocuments(engine, [data('Other.', ['Cooking'])], company);
      await loadDocuments(engine, [data()], company);
      expect((await ties()).map(({ row }) => row['status'])).toEqual(['refused']);
      await client.ask(undo, { id });
      expect((await ties()).map(({ row }) => row['status'])).toEqual(['confirmed']);
    });

    test('between a party and its part or its role is drawn, or no longer drawn', async () => {
      const parts = { type: 'INCLUDES', from: { slug: 'security-privacy' }, to: { slug: 'privacy' } };
      const shared = async () => {
        const { sharedStakeholders } = await client.ask(
          `{ sharedStakeholders(roles: [{ slug: "ml-engineer" }, { slug: "machine-learning-developer" }]) { __typename } }`,
        );
        return sharedStakeholders;
      };
      await done(tie('confirmTie'), parts);
      expect(
        (await claimsIn(engine, ['decisions'])).some(({ edge }) => edge === 'INCLUDES.Stakeholder.Stakeholder'),
      ).toBe(true);
      expect(await shared()).toBeTruthy();
    });

    test('is refused where it makes no sense', async () => {
      expect(await refused(tie('confirmTie'), { ...related, to: { slug: 'python' } })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('itself'),
      ]);
      expect(await refused(tie('confirmTie'), { ...related, kind: 'KPI' })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('no tie between'),
      ]);
      expect(await refused(tie('confirmTie'), { ...related, to: { slug: 'nosuch' } })).toEqual([
        'NOT_FOUND',
        expect.stringContaining('nosuch'),
      ]);
      expect(await refused(tie('confirmTie'), { ...related, strength: 2 })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('between 0 and 1'),
      ]);
    });
  });

  describe('a name', () => {
    test('that a person prefers is shown, whatever documents say later; the others and the slug keep answering', async () => {
      const before = withoutHistory(await exported(engine));
      const { id } = await done(naming('renameNoun'), {
        kind: 'ROLE',
        noun: { slug: 'ml-engineer' },
        name: 'Model Engineer',
      });
      await loadDocuments(engine, [data('Says more.')], company);
      for (const ref of [{ title: 'model engineers' }, { title: 'ML Engineer' }, { slug: 'ml-engineer' }]) {
        expect(await roleOf(client, ref)).toMatchObject({ slug: 'ml-engineer', title: 'Model Engineer' });
      }
      await loadDocuments(engine, [data()], company);
      await client.ask(undo, { id });
      const after = withoutHistory(await exported(engine));
      const lasting = (lines: string[]) => lines.filter((each) => !/"(Version|Document|HAS_VERSION)"/.test(each));
      expect(lasting(after)).toEqual(lasting(before));
    });

    test('can be spelled anew, added and removed; what documents say stays', async () => {
      await done(naming('renameNoun'), { kind: 'SKILL', noun: { slug: 'mlops' }, name: 'MLops' });
      expect((await skillOf(client, { slug: 'mlops' })).name).toBe('MLops');
      await done(naming('addName'), { kind: 'SKILL', noun: { slug: 'mlops' }, name: 'Model operations' });
      await loadDocuments(
        engine,
        [document('y', 'Baker', { technicalSkills: [{ name: 'Model Operations' }] })],
        company,
      );
      expect((await skillOf(client, { name: 'Model operations' })).slug).toBe('mlops');
      expect(
        await refused(naming('removeName'), { kind: 'SKILL', noun: { slug: 'mlops' }, name: 'Model operations' }),
      ).toEqual(['INVALID_INPUT', expect.stringContaining('split it')]);
      await removeDocuments(engine, ['y']);
      await done(naming('removeName'), { kind: 'SKILL', noun: { slug: 'mlops' }, name: 'Model operations' });
      expect((await skillOf(client, { name: 'Model operations' })).code).toBe('NOT_FOUND');
      expect(await refused(naming('addName'), { kind: 'SKILL', noun: { slug: 'mlops' }, name: 'Docker' })).toEqual([
        'INVALID_INPUT',
        expect.stringContaining('merge the two'),
      ]);
    });
  });

  test('a decision about what changed since it was seen is a conflict', async () => {
    const { revision } = (await client.ask(`{ skill(ref: { slug: "python" }) { ... on Skill { revision } } }`)).skill;
    await done(naming('addName'), { kind: 'SKILL', noun: { slug: 'python' }, name: 'Py', revision });
    expect(
      await refused(naming('addName'), { kind: 'SKILL', noun: { slug: 'python' }, name: 'Python 3', revision }),
    ).toEqual(['CONFLICT', expect.stringContaining('changed since')]);
  });

  test('what later decisions stand on is undone after them or with them', async () => {
    const before = withoutHistory(await exported(engine));
    const first = await mergeSkills();
    const second = await done(naming('renameNoun'), { kind: 'SKILL', noun: { slug: 'python' }, name: 'Python 3' });
    const other = await done(naming('addName'), { kind: 'SKILL', noun: { slug: 'docker' }, name: 'Containers' });
    const { undoChange } = await client.ask(undo, { id: first.id });
    expect(undoChange).toMatchObject({ code: 'CONFLICT', standing: [second.id] });
    expect(undoChange.message).toContain('renamed "Python 3"');
    const all = (await client.ask(undo, { id: first.id, cascade: true })).undoChange;
    expect(all.changes.map((each: any) => each.id)).toEqual([second.id, first.id]);
    await client.ask(undo, { id: other.id });
    expect(withoutHistory(await exported(engine))).toEqual(before);
    const { changes } = await client.ask(
      `{ changes { totalCount nodes { id undoneBy } } standing: changes(standing: true) { totalCount } of: changes(kind: SKILL, noun: "docker") { nodes { id } } }`,
    );
    expect(changes.nodes.map((each: any) => each.id)).toEqual([other.id, second.id, first.id]);
  });

  test('several decisions are carried out together or not at all', async () => {
    const list = `mutation ($decisions: [DecisionInput!]!, $dryRun: Boolean) {
      applyDecisions(decisions: $decisions, dryRun: $dryRun, by: "ada") { ... on DecidedChanges { changes { id summary } } ${onError} } }`;
    const merging = { mergeNouns: { kind: 'SKILL', noun: { slug: 'python-programming' }, into: { slug: 'python' } } };
    const named = { addName: { kind: 'SKILL', noun: { slug: 'python-programming' }, name: 'Py' } };
    const wrong = { addName: { kind: 'SKILL', noun: { slug: 'nosuch' }, name: 'Py' } };
    const before = await exported(engine);
    const failed = (await client.ask(list, { decisions: [merging, wrong, named] })).applyDecisions;
    expect(failed.problems).toEqual([{ path: 'decisions.1', message: expect.stringContaining('nosuch') }]);
    const rehearsed = (await client.ask(list, { decisions: [merging, named], dryRun: true })).applyDecisions;
    expect(rehearsed.changes).toHaveLength(2);
    expect(await exported(engine)).toBe(before);
    const { applyDecisions } = await client.ask(list, { decisions: [merging, named] });
    expect(applyDecisions.changes.map((each: any) => each.summary)[1]).toContain('is also called "Py"');
    expect((await skillOf(client, { name: 'Py' })).slug).toBe('python');
  });
});
