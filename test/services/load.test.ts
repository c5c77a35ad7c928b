import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { versionsOfRoles } from '../../src/cypher/history.ts';
import { setModelVersion } from '../../src/cypher/meta.ts';
import { roleFacts } from '../../src/cypher/role.ts';
import { createEdges, deleteNodes, putNodes } from '../../src/cypher/write.ts';
import type { GraphEngine } from '../../src/engine/port.ts';
import { allOrigins } from '../../src/model/claim.ts';
import { MODEL_VERSION } from '../../src/model/graph.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { loadSeed, loadSeedIfEmpty, removeSeed } from '../../src/services/seed.ts';
import type { BlueprintDocument } from '../../src/services/source-document.ts';
import { prepareStore } from '../../src/services/store.ts';
import { onEveryEngine } from '../engines.ts';
import { codeOf } from '../error-code.ts';
import { claimsIn, company, document, line, nodeCounts, nodesOf, nounNamed } from '../graph.ts';

const seed = { by: 'test', origin: 'seed' } as const;
const catalogueOrigin = { by: 'test', origin: 'catalogue' } as const;
const skill = (name: string) => ({ name, tier: 'must-have' });

onEveryEngine((from) => {
  let engine: GraphEngine;
  beforeEach(async () => {
    engine = await from.open();
  });
  afterEach(() => engine.close());

  const load = (...documents: BlueprintDocument[]) => loadDocuments(engine, documents, company);
  const roles = async () => [...(await nodesOf(engine, 'Role')).values()];
  const titles = async () => (await roles()).map(({ title }) => title).sort();
  const versions = async (role: string) => (await engine.run(versionsOfRoles, { ids: [role] })).map((v) => v.document);

  describe('the seed', () => {
    test('describes three roles and names at least sixty', async () => {
      const result = await loadSeed(engine);
      expect(result.documents.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
      const all = await roles();
      expect(all.filter(({ described }) => described)).toHaveLength(3);
      expect(all.filter(({ described }) => !described).length).toBeGreaterThanOrEqual(60);
    });

    test('loaded again writes nothing, not even a version stamp', async () => {
      const first = await loadSeed(engine);
      const before = await engine.version();
      const again = await loadSeed(engine);
      const added = Object.values(first.claimsAdded).reduce<number>((sum, count) => sum + (count ?? 0), 0);
      expect(again).toMatchObject({
        nodesAdded: [],
        nodesRemoved: [],
        claimsAdded: {},
        claimsRemoved: {},
        claimsKept: added,
      });
      expect(again.documents.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await engine.version()).toEqual(before);
    });

    test('taken out leaves an empty graph, and can be loaded again', async () => {
      await loadSeed(engine);
      await removeSeed(engine);
      expect(await nodeCounts(engine)).toEqual({});
      expect((await loadSeed(engine)).documents).toHaveLength(3);
    });

    test('is loaded by itself only where there is no document', async () => {
      await load(document('a', 'Baker'));
      expect(await loadSeedIfEmpty(engine)).toBeNull();
      expect(await titles()).toEqual(['Baker']);
      await removeDocuments(engine, ['a']);
      expect((await loadSeedIfEmpty(engine))?.documents).toHaveLength(3);
    });

    test('taken out of a graph without it changes nothing', async () => {
      await load(document('a', 'Baker'));
      const before = await engine.version();
      expect((await removeSeed(engine)).documents).toEqual([]);
      expect(await engine.version()).toEqual(before);
    });

    test('steps back on a role that a company document describes, and returns when that is removed', async () => {
      await loadDocuments(
        engine,
        [document('s', 'Baker', { role: { summary: 'Seed words.', mission: 'Seed.' } })],
        seed,
      );
      await load(document('c', 'Baker', { role: { summary: 'Company words.' } }));
      expect(await nounNamed(engine, 'Role', 'Baker')).toMatchObject({
        summary: 'Company words.',
        mission: null,
        described: true,
      });
      await removeDocuments(engine, ['c']);
      expect(await nounNamed(engine, 'Role', 'Baker')).toMatchObject({
        summary: 'Seed words.',
        mission: 'Seed.',
        described: true,
      });
    });
  });

  describe('claims of several documents', () => {
    const shared = {
      careerPath: { nextRoles: [line('Head Baker')] },
      technicalSkills: [skill('Kneading')],
      stakeholders: [{ group: 'internal', name: 'Kitchen' }],
      tools: [{ name: 'Oven' }],
      kpis: [{ name: 'Waste' }],
    };

    test('that say the same are two claims of one fact, and one taken out leaves the other', async () => {
      await load(document('a', 'Baker', shared));
      await load(document('b', 'Baker', shared, { placement: { sameAs: 'baker' } }));
      const moves = () => engine.run(roleFacts.movesFrom, { ids: ['baker'], origins: [...allOrigins] });
      expect((await moves()).map(({ document: id, head }) => [id, head])).toEqual([
        ['a', 'head-baker'],
        ['b', 'head-baker'],
      ]);
      const ofB = await claimsIn(engine, ['b']);
      const counts = await nodeCounts(engine);
      await removeDocuments(engine, ['a']);
      expect((await moves()).map(({ document: id }) => id)).toEqual(['b']);
      expect(await claimsIn(engine, ['a', 'b'])).toEqual(ofB);
      expect(await nodeCounts(engine)).toEqual({ ...counts, Document: 1 });
      await removeDocuments(engine, ['b']);
      expect(await nodeCounts(engine)).toEqual({});
    });

    test('from two roles share skills, parties, tools and measures, and leave one by one', async () => {
      await load(document('a', 'Baker', shared));
      await load(document('b', 'Miller', shared));
      expect(await nodeCounts(engine)).toMatchObject({ Role: 3, Skill: 1, Stakeholder: 1, Tool: 1, Kpi: 1 });
      await removeDocuments(engine, ['a']);
      expect(await titles()).toEqual(['Head Baker', 'Miller']);
      expect(await nodeCounts(engine)).toMatchObject({ Skill: 1, Stakeholder: 1, Tool: 1, Kpi: 1 });
    });

    test('go with their documents in whatever script these are named', async () => {
      const ids = ['z', 'é', '\uff21', '\ue000', '\u{1f600}'];
      await load(...ids.map((id, i) => document(id, `Baker of stage ${i}`, shared)));
      await removeDocuments(engine, ids);
      expect(await nodeCounts(engine)).toEqual({});
    });

    test('a role that is still named by others stays, no longer described', async () => {
      await load(
        document('a', 'Baker', { role: { summary: 'Bakes.' } }),
        document('b', 'Miller', { careerPath: { nextRoles: [line('Baker')] } }),
      );
      await removeDocuments(engine, ['a']);
      expect(await nounNamed(engine, 'Role', 'Baker')).toMatchObject({ id: 'baker', described: false, summary: null });
    });

    test('a document that is not there cannot be removed, and nothing else is', async () => {
      await load(document('a', 'Baker'));
      expect(await codeOf(removeDocuments(engine, ['a', 'b']))).toBe('NOT_FOUND');
      expect(await titles()).toEqual(['Baker']);
    });
  });

  describe('names', () => {
    test('"ML Engineer" is "Machine Learning Engineer", whichever comes first', async () => {
      await load(document('a', 'Baker', { careerPath: { nextRoles: [line('ML Engineer')] } }));
      await load(document('b', 'Machine Learning Engineer', { role: { summary: 'Learns.' } }));
      await load(document('c', 'Miller', { careerPath: { feederRoles: [line('machine-learning engineers')] } }));
      const all = (await roles()).map(({ id, title }) => [id, title]);
      expect(all).toHaveLength(3);
      expect(all).toContainEqual(['ml-engineer', 'Machine Learning Engineer']);
    });

    test('"Senior X" is never "X"', async () => {
      const next = ['Senior Baker', 'Sr. Baker', 'Lead Baker', 'Junior Baker', 'Baker II'].map(line);
      await load(document('a', 'Baker', { careerPath: { nextRoles: next } }));
      expect(await titles()).toEqual(['Baker', 'Baker II', 'Junior Baker', 'Lead Baker', 'Senior Baker']);
    });

    test('equal names of different kinds of noun are different nouns of the same id', async () => {
      await load(document('a', 'Python', { technicalSkills: [skill('Python')], tools: [{ name: 'Python' }] }));
      expect(await nodeCounts(engine)).toMatchObject({ Role: 1, Skill: 1, Tool: 1 });
    });

    test('different names of one slug get ids of their own', async () => {
      await load(
        document('a', 'Baker', {
          tools: [{ name: 'Café' }, { name: 'Cafe²' }, { name: 'C' }, { name: 'C++' }, { name: 'C#' }],
        }),
      );
      const tools = [...(await nodesOf(engine, 'Tool')).values()].map(({ id, name }) => `${name}: ${id}`).sort();
      expect(new Set(tools).size).toBe(5);
      expect(tools).toContain('C++: c-plus-plus');
    });

    test('a name without letter or digit is refused, and nothing is written', async () => {
      expect(await codeOf(load(document('a', 'Baker', { tools: [{ name: '—' }] })))).toBe('INVALID_INPUT');
      expect(await nodeCounts(engine)).toEqual({});
    });

    test('a name too long for an index is refused on every engine, and nothing is written', async () => {
      const long = 'very long name '.repeat(1_000);
      expect(await codeOf(load(document('a', long)))).toBe('INVALID_INPUT');
      expect(await codeOf(load(document('a', 'Baker', { kpis: [{ name: long }] })))).toBe('INVALID_INPUT');
      expect(await codeOf(load(document('a', 'Baker', { role: { externalIds: [`x:${long}`] } })))).toBe(
        'INVALID_INPUT',
      );
      expect(await codeOf(load(document(long, 'Baker')))).toBe('INVALID_INPUT');
      expect(await nodeCounts(engine)).toEqual({});
    });

    test.each(['constructor', 'toString', '__proto__ chef', 'hasOwnProperty'])('a name may be "%s"', async (name) => {
      await load(document('a', name, { technicalSkills: [skill(name)] }));
      await load(document('b', 'Baker', { careerPath: { nextRoles: [line(name)] } }, { resolve: {} }));
      expect(await nodeCounts(engine)).toMatchObject({ Role: 2, Skill: 1 });
    });
  });

  describe('a document that changed', () => {
    const before = { technicalSkills: [skill('Kneading'), skill('Baking')], tools: [{ name: 'Oven' }] };
    const after = { technicalSkills: [skill('Baking'), skill('Selling')], tools: [{ name: 'Oven' }] };

    test('replaces exactly its own claims and adds a version; the unchanged one beside it is untouched', async () => {
      await load(document('a', 'Baker', before), document('b', 'Miller', before));
      const ofB = await claimsIn(engine, ['b']);
      const documentB = (await nodesOf(engine, 'Document')).get('b');
      const miller = await nounNamed(engine, 'Role', 'Miller');
      const result = await load(document('a', 'Baker', after), document('b', 'Miller', before));
      expect(result.documents).toEqual([
        { id: 'a', role: 'baker', outcome: 'changed' },
        { id: 'b', role: 'miller', outcome: 'unchanged' },
      ]);
      expect(result).toMatchObject({
        claimsAdded: { REQUIRES: 1, NAMES: 1 },
        claimsRemoved: { REQUIRES: 1, NAMES: 1 },
        nodesRemoved: [],
        documentsChanged: ['a'],
      });
      const claims = await claimsIn(engine, ['a']);
      expect(
        claims.filter(({ edge }) => edge.startsWith('REQUIRES')).map(({ row }) => [row['head'], row['ordinal']]),
      ).toEqual([
        ['baking', 0],
        ['selling', 1],
      ]);
      expect(await claimsIn(engine, ['b'])).toEqual(ofB);
      expect((await nodesOf(engine, 'Document')).get('b')).toEqual(documentB);
      expect(await nounNamed(engine, 'Role', 'Miller')).toEqual(miller);
      expect(await versions('baker')).toEqual(['a', 'a']);
      expect(await versions('miller')).toEqual(['b']);
    });

    test('takes the nouns out that only it named', async () => {
      await load(document('a', 'Baker', before));
      const result = await load(document('a', 'Baker', after));
      expect(result.nodesRemoved).toContainEqual({ label: 'Skill', id: 'kneading' });
      expect([...(await nodesOf(engine, 'Skill')).keys()].sort()).toEqual(['baking', 'selling']);
    });

    test('raises the revision of what its claims touch and of nothing else', async () => {
      await load(document('a', 'Baker', before));
      await load(document('a', 'Baker', after));
      const skills = await nodesOf(engine, 'Skill');
      expect((await nounNamed(engine, 'Role', 'Baker'))['revision']).toBe(2);
      expect(skills.get('selling')).toMatchObject({ revision: 1 });
      expect((await nodesOf(engine, 'Tool')).get('oven')).toMatchObject({ revision: 1 });
    });

    test('moves the version stamp also where only lines moved', async () => {
      const at = (start: number) => ({ ...before, positions: { '/tools/0': { line: start } } });
      await load(document('a', 'Baker', at(5)));
      const stamp = await engine.version();
      await load(document('a', 'Baker', at(9)));
      const uses = (await claimsIn(engine, ['a'])).find(({ edge }) => edge.startsWith('USES'));
      expect(uses?.row['line']).toBe(9);
      const now = await engine.version();
      expect(now.mark).not.toBe(stamp.mark);
      expect(now.revision).toBeGreaterThan(stamp.revision);
    });

    test('changes its source without touching claims', async () => {
      await load(document('a', 'Baker', before));
      const claims = await claimsIn(engine, ['a']);
      await load(document('a', 'Baker', { ...before, source: { file: 'other.html' } }));
      expect((await nodesOf(engine, 'Document')).get('a')).toMatchObject({ file: 'other.html' });
      expect(await claimsIn(engine, ['a'])).toEqual(claims);
      expect(await versions('baker')).toEqual(['a']);
    });

    test('gives its role a new title and keeps its id', async () => {
      await load(document('a', 'Baker'));
      await load(document('a', 'Pastry Chef'));
      expect(await roles()).toMatchObject([{ id: 'baker', title: 'Pastry Chef', sortKey: 'pastry chef' }]);
    });
  });

  describe('a dry run', () => {
    test('writes nothing and says what the load would do', async () => {
      await load(document('a', 'Baker', { tools: [{ name: 'Oven' }] }));
      const counts = await nodeCounts(engine);
      const before = await engine.version();
      const documents = [document('a', 'Baker', { tools: [{ name: 'Mixer' }] }), document('b', 'Miller')];
      const rehearsed = await loadDocuments(engine, documents, { ...company, dryRun: true });
      expect(await engine.version()).toEqual(before);
      expect(await nodeCounts(engine)).toEqual(counts);
      expect(rehearsed.claimsAdded).toMatchObject({ USES: 1 });
      expect(await load(...documents)).toEqual(rehearsed);
    });

    test('throws what the load would throw', async () => {
      await load(document('a', 'Baker'));
      const attempt = loadDocuments(engine, [document('b', 'Baker')], { ...company, dryRun: true });
      expect(await codeOf(attempt)).toBe('ROLE_ALREADY_DESCRIBED');
    });
  });

  describe('two documents of one title', () => {
    test('are asked about, and a third that names the title too', async () => {
      await load(document('a', 'Project Manager', { role: { summary: 'Of A.' } }));
      expect(await codeOf(load(document('b', 'Project Managers')))).toBe('ROLE_ALREADY_DESCRIBED');
      expect(await titles()).toEqual(['Project Manager']);

      const second = document('b', 'Project Manager', { role: { summary: 'Of B.' } }, { placement: 'new-role' });
      const { documents } = await load(second);
      expect(documents).toEqual([{ id: 'b', role: 'project-manager-2', outcome: 'added' }]);
      expect((await roles()).map(({ id, summary }) => [id, summary]).sort()).toEqual([
        ['project-manager', 'Of A.'],
        ['project-manager-2', 'Of B.'],
      ]);

      const third = document('c', 'Baker', { careerPath: { nextRoles: [line('Project Manager')] } });
      const attempt = load(third);
      expect(await codeOf(attempt)).toBe('AMBIGUOUS_TITLE');
      await expect(attempt).rejects.toMatchObject({
        candidates: ['project-manager', 'project-manager-2'],
      });
      expect(await titles()).toEqual(['Project Manager', 'Project Manager']);

      await load({ ...third, resolve: { 'Project Manager': 'project-manager-2' } });
      const moves = await engine.run(roleFacts.movesFrom, { ids: ['baker'], origins: ['company'] });
      expect(moves.map(({ head }) => head)).toEqual(['project-manager-2']);
    });

    test('in one batch are asked about as well', async () => {
      expect(await codeOf(load(document('a', 'Baker'), document('b', 'Baker')))).toBe('ROLE_ALREADY_DESCRIBED');
      expect(await nodeCounts(engine)).toEqual({});
    });

    test('may be said to describe the same role', async () => {
      await load(document('a', 'Baker', { role: { summary: 'Of A.' } }));
      await load(document('b', 'Bread Maker', { role: { summary: 'Of B.' } }, { placement: { sameAs: 'baker' } }));
      expect(await roles()).toMatchObject([{ id: 'baker', title: 'Baker', summary: 'Of A.' }]);
      expect(await versions('baker')).toEqual(['a', 'b']);
      await removeDocuments(engine, ['a']);
      expect(await roles()).toMatchObject([{ id: 'baker', title: 'Bread Maker', summary: 'Of B.', described: true }]);
    });

    test('loaded again with the same answer write nothing', async () => {
      const first = document('a', 'Baker');
      const second = document('b', 'Baker', { tools: [{ name: 'Oven' }] }, { placement: 'new-role' });
      const third = document('c', 'Bread Maker', {}, { placement: { sameAs: 'baker' } });
      await load(first, second);
      await load(third);
      const before = await engine.version();
      const again = await load(first, second, third);
      expect(again.documents.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await engine.version()).toEqual(before);
    });

    test('do not make a document ambiguous that was loaded before there were two', async () => {
      const naming = document('c', 'Miller', { careerPath: { nextRoles: [line('Baker')] } });
      await load(document('a', 'Baker'), naming);
      await load(document('b', 'Baker', {}, { placement: 'new-role' }));
      expect((await load(naming)).documents).toEqual([{ id: 'c', role: 'miller', outcome: 'unchanged' }]);
    });

    test('need their answer once: it holds when the document is loaded again without it', async () => {
      await load(document('a', 'Baker'));
      await load(document('b', 'Baker', {}, { placement: 'new-role' }));
      const naming = (tool: string) =>
        document('c', 'Miller', { careerPath: { nextRoles: [line('Baker')] }, tools: [{ name: tool }] });
      await load({ ...naming('Mill'), resolve: { Baker: 'baker-2' } });
      await load(naming('Windmill'));
      const moves = await engine.run(roleFacts.movesFrom, { ids: ['miller'], origins: ['company'] });
      expect(moves.map(({ head }) => head)).toEqual(['baker-2']);
    });

    test('mean themselves by their own title', async () => {
      const self = { careerPath: { adjacentRoles: [line('Bakers')], nextRoles: [line('Head Baker')] } };
      await load(document('a', 'Baker'));
      await load(document('b', 'Baker', self, { placement: 'new-role' }));
      await load(
        document(
          'c',
          'Bread Maker',
          { careerPath: { adjacentRoles: [line('Bread Maker')] } },
          { placement: { sameAs: 'baker' } },
        ),
      );
      expect((await roles()).map(({ id }) => id).sort()).toEqual(['baker', 'baker-2', 'head-baker']);
      const moves = await engine.run(roleFacts.movesFrom, { ids: ['baker', 'baker-2'], origins: ['company'] });
      expect(moves.filter(({ kind }) => kind === 'adjacent').map(({ tail, head }) => [tail, head])).toEqual([
        ['baker-2', 'baker-2'],
        ['baker', 'baker'],
      ]);
    });

    test('cannot be placed on a role that is not there', async () => {
      const attempt = load(document('b', 'Baker', {}, { placement: { sameAs: 'nobody' } }));
      expect(await codeOf(attempt)).toBe('NOT_FOUND');
      expect(await nodeCounts(engine)).toEqual({});
    });

    test('moved to another role leave the first one as others describe it', async () => {
      await load(
        document('a', 'Baker', { role: { summary: 'Of A.' } }),
        document('m', 'Miller', { careerPath: { nextRoles: [line('Baker')] } }),
      );
      await load(document('a', 'Baker', { role: { summary: 'Of A.' } }, { placement: { sameAs: 'miller' } }));
      expect((await nodesOf(engine, 'Role')).get('baker')).toMatchObject({ described: false, summary: null });
    });
  });

  describe('external ids', () => {
    test('find the role whatever its title', async () => {
      await load(document('a', 'Baker', { role: { externalIds: ['code:B-1'] } }));
      const { documents } = await load(document('b', 'Bread Artist', { role: { externalIds: ['code:B-1'] } }));
      expect(documents).toEqual([{ id: 'b', role: 'baker', outcome: 'added' }]);
    });

    test('that name two roles are asked about', async () => {
      await load(
        document('a', 'Baker', { role: { externalIds: ['code:1'] } }),
        document('b', 'Miller', { role: { externalIds: ['code:2'] } }),
      );
      const both = document('c', 'Chef', { role: { externalIds: ['code:1', 'code:2'] } });
      expect(await codeOf(load(both))).toBe('AMBIGUOUS_TITLE');
    });
  });

  describe('a catalogue', () => {
    test('never attaches to a role of the company by title, nor the company to one of the catalogue', async () => {
      await load(document('c1', 'Baker', { technicalSkills: [skill('Kneading')] }));
      const baker = document('o1', 'Baker', {
        technicalSkills: [skill('Kneading')],
        careerPath: { nextRoles: [line('Miller')] },
      });
      await loadDocuments(engine, [baker], catalogueOrigin);
      await load(document('c2', 'Miller'));
      expect((await roles()).map(({ id, title }) => `${title}: ${id}`).sort()).toEqual([
        'Baker: baker',
        'Baker: baker-2',
        'Miller: miller',
        'Miller: miller-2',
      ]);
      expect(await nodeCounts(engine)).toMatchObject({ Skill: 1 });
      await removeDocuments(engine, ['o1']);
      expect((await roles()).map(({ id }) => id).sort()).toEqual(['baker', 'miller-2']);
    });

    test('loaded twice writes nothing', async () => {
      const documents = [
        document('o1', 'Baker'),
        document('o2', 'Miller', { careerPath: { nextRoles: [line('Baker')] } }),
      ];
      await loadDocuments(engine, documents, catalogueOrigin);
      const before = await engine.version();
      await loadDocuments(engine, documents, catalogueOrigin);
      expect(await engine.version()).toEqual(before);
    });
  });

  describe('a batch', () => {
    test('with a document that fails writes nothing', async () => {
      const before = await engine.version();
      const documents = [document('a', 'Baker'), document('b', 'Miller'), document('c', 'Baker')];
      expect(await codeOf(load(...documents))).toBe('ROLE_ALREADY_DESCRIBED');
      expect(await nodeCounts(engine)).toEqual({});
      expect(await engine.version()).toEqual(before);
    });

    test('with a document twice is refused', async () => {
      expect(await codeOf(load(document('a', 'Baker'), document('a', 'Miller')))).toBe('INVALID_INPUT');
    });

    test('of none writes nothing', async () => {
      const before = await engine.version();
      expect((await load()).documents).toEqual([]);
      expect(await engine.version()).toEqual(before);
    });

    test('keeps a name as the first document writes it', async () => {
      await load(
        document('a', 'Baker', { tools: [{ name: 'Deck Oven' }] }),
        document('b', 'Miller', { tools: [{ name: 'DECK-OVENS' }] }),
      );
      expect((await nodesOf(engine, 'Name')).get('name:en:deck oven')).toMatchObject({ text: 'Deck Oven' });
      expect((await nodesOf(engine, 'Tool')).get('deck-oven')).toMatchObject({ name: 'Deck Oven' });
    });

    test('loaded at the same time as another that shares everything gives one graph', async () => {
      const shared = { technicalSkills: [skill('Kneading')], careerPath: { nextRoles: [line('Head Baker')] } };
      const outcomes = await Promise.all(
        ['Baker', 'Miller', 'Brewer', 'Butcher'].map((title) => codeOf(load(document(title, title, shared)))),
      );
      expect(outcomes).toEqual(['no error', 'no error', 'no error', 'no error']);
      expect(await nodeCounts(engine)).toMatchObject({ Role: 5, Skill: 1, Document: 4 });
    });

    test('at the same time as another of the same title is asked about, not merged', async () => {
      const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => codeOf(load(document(id, 'Baker')))));
      expect(outcomes.sort()).toEqual(['ROLE_ALREADY_DESCRIBED', 'ROLE_ALREADY_DESCRIBED', 'no error']);
      expect(await nodeCounts(engine)).toMatchObject({ Role: 1, Document: 1 });
    });

    test('that names what another takes out at the same time ends with all its claims', async () => {
      for (let round = 0; round < 5; round += 1) {
        const tools = [{ name: 'Oven' }];
        await load(document('old', 'Baker', { tools }));
        const added = document('new', 'Miller', { tools });
        const outcomes = await Promise.all([codeOf(removeDocuments(engine, ['old'])), codeOf(load(added))]);
        expect(outcomes).toEqual(['no error', 'no error']);
        const uses = (await claimsIn(engine, ['new'])).filter(({ edge }) => edge.startsWith('USES'));
        expect(uses).toHaveLength(1);
        await removeDocuments(engine, ['new']);
      }
      expect(await nodeCounts(engine)).toEqual({});
    });
  });

  describe('the store', () => {
    test('of a newer model is refused with STORE_TOO_NEW, and nothing changes', async () => {
      await load(document('a', 'Baker'));
      await engine.run(setModelVersion, { modelVersion: 999 });
      const before = await engine.version();
      expect(await codeOf(prepareStore(engine))).toBe('STORE_TOO_NEW');
      expect(await engine.version()).toEqual(before);
      expect([...(await nodesOf(engine, 'GraphMeta')).values()]).toMatchObject([{ modelVersion: 999 }]);
      expect(await titles()).toEqual(['Baker']);
    });

    test('of an older normal form is brought to the one of today, with every claim', async () => {
      const caches = document('a', 'Baker', {
        tools: [{ name: 'Caches' }, { name: 'Oven' }],
        decisionRights: [{ level: 'team', text: 'Empty caches' }],
      });
      await load(caches);
      const expected = await claimsIn(engine, ['a']);
      const old = { id: 'name:en:cach', scheme: 'name', lang: 'en', normal: 'cach', text: 'Caches' };
      const [name] = (await claimsIn(engine, ['a'])).filter(({ row }) => row['tail'] === 'name:en:cache');
      await engine.write(async (tx) => {
        await tx.run(putNodes.Name, { rows: [old] });
        await tx.run(createEdges.get('NAMES.Name.Tool') as never, { rows: [{ ...name?.row, tail: old.id }] } as never);
        await tx.run(deleteNodes.Name, { ids: ['name:en:cache'] });
        const [decision] = [...(await nodesOf(engine, 'Decision')).values()];
        await tx.run(putNodes.Decision, { rows: [{ ...decision, id: 'old' } as never] });
        const [claim] = expected.filter(({ edge }) => edge.endsWith('.Decision'));
        const edge = createEdges.get(claim?.edge ?? '');
        await tx.run(edge as never, { rows: [{ ...claim?.row, head: 'old' }] } as never);
        await tx.run(deleteNodes.Decision, { ids: [String(decision?.['id'])] });
        await tx.run(setModelVersion, { modelVersion: 1 });
      });
      expect(await claimsIn(engine, ['a'])).not.toEqual(expected);
      await prepareStore(engine);
      expect(await claimsIn(engine, ['a'])).toEqual(expected);
      expect((await load(caches)).documentsChanged).toEqual([]);
    });

    test('prepared twice stays as it is', async () => {
      const before = await engine.version();
      await prepareStore(engine);
      expect(await engine.version()).toEqual(before);
      expect([...(await nodesOf(engine, 'GraphMeta')).values()]).toEqual([
        { id: 'graph', revision: 0, modelVersion: MODEL_VERSION },
      ]);
    });

    test('counts every change in its revision', async () => {
      const revision = async () => (await nodesOf(engine, 'GraphMeta')).get('graph')?.['revision'];
      await load(document('a', 'Baker'));
      await load(document('b', 'Miller'));
      await load(document('b', 'Miller'));
      await removeDocuments(engine, ['a']);
      expect(await revision()).toBe(3);
    });
  });
});
