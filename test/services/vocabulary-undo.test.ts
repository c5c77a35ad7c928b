import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { AppError } from '../../src/errors.ts';
import type { NounLabel } from '../../src/model/graph.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { createServices } from '../../src/services/services.ts';
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
async function make(engine: GraphEngine, moves: readonly Move[]): Promise<string[]> {
  const services = createServices(engine, 0);
  const done: string[] = [];
  for (const [n, each] of moves.entries()) {
    const decision = await decisionOf(engine, each, n);
    if (!decision) continue;
    const before = await exported(engine);
    try {
      const [change] = await decide(services, [decision], by);
      if (change) done.push(change.id);
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

const moves = fc.array(move, { minLength: 1, maxLength: 8 });

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
        for (const id of done.reverse()) await undo(engine, id, by);
        expect(await exported(engine)).toEqual(before);
      }),
      { numRuns: 20, endOnFailure: true },
    ),
  );
  expect(made).toBeGreaterThan(30);
});
