/** Groups of nodes that lead back to each other, by Tarjan's algorithm without recursion; each in order, first by first. */
export function cycles(arcs: readonly (readonly [string, string])[]): string[][] {
  const next = new Map<string, string[]>();
  for (const [from, to] of arcs) {
    next.set(from, [...(next.get(from) ?? []), to]);
    if (!next.has(to)) next.set(to, []);
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of [...next.keys()].sort()) {
    if (index.has(root)) continue;
    const work: { node: string; child: number }[] = [{ node: root, child: 0 }];
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { node, child } = frame;
      if (child === 0) {
        index.set(node, index.size);
        low.set(node, index.get(node) ?? 0);
        open.push(node);
        isOpen.add(node);
      }
      const to = next.get(node)?.[child];
      frame.child += 1;
      if (to !== undefined) {
        if (!index.has(to)) work.push({ node: to, child: 0 });
        else if (isOpen.has(to)) low.set(node, Math.min(low.get(node) ?? 0, index.get(to) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== index.get(node)) continue;
      const group = open.splice(open.indexOf(node));
      for (const member of group) isOpen.delete(member);
      if (group.length > 1 || next.get(node)?.includes(node)) found.push(group.sort());
    }
  }
  return found.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
