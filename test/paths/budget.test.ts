import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generatedGraph } from '../../bench/paths/graphs.ts';
import { Cancelled } from '../../src/errors.ts';
import { careerPaths } from '../../src/paths/career-paths.ts';
import { careerGraphOf } from './career-graph-of.ts';
import { asPath, bestPaths, UNIT } from './every-path.ts';
import { NaiveGraph } from './naive.ts';
import { questions } from './sample.ts';

const CASES = Number(process.env['ROLEGRAPH_PATH_CASES'] ?? 80);

describe('a search whose work budget is spent', () => {
  test('gives paths that exist, the first of them as proven, and a bound that no missing path beats', {
    timeout: 0,
  }, async () => {
    const seen = { unproven: 0, some: 0, partly: 0 };
    await fc.assert(
      fc.asyncProperty(questions, fc.integer({ min: 0, max: 150 }), async ({ rows, question }, workBudget) => {
        const graph = await careerGraphOf(rows);
        const naive = new NaiveGraph(rows);
        const all = bestPaths(naive, { ...question, k: 1_000_000 }).map((path) => ({
          ...path,
          cost: path.cost / UNIT,
        }));
        const { paths, proven, provenPaths, bound } = await careerPaths(graph, graph.declared, {
          ...question,
          workBudget,
        });
        const found = paths.map(asPath);
        expect(new Set(found.map(({ roles }) => roles.join())).size).toBe(found.length);
        expect(proven).toBe(bound === null);
        if (proven) {
          expect(found).toEqual(bestPaths(naive, question).map((path) => ({ ...path, cost: path.cost / UNIT })));
          return;
        }
        seen.unproven += 1;
        seen.some += found.length > 0 ? 1 : 0;
        seen.partly += provenPaths > 0 ? 1 : 0;
        if (question.objective.kind !== 'PARETO') {
          for (const path of found) expect(all).toContainEqual(path);
          expect(found.slice(0, provenPaths)).toEqual(all.slice(0, provenPaths));
        }
        const listed = new Set(found.map(({ roles }) => roles.join()));
        const fullyKnown = ({ unknown }: { unknown: string[] }) => unknown.length === 0;
        const missing = all.filter((path) => !listed.has(path.roles.join()));
        for (const path of missing) {
          if (bound?.missing === 'any' || fullyKnown(path)) expect(path.cost).toBeGreaterThanOrEqual(bound?.cost ?? 0);
        }
      }),
      { numRuns: CASES },
    );
    expect(seen.unproven).toBeGreaterThan(CASES / 10);
    expect(seen.some).toBeGreaterThan(CASES / 50);
  });

  test('stops at the same point for the same question', async () => {
    const graph = await generatedGraph(2_000);
    const question = {
      from: { role: 'role-000001' },
      to: 'role-001500',
      k: 5,
      objective: { kind: 'LEAST_LEARNING' as const },
      constraints: { maxMoves: 8 },
      workBudget: 200_000,
    };
    const first = await careerPaths(graph, graph.declared, question);
    expect(first.proven).toBe(false);
    expect(first.paths.length).toBeGreaterThan(0);
    expect(await careerPaths(graph, graph.declared, question)).toEqual(first);
  });
});

describe('a long search', () => {
  const hard = {
    from: { role: 'role-000001' },
    to: 'role-004003',
    k: 20,
    objective: { kind: 'LEAST_LEARNING' as const },
    constraints: { maxMoves: 12 },
    workBudget: 4_000_000,
  };

  test('leaves the thread to others all the while, as does building the graph', { timeout: 60_000 }, async () => {
    const stretches: number[] = [];
    // Time on the processor: a busy machine adds pauses of its own to the time on the clock.
    let before = process.cpuUsage();
    let ended = false;
    const turn = () => {
      const { user, system } = process.cpuUsage(before);
      stretches.push((user + system) / 1_000);
      before = process.cpuUsage();
      if (!ended) setImmediate(turn);
    };
    setImmediate(turn);
    const graph = await generatedGraph(5_000);
    const { work } = await careerPaths(graph, graph.declared, hard);
    ended = true;
    expect(work).toBeGreaterThan(hard.workBudget);
    stretches.sort((a, b) => a - b);
    expect(stretches.length).toBeGreaterThan(20);
    expect(stretches[Math.floor(stretches.length * 0.95)]).toBeLessThan(50);
  });

  test('ends when it is called off', async () => {
    const graph = await generatedGraph(5_000);
    const calledOff = new AbortController();
    setImmediate(() => calledOff.abort());
    const question = { ...hard, workBudget: 1e12 };
    await expect(careerPaths(graph, graph.declared, question, calledOff.signal)).rejects.toThrow(Cancelled);
  });
});
