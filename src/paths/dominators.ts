import { Growing } from './growing.ts';
import { STRETCH_WORK, type Stretches } from './work.ts';

/** Which nodes can be reached from a start only through which others. */
export interface Dominators {
  /** Nodes that can be reached, the start first; a node comes after those that it is reached through. */
  order: Uint32Array;
  /** The last node that every way to a node passes; −1 for the start and for what cannot be reached. */
  through: Int32Array;
}

/**
 * The dominator tree of what can be reached from a start: node d dominates n if every way from the start to n passes d.
 * Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
 * @param next the nodes that a node leads to
 */
export function* dominators(
  nodes: number,
  start: number,
  next: (node: number) => Iterable<number>,
): Stretches<Dominators> {
  const order = yield* reversePostorder(nodes, start, next);
  const { offsets, tails } = yield* arrowsInto(order, nodes, next);
  // By place in the order, where a dominator always stands before what it dominates.
  const above = new Int32Array(order.length).fill(-1);
  above[0] = 0;
  let steps = 0;
  const meet = (a: number, b: number): number => {
    let [left, right] = [a, b];
    for (; left !== right; steps += 1) {
      if (left > right) left = above[left] ?? 0;
      else right = above[right] ?? 0;
    }
    return left;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 1; i < order.length; i += 1) {
      const [first = 0, end = 0] = [offsets[i], offsets[i + 1]];
      let found = -1;
      for (let arrow = first; arrow < end; arrow += 1) {
        const tail = tails[arrow] ?? 0;
        if (above[tail] !== -1) found = found < 0 ? tail : meet(found, tail);
      }
      if (above[i] !== found) {
        above[i] = found;
        changed = true;
      }
      steps += 1 + end - first;
      if (steps < STRETCH_WORK) continue;
      yield;
      steps = 0;
    }
  }
  const through = new Int32Array(nodes).fill(-1);
  for (let i = 1; i < order.length; i += 1) through[order[i] ?? 0] = order[above[i] ?? 0] ?? -1;
  return { order, through };
}

function* reversePostorder(
  nodes: number,
  start: number,
  next: (node: number) => Iterable<number>,
): Stretches<Uint32Array> {
  const seen = new Uint8Array(nodes);
  const finished = new Growing(new Uint32Array(1_024));
  seen[start] = 1;
  let steps = 0;
  // By hand and not by recursion: chains may be longer than the stack.
  const stack = [{ node: start, heads: next(start)[Symbol.iterator]() }];
  for (let top = stack[0]; top; top = stack[stack.length - 1]) {
    const { done, value } = top.heads.next();
    if (done) {
      finished.push(top.node);
      stack.pop();
    } else if (seen[value] === 0) {
      seen[value] = 1;
      stack.push({ node: value, heads: next(value)[Symbol.iterator]() });
    }
    steps += 1;
    if (steps % STRETCH_WORK === 0) yield;
  }
  return finished.taken().reverse();
}

/** The arrows to each node by its place in the order; the tails are places too. */
function* arrowsInto(
  order: Uint32Array,
  nodes: number,
  next: (node: number) => Iterable<number>,
): Stretches<{ offsets: Uint32Array; tails: Uint32Array }> {
  const place = new Uint32Array(nodes);
  for (const [i, node] of order.entries()) place[node] = i;
  const offsets = new Uint32Array(order.length + 1);
  const [from, to] = [new Growing(new Uint32Array(1_024)), new Growing(new Uint32Array(1_024))];
  for (const [i, node] of order.entries()) {
    for (const head of next(node)) {
      const at = place[head] ?? 0;
      from.push(i);
      to.push(at);
      offsets[at + 1] = (offsets[at + 1] ?? 0) + 1;
    }
    if (i % NODES === NODES - 1) yield;
  }
  for (let i = 0; i < order.length; i += 1) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
  const tails = new Uint32Array(from.length);
  const free = offsets.slice();
  for (let arrow = 0; arrow < from.length; arrow += 1) {
    const head = to.all[arrow] ?? 0;
    const at = free[head] ?? 0;
    tails[at] = from.all[arrow] ?? 0;
    free[head] = at + 1;
    if (arrow % STRETCH_WORK === STRETCH_WORK - 1) yield;
  }
  return { offsets, tails };
}

/** Nodes whose arrows are looked at between two interruptions. */
const NODES = 512;

/** How many nodes each node dominates, itself not counted: what would be out of reach without it. */
export function dominatedCounts({ order, through }: Dominators): Uint32Array {
  const counts = new Uint32Array(through.length);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const node = order[i] ?? 0;
    const above = through[node] ?? 0;
    counts[above] = (counts[above] ?? 0) + (counts[node] ?? 0) + 1;
  }
  return counts;
}
