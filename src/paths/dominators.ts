/** Which nodes can be reached from a start only through which others. */
export interface Dominators {
  /** Nodes that can be reached, the start first; a node comes after those that it is reached through. */
  order: readonly number[];
  /** The last node that every way to a node passes; −1 for the start and for what cannot be reached. */
  through: Int32Array;
}

/**
 * The dominator tree of what can be reached from a start: node d dominates n if every way from the start to n passes d.
 * Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
 * @param next the nodes that a node leads to
 */
export function dominators(nodes: number, start: number, next: (node: number) => Iterable<number>): Dominators {
  const order = reversePostorder(nodes, start, next);
  const place = new Int32Array(nodes).fill(-1);
  order.forEach((node, i) => {
    place[node] = i;
  });
  const before: number[][] = order.map(() => []);
  for (const [i, node] of order.entries()) for (const head of next(node)) before[place[head] ?? 0]?.push(i);

  // By place in the order, where a dominator always stands before what it dominates.
  const above = new Int32Array(order.length).fill(-1);
  above[0] = 0;
  const meet = (a: number, b: number): number => {
    let [left, right] = [a, b];
    while (left !== right) {
      if (left > right) left = above[left] ?? 0;
      else right = above[right] ?? 0;
    }
    return left;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 1; i < order.length; i += 1) {
      const known = before[i]?.filter((tail) => above[tail] !== -1) ?? [];
      const found = known.reduce(meet, known[0] ?? 0);
      if (above[i] === found) continue;
      above[i] = found;
      changed = true;
    }
  }
  const through = new Int32Array(nodes).fill(-1);
  for (let i = 1; i < order.length; i += 1) through[order[i] ?? 0] = order[above[i] ?? 0] ?? -1;
  return { order, through };
}

function reversePostorder(nodes: number, start: number, next: (node: number) => Iterable<number>): number[] {
  const seen = new Uint8Array(nodes);
  const finished: number[] = [];
  seen[start] = 1;
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
  }
  return finished.reverse();
}

/** How many nodes each node dominates, itself not counted: what would be out of reach without it. */
export function dominatedCounts({ order, through }: Dominators): Uint32Array {
  const counts = new Uint32Array(through.length);
  for (const node of order.toReversed()) {
    const above = through[node] ?? -1;
    if (above >= 0) counts[above] = (counts[above] ?? 0) + (counts[node] ?? 0) + 1;
  }
  return counts;
}
