import { describe, expect, test } from 'vitest';
import { careerPaths } from '../../src/paths/career-paths.ts';
import type { PathAnswer, PathQuestion } from '../../src/paths/path-question.ts';
import type { CareerRows } from './career-graph-of.ts';
import { careerGraphOf } from './career-graph-of.ts';

const FEWEST = { kind: 'FEWEST_MOVES' } as const;

/** Moves as "a-b"; gaps as the needs of a skill of each role that no other has. */
function rowsOf(moves: readonly string[], needs: Readonly<Record<string, Record<string, number>>> = {}): CareerRows {
  return {
    roles: [],
    moves: moves.map((move) => {
      const [tail = '', head = ''] = move.split('-');
      return { tail, head, kind: 'next' };
    }),
    requirements: Object.entries(needs).flatMap(([role, skills]) =>
      Object.entries(skills).map(([skill, level]) => ({ role, skill, weight: 1, level })),
    ),
    relatedSkills: [],
  };
}

async function ask(rows: CareerRows, question: Partial<PathQuestion>): Promise<PathAnswer> {
  const graph = await careerGraphOf(rows);
  return careerPaths(graph, graph.declared, {
    from: { role: 'a' },
    to: 'z',
    k: 5,
    objective: FEWEST,
    constraints: {},
    workBudget: 1e7,
    ...question,
  });
}

const paths = ({ paths: found }: PathAnswer) => found.map(({ roles }) => roles.join(''));

/** Short steps a-b-c-z, or one long one a-x-z, or the leap a-z; in learning: nothing new on the way of small steps. */
const stairs = rowsOf(['a-b', 'b-c', 'c-z', 'a-x', 'x-z', 'a-z'], {
  a: { s: 0.1 },
  b: { s: 0.4 },
  c: { s: 0.7 },
  x: { s: 0.55 },
  z: { s: 1 },
});

