import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { AppError } from '../../src/errors.ts';
import type { NounLabel } from '../../src/model/graph.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { importGraph } from '../../src/services/import-graph.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { createServices } from '../../src/services/services.ts';
import { listChanges } from '../../src/services/vocabulary/changes.ts';
import { decide } from '../../src/services/vocabulary/decide.ts';
import type { Decision, TieType } from '../../src/services/vocabulary/decision.ts';
import { undo } from '../../src/services/vocabulary/undo.ts';
import { embedded } from '../engines.ts';
import { company, document, line, nodesOf } from '../graph.ts';

vi.setConfig({ testTimeout: 60_000 });

const by = { by: 'ada', why: null };

/** Four documents that name few things in several ways, so that decisions meet. */
const documents = [
  document('a', 'ML Engineer', {
    role: { summary: 'Builds models.', family: 'Data', externalIds: ['hr:1'] },
    careerPath: { nextRoles: [line('Senior ML Engineer'), line('Data Scientist')], feederRoles: [line('Baker')] },
    technicalSkills: [{ name: 'Python' }, { name: 'Deep Learning' }, { name: 'MLOps' }],
    tools: [{ name: 'Docker' }, { name: 'PyTorch' }],
    stakeholders: [
      { group: 'peer', name: 'Data Scientists' },
      { group: 'internal', name: 'Security / Privacy' },
      { group: 'internal', name: 'Legal' },
    ],
    escalations: [{ to: 'Director of AI' }],
    responsibilities: [{ text: 'Train models.' }, { text: 'Write reports.' }],
    kpis: [{ name: 'Uptime' }],
  }),
  document('b', 'Machine Learning Developer', {
    role: { summary: 'Ships models.', family: 'AI' },
    careerPath: { nextRoles: [line('ML Engineer')] },
    technicalSkills: [{ name: 'Python programming' }, { name: 'Deep Learning' }, { name: 'Model operations' }],
    tools: [{ name: 'Docker Engine' }],
    stakeholders: [
      { group: 'internal', name: 'Security' },
      { group: 'peer', name: 'Legal counsel' },
    ],
    responsibilities: [{ text: 'Train models.' }],
    decisionRights: [{ level: 'team', text: 'Release a model' }],
    kpis: [{ name: 'Availability' }],
  }),
  document('c', 'Data Scientist', {
    careerPath: { nextRoles: [line('Machine Learning Developer')] },
    technicalSkills: [{ name: 'python' }, { name: 'Statistics' }, { name: 'Deep learning' }],
    stakeholders: [
      { group: 'peer', name: 'ML Engineers' },
      { group: 'internal', name: 'Privacy' },
    ],
    responsibilities: [{ text: 'Write reports.' }],
  }),
];

export async function exported(engine: GraphEngine): Promise<string[]> {
  const lines: string[] = [];
  for await (const text of exportGraph(engine)) {
    if (text.startsWith('{"node":"Change"') || text.startsWith('{"end"')) continue;
    lines.push(text.replace(/"revision":\d+/, '"revision":0'));
  }
  return lines;
}

const labels = ['Role', 'Skill', 'Tool', 'Stakeholder', 'Kpi'] as const;

