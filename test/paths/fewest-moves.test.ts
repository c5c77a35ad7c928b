import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMoveGraph, fewestMoves, type PlainMove } from '../../src/paths/fewest-moves.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const everything = { k: 1_000_000, workBudget: Number.POSITIVE_INFINITY };

/** Every path without a role twice, shortest first, ties in the order of the roles: by trying all of them. */
function allPaths(moves: readonly PlainMove[], from: string, to: string, maxMoves: number): string[][] {
  const paths: string[][] = [];
  const extend = (path: string[]) => {
    const last = path.at(-1);
    if (last === to) {
      paths.push(path);
      return;
    }
    if (path.length > maxMoves) return;
    const heads = new Set(moves.filter(({ tail }) => tail === last).map(({ head }) => head));
    for (const head of heads) if (!path.includes(head)) extend([...path, head]);
  };
  extend([from]);
  return paths.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
}

const role = fc.constantFrom(...names);
const anyMoves = fc.array(fc.record({ tail: role, head: role }), { maxLength: 40, size: 'max' });

describe('the paths with the fewest moves', () => {
  test('are exactly those that trying every path finds, in the same order', () => {
    let found = 0;
    fc.assert(
      fc.property(anyMoves, role, role, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 8 }), (...given) => {
        const [moves, from, to, k, maxMoves] = given;
        const graph = buildMoveGraph(moves);
        const both = graph.numberOf.has(from) && graph.numberOf.has(to);
        const expected = both ? allPaths(moves, from, to, maxMoves).slice(0, k) : [];
        const answer = fewestMoves(graph, from, to, { ...everything, k, maxMoves });
        expect(answer).toEqual({ paths: expected, complete: true });
        found += expected.length;
      }),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(3_000);
  });

  test('do not depend on the order, the doubles or the self-loops of the moves', () => {
    fc.assert(
      fc.property(anyMoves, role, role, fc.infiniteStream(fc.nat()), (moves, from, to, numbers) => {
        const doubled = [...moves, ...moves, ...names.map((name) => ({ tail: name, head: name }))];
        const shuffled = doubled
          .map((move) => ({ move, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ move }) => move);
        const options = { ...everything, k: 10, maxMoves: 8 };
        const plain = fewestMoves(
          buildMoveGraph([...moves, { tail: from, head: from }, { tail: to, head: to }]),
          from,
          to,
          options,
        );
        expect(fewestMoves(buildMoveGraph(shuffled), from, to, options)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('are the first of all, and said to be incomplete, where the work budget is spent', () => {
    fc.assert(
      fc.property(anyMoves, role, role, fc.integer({ min: 0, max: 60 }), (moves, from, to, workBudget) => {
        const graph = buildMoveGraph(moves);
        const all = fewestMoves(graph, from, to, { ...everything, maxMoves: 8 });
        const some = fewestMoves(graph, from, to, { k: 1_000_000, maxMoves: 8, workBudget });
        expect(some.paths).toEqual(all.paths.slice(0, some.paths.length));
        if (some.complete) expect(some).toEqual(all);
      }),
      { numRuns: 1_000 },
    );
  });

  test('cost work for every move that is looked at, also for those that lead nowhere', () => {
    const star = Array.from({ length: 300 }, (_, i) => ({ tail: 's', head: `c${i}` }));
    const graph = buildMoveGraph([...star, { tail: 's', head: 't' }]);
    const options = { k: 1, maxMoves: 8 };
    expect(fewestMoves(graph, 's', 't', { ...options, workBudget: 300 })).toEqual({ paths: [], complete: false });
    expect(fewestMoves(graph, 's', 't', { ...options, workBudget: 301 }).paths).toEqual([['s', 't']]);
  });

  test('of roles that are in no move are none', () => {
    const graph = buildMoveGraph([{ tail: 'a', head: 'b' }]);
    expect(fewestMoves(graph, 'a', 'z', { ...everything, maxMoves: 8 })).toEqual({ paths: [], complete: true });
    expect(fewestMoves(graph, 'z', 'a', { ...everything, maxMoves: 8 })).toEqual({ paths: [], complete: true });
    expect(fewestMoves(buildMoveGraph([]), 'a', 'b', { ...everything, maxMoves: 8 }).paths).toEqual([]);
  });
});