describe('what other products got wrong', () => {
  test('a limit of moves below the shortest path gives none', async () => {
    const rows = rowsOf(['a-b', 'b-z']);
    expect(paths(await ask(rows, { constraints: { maxMoves: 1 } }))).toEqual([]);
    expect(paths(await ask(rows, { constraints: { maxMoves: 2 } }))).toEqual(['abz']);
  });

  test('cost and limit of moves work together: the best path changes with the limit', async () => {
    const best = async (maxMoves: number) =>
      paths(await ask(stairs, { objective: { kind: 'SMALLEST_LARGEST_STEP' }, k: 1, constraints: { maxMoves } }));
    expect([await best(1), await best(2), await best(3)]).toEqual([['az'], ['axz'], ['abcz']]);
  });

  test('no path passes a role twice, however many are asked for', async () => {
    const rows = rowsOf(['a-b', 'b-a', 'b-c', 'c-b', 'c-z', 'z-c', 'a-c', 'c-a', 'b-z', 'z-b', 'b-b']);
    const answer = await ask(rows, { k: 1_000 });
    expect(paths(answer)).toEqual(['abz', 'acz', 'abcz', 'acbz']);
    expect(answer.proven).toBe(true);
  });

  test('every one of many equal paths can be had, in the order of its roles', async () => {
    const middle = [...'bcdefghijklmnopqrstuvwxy'];
    const rows = rowsOf(middle.flatMap((role) => [`a-${role}`, `${role}-z`]).reverse());
    expect(paths(await ask(rows, { k: 100 }))).toEqual(middle.map((role) => `a${role}z`));
    expect(paths(await ask(rows, { k: 3 }))).toEqual(['abz', 'acz', 'adz']);
  });

  test('two paths through a dense bipartite graph are found with little work', async () => {
    const side = Array.from({ length: 300 }, (_, i) => i);
    const moves = side.flatMap((l) => side.flatMap((r) => [`l${l}-r${r}`, `r${r}-l${l}`]));
    const answer = await ask(rowsOf(moves), { from: { role: 'l0' }, to: 'l1', k: 2 });
    expect(paths(answer)).toEqual(['l0r0l1', 'l0r1l1']);
    expect(answer.work).toBeLessThan(2_000);
  });

  test('a limit gives the best path within it, not none because the cheapest one is too long', async () => {
    const cheapest = { objective: { kind: 'BLEND', weights: { largestStep: 1 } }, k: 1 } as const;
    expect(paths(await ask(stairs, { ...cheapest, constraints: {} }))).toEqual(['abcz']);
    expect(paths(await ask(stairs, { ...cheapest, constraints: { maxMoves: 2 } }))).toEqual(['axz']);
  });

  test('the best path is found behind a crowd that looks better until its end', async () => {
    // A thousand roles that cost nothing and end in a dear step, and one way that costs a little all along.
    const crowd = Array.from({ length: 1_000 }, (_, i) => `m${i}`);
    const rows = rowsOf([...crowd.flatMap((role) => [`a-${role}`, `${role}-y`]), 'y-z', 'a-p', 'p-q', 'q-z'], {
      a: { s: 1 },
      y: { s: 1, dear: 1 },
      p: { s: 1, t: 0.3 },
      q: { s: 1, t: 0.5 },
      z: { s: 1, t: 0.5 },
      ...Object.fromEntries(crowd.map((role) => [role, { s: 1 }])),
    });
    expect(paths(await ask(rows, { objective: { kind: 'LEAST_LEARNING' }, k: 1 }))).toEqual(['apqz']);
  });

  test('a constraint is kept inside the search: k paths are k allowed ones', async () => {
    const barred = Array.from({ length: 50 }, (_, i) => `m${i}`);
    const rows = rowsOf([...barred.flatMap((role) => [`a-${role}`, `${role}-z`]), 'a-n', 'n-o', 'o-z', 'n-p', 'p-z']);
    expect(paths(await ask(rows, { k: 2, constraints: { avoid: barred } }))).toEqual(['anoz', 'anpz']);
  });

  test('where every path costs more than the limit there is none', async () => {
    const learning = async (maxLearning: number) => paths(await ask(stairs, { constraints: { maxLearning } }));
    expect(await learning(0.8)).toEqual([]);
    expect(await learning(0.9)).toEqual(['az', 'axz', 'abcz']);
  });

  test('where few roles can be reached, the work does not grow with the moves allowed', async () => {
    // The start reaches four roles; behind them lies a large graph that it does not reach.
    const far = Array.from({ length: 2_000 }, (_, i) => [`f${i}-f${(i * 7 + 1) % 2_000}`, `f${i}-a`]).flat();
    const rows = rowsOf(['a-b', 'b-c', 'c-d', 'd-b', 'd-a', ...far, 'f1-z']);
    const work = async (maxMoves: number) => (await ask(rows, { constraints: { maxMoves } })).work;
    expect(await work(1_000)).toBeLessThanOrEqual(2 * (await work(10)));
    expect(await work(1_000)).toBeLessThan(500);
  });

  test('a search without end is stopped at its budget and says so', async () => {
    const roles = Array.from({ length: 24 }, (_, i) => String.fromCharCode(97 + i));
    const rows = rowsOf([...roles.flatMap((tail) => roles.map((head) => `${tail}-${head}`)), 'x-z']);
    const answer = await ask(rows, { k: 1_000_000, constraints: {}, workBudget: 20_000 });
    expect(answer.proven).toBe(false);
    expect(answer.bound?.cost).toBeGreaterThanOrEqual(2);
    expect(answer.work).toBeLessThan(25_000);
  });

  test('parallel claims of a move are one move', async () => {
    const rows = rowsOf(['a-b', 'a-b', 'a-b', 'b-z', 'b-z', 'a-z']);
    const claims = [...rows.moves, { tail: 'a', head: 'b', kind: 'adjacent' as const }];
    expect(paths(await ask({ ...rows, moves: claims }, { k: 100 }))).toEqual(['az', 'abz']);
  });
});