/** A decision by numbers, so that it can be made about whatever the graph holds then. */
const move = fc.record({
  kind: fc.constantFrom('confirm', 'refuse', 'merge', 'merge', 'split', 'rename', 'add-name', 'remove-name'),
  label: fc.constantFrom(...labels),
  a: fc.nat(20),
  b: fc.nat(20),
  tie: fc.constantFrom<TieType>('RELATED_TO', 'INCLUDES', 'STANDS_FOR', 'CORRESPONDS_TO'),
  document: fc.constantFrom('a', 'b', 'c'),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

async function decisionOf(
  engine: GraphEngine,
  { kind, label, a, b, tie, document }: Move,
  n: number,
): Promise<Decision | null> {
  const ids = async (of: NounLabel) => [...(await nodesOf(engine, of)).keys()].sort();
  const pick = async (of: NounLabel, i: number) => {
    const all = await ids(of);
    return { slug: all[i % all.length] ?? 'none' };
  };
  if (kind === 'confirm' || kind === 'refuse') {
    const [from, to]: [NounLabel, NounLabel] =
      tie === 'INCLUDES'
        ? ['Stakeholder', 'Stakeholder']
        : tie === 'STANDS_FOR'
          ? ['Stakeholder', 'Role']
          : tie === 'CORRESPONDS_TO'
            ? ['Role', 'Role']
            : [label, label];
    return { decision: kind, tie, kind: label, from: await pick(from, a), to: await pick(to, b) };
  }
  if (kind === 'merge')
    return { decision: 'merge', kind: label, noun: await pick(label, a), into: await pick(label, b) };
  const noun = await pick(label, a);
  if (kind === 'split')
    return { decision: 'split', kind: label, noun, name: `Part ${n}`, names: [], documents: [document], lang: 'en' };
  const name = kind === 'remove-name' ? `Alias ${b % (n + 1)}` : `Alias ${n}`;
  return { decision: kind as 'rename', kind: label, noun, name, lang: 'en' };
}

/** Makes decisions one after the other; those that are refused change nothing. */
async function make(
  engine: GraphEngine,
  moves: readonly Move[],
  from = 0,
): Promise<{ id: string; decision: Decision }[]> {
  const services = createServices(engine, 0);
  const done: { id: string; decision: Decision }[] = [];
  for (const [n, each] of moves.entries()) {
    const decision = await decisionOf(engine, each, from + n);
    if (!decision) continue;
    const before = await exported(engine);
    try {
      const [change] = await decide(services, [decision], by);
      if (change) done.push({ id: change.id, decision });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(['INVALID_INPUT', 'NOT_FOUND', 'CONFLICT'], error.message).toContain(error.code);
      expect(await exported(engine)).toEqual(before);
    }
  }
  return done;
}

/** A store with the documents; one serves all runs, because each leaves it as it was. */
async function withStore(work: (engine: GraphEngine, before: string[]) => Promise<void>): Promise<void> {
  const engine = await embedded.open();
  try {
    await loadDocuments(engine, documents, company);
    await work(engine, await exported(engine));
  } finally {
    await engine.close();
  }
}

const standingIn = async (engine: GraphEngine) => (await listChanges(engine, '', true)).map(({ id }) => id).reverse();

const moves = fc.array(move, { minLength: 1, maxLength: 8 });

/** A role that somebody decided about keeps its codes when a document that gives them is split off. */
const splitAfterConfirmed: Move[] = [
  { kind: 'confirm', label: 'Skill', a: 10, b: 3, tie: 'CORRESPONDS_TO', document: 'b' },
  { kind: 'split', label: 'Role', a: 4, b: 14, tie: 'INCLUDES', document: 'a' },
];

test('undoing every decision, latest first, gives the graph there was; documents loaded again change nothing', async () => {
  let made = 0;
  await withStore((engine, before) =>
    fc.assert(
      fc.asyncProperty(moves, async (chosen) => {
        const done = await make(engine, chosen);
        made += done.length;
        const decided = await exported(engine);
        const again = await loadDocuments(engine, documents, company);
        expect([again.documentsChanged, again.claimsMoved]).toEqual([[], 0]);
        expect(await exported(engine)).toEqual(decided);
        for (const { id } of done.reverse()) await undo(engine, id, by);
        expect(await exported(engine)).toEqual(before);
      }),
      { numRuns: 20, endOnFailure: true, examples: [[splitAfterConfirmed]] },
    ),
  );
  expect(made).toBeGreaterThan(0);
});

/** The same graph in another store, to the time of each import. */
async function withCopy(engine: GraphEngine, work: (copy: GraphEngine) => Promise<void>): Promise<void> {
  const copy = await embedded.open();
  try {
    await importGraph(copy, () => exportGraph(engine));
    await work(copy);
  } finally {
    await copy.close();
  }
}

/** A graph to be compared with another whose decisions have other numbers. */
const renumbered = (lines: readonly string[], numbers: ReadonlyMap<string, string>): string[] =>
  lines
    .map((text) =>
      text.includes('"document":"decisions"')
        ? text.replace(/"ordinal":(\d+)/, (_whole, number: string) => `"ordinal":${numbers.get(number) ?? 'unknown'}`)
        : text.replace(/("id":"decisions".*"importedAt":)"[^"]*"/, '$1""'),
    )
    .sort();

test('undoing some decisions gives the graph that the others alone give', async () => {
  let undone = 0;
  await withStore(async (engine, before) => {
    await withCopy(engine, (other) =>
      fc.assert(
        fc.asyncProperty(moves, fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), async (chosen, picks) => {
          const made = await make(engine, chosen);
          const decisions = new Map(made.map(({ id, decision }) => [id, decision]));
          for (const pick of picks) {
            const standing = [...decisions.keys()];
            const id = standing[pick % standing.length];
            if (id === undefined) continue;
            try {
              for (const change of await undo(engine, id, by, pick % 2 === 0)) decisions.delete(change.id);
              undone += 1;
            } catch (error) {
              expect(error).toMatchObject({ code: 'CONFLICT', standing: expect.arrayContaining([expect.any(String)]) });
            }
          }
          const numbers = new Map<string, string>();
          const services = createServices(other, 0);
          for (const [id, decision] of decisions) {
            const [change] = await decide(services, [decision], by);
            numbers.set(id, id);
            numbers.set(`other ${change?.id}`, id);
          }
          const theirs = new Map(
            [...numbers].flatMap(([from, to]) => (from.startsWith('other ') ? [[from.slice(6), to] as const] : [])),
          );
          expect(renumbered(await exported(engine), numbers)).toEqual(renumbered(await exported(other), theirs));
          for (const store of [engine, other]) {
            const [first] = await standingIn(store);
            for (let id = first; id; [id] = await standingIn(store)) await undo(store, id, by, true);
            expect(await exported(store)).toEqual(before);
          }
        }),
        { numRuns: 12, endOnFailure: true },
      ),
    );
  });
  expect(undone).toBeGreaterThan(0);
});

const names = {
  skills: ['Python', 'Python programming', 'Deep Learning', 'MLOps'],
  parties: ['Security', 'Legal', 'Data Scientists'],
  roles: ['ML Engineer', 'Machine Learning Developer', 'Baker'],
};
const some = (of: readonly string[]) => fc.subarray([...of]);
/** One of the documents with other content, by the same names. */
const edition = fc.record({
  document: fc.constantFrom(0, 1, 2),
  skills: some(names.skills),
  parties: some(names.parties),
  roles: some(names.roles),
});
const event = fc.oneof(fc.record({ decide: move }), fc.record({ load: edition }));

const editionOf = ({
  document: i,
  skills,
  parties,
  roles,
}: typeof edition extends fc.Arbitrary<infer T> ? T : never) => {
  const original = documents[i] as (typeof documents)[number];
  return document(original.id, original.blueprint.role.title, {
    careerPath: { nextRoles: roles.map(line) },
    technicalSkills: skills.map((name) => ({ name })),
    stakeholders: parties.map((name) => ({ group: 'peer', name })),
    responsibilities: skills.map((name) => ({ text: `Use ${name}.` })),
  });
};

/** What the documents say; when it was loaded and how often does not matter. */
const said = (lines: readonly string[]) =>
  lines.filter((text) => !/"(Version|Document|HAS_VERSION)"/.test(text.slice(0, 40)));

test('undoing every decision gives what the documents say now, where they were loaded anew in between', async () => {
  let [loads, decided] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 9 }), (events) =>
      withStore((engine) =>
        withCopy(engine, async (copy) => {
          const done: string[] = [];
          for (const [n, each] of events.entries()) {
            if ('decide' in each) {
              for (const { id } of await make(engine, [each.decide], n)) done.push(id);
            } else {
              const loaded = editionOf(each.load);
              const clear = await loadDocuments(engine, [loaded], company).then(() => true, isAmbiguous);
              if (clear) await loadDocuments(copy, [loaded], company);
              loads += clear ? 1 : 0;
            }
          }
          decided += done.length;
          for (const id of done.reverse()) await undo(engine, id, by);
          expect(said(await exported(engine))).toEqual(said(await exported(copy)));
        }),
      ),
    ),
    { numRuns: 8, endOnFailure: true },
  );
  expect(Math.min(loads, decided)).toBeGreaterThan(0);
});

/** A name that was split is asked about where a document comes to it anew. */
function isAmbiguous(error: unknown): false {
  expect(error).toMatchObject({ code: 'AMBIGUOUS_TITLE' });
  return false;
}
