import type { CareerGraph } from '../../src/paths/career-graph.ts';
import { careerPaths } from '../../src/paths/career-paths.ts';
import type { PathAnswer, PathQuestion } from '../../src/paths/path-question.ts';
import { randomFrom } from '../../test/random.ts';

/** Two roles. */
export type Pair = readonly [from: string, to: string];

/** Pairs of described roles between which a path leads, of at most so many moves, the same in each run. */
export async function pairsOf(graph: CareerGraph, count: number, maxMoves?: number): Promise<Pair[]> {
  const random = randomFrom(11);
  const { described } = graph.skills;
  const roles = graph.roles.filter((_, role) => described[role] === 1);
  const pick = () => roles[Math.floor(random() * roles.length)] ?? '';
  const pairs: Pair[] = [];
  while (pairs.length < count) {
    const [from, to] = [pick(), pick()];
    if (from === to) continue;
    const question = {
      from: { role: from },
      to,
      k: 1,
      objective: { kind: 'BLEND' as const, weights: { moves: 1 } },
      constraints: { maxMoves },
    };
    const { paths } = await careerPaths(graph, graph.declared, { ...question, workBudget: 1e9 });
    if (paths[0]?.unknown.length === 0) pairs.push([from, to]);
  }
  return pairs;
}

export interface Timed {
  /** Milliseconds on the clock, ascending. */
  times: number[];
  /** Milliseconds of processor time, ascending: what the clock says on a machine with nothing else to do. */
  processor: number[];
  unproven: number;
  answers: PathAnswer[];
}

/** Asks for each pair, once to warm up and once measured. */
export async function timed(
  graph: CareerGraph,
  pairs: readonly Pair[],
  question: Pick<PathQuestion, 'objective' | 'k' | 'constraints'>,
): Promise<Timed> {
  const [times, processor, answers]: [number[], number[], PathAnswer[]] = [[], [], []];
  for (const measured of [false, true]) {
    for (const [from, to] of pairs) {
      // As questions come to a server: each in a turn of its own.
      await new Promise((resolve) => setImmediate(resolve));
      const [used, start] = [process.cpuUsage().user, performance.now()];
      const asked = { ...question, from: { role: from }, to, workBudget: WORK_BUDGET };
      const answer = await careerPaths(graph, graph.declared, asked);
      if (!measured) continue;
      times.push(performance.now() - start);
      processor.push((process.cpuUsage().user - used) / 1_000);
      answers.push(answer);
    }
  }
  const unproven = answers.filter(({ proven }) => !proven).length;
  return { times: ascending(times), processor: ascending(processor), unproven, answers };
}

export const WORK_BUDGET = 2_000_000;

export const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** p50 / p95 / p99 of ascending values. */
export const percentiles = (values: readonly number[]): string =>
  [0.5, 0.95, 0.99]
    .map((share) => figure(values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0))
    .join(' / ');

export const figure = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0));
