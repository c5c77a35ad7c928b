import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dominators, dominatedCounts, dominators } from '../../src/paths/dominators.ts';

const graph = fc.integer({ min: 1, max: 8 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    moves: fc.array(fc.tuple(fc.nat({ max: nodes - 1 }), fc.nat({ max: nodes - 1 })), { maxLength: 20 }),
  }),
);

function dominatorsOf(nodes: number, next: (node: number) => number[]): Dominators {
  const work = dominators(nodes, 0, next);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** What can be reached from 0 without passing a node. */
function reached(moves: readonly (readonly [number, number])[], without: number): Set<number> {
  const found = new Set(without === 0 ? [] : [0]);
  for (const node of found) for (const [tail, head] of moves) if (tail === node && head !== without) found.add(head);
  return found;
}

test('a node opens what is out of reach without it', () => {
  fc.assert(
    fc.property(graph, ({ nodes, moves }) => {
      const next = (node: number) => moves.filter(([tail]) => tail === node).map(([, head]) => head);
      const found = dominatorsOf(nodes, next);
      const all = reached(moves, -1);
      expect(new Set(found.order)).toEqual(all);
      const counts = dominatedCounts(found);
      for (let node = 0; node < nodes; node += 1) {
        const lost = all.has(node) ? all.size - reached(moves, node).size - 1 : 0;
        expect(counts[node]).toBe(lost);
      }
      for (const node of all) {
        const chain = new Set<number>();
        for (let at = found.through[node] ?? -1; at >= 0; at = found.through[at] ?? -1) chain.add(at);
        const passed = [...all].filter((other) => other !== node && !reached(moves, other).has(node));
        expect(chain).toEqual(new Set(passed));
      }
    }),
    { numRuns: 2_000 },
  );
});

test('long chains do not exhaust the stack', () => {
  const found = dominatorsOf(200_000, (node) => (node < 199_999 ? [node + 1] : []));
  expect(dominatedCounts(found)[0]).toBe(199_999);
});
