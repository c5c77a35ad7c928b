import type { Loaders } from '../loaders/index.ts';
import type { Tie } from '../maps/collaboration-map.ts';
import { edgeOf } from '../maps/collaboration-map.ts';
import type { Diagram, DiagramNode } from '../maps/diagram.ts';
import { nodesOf } from './collaboration-map.ts';
import { escalationTie, holds, partTie, standInTie, workTie } from './collaboration-ties.ts';

/** Chains of roles and parties as one diagram from left to right, every tie between neighbours with what is said. */
export async function connectionDiagram(view: Loaders, chains: readonly (readonly string[])[]): Promise<Diagram> {
  const levels = new Map<string, number>();
  for (const chain of chains) chain.forEach((key, level) => levels.set(key, level));
  const idsOf = (kind: string) =>
    new Set([...levels.keys()].filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length)));
  const nodes = await nodesOf(view, { roles: idsOf('role:'), parties: idsOf('stakeholder:') });
  const steps = new Set(chains.flatMap((chain) => chain.slice(1).map((key, i) => `${chain[i]} ${key}`)));
  const all = await tiesAround(view, idsOf('role:'), idsOf('stakeholder:'));
  const ties = all.flatMap((tie) => {
    if (steps.has(`${tie.from} ${tie.to}`)) return [tie];
    // What the documents say the other way round is still drawn along the chain.
    return steps.has(`${tie.to} ${tie.from}`) ? [{ ...tie, from: tie.to, to: tie.from, reversed: true }] : [];
  });
  const ends = [chains[0]?.[0] ?? '', chains[0]?.at(-1) ?? ''];
  const drawn = [...levels].flatMap(([key, level]): DiagramNode[] => {
    const node = nodes.get(key);
    if (!node) return [];
    return [{ key, kind: node.kind, label: node.name, note: node.note, group: null, focus: ends.includes(key), level }];
  });
  const used = new Set(ties.map(({ group }) => group));
  return {
    shape: 'lattice',
    title: `Connection: ${ends.map((key) => nodes.get(key)?.name ?? key).join(' – ')}`,
    nodes: drawn,
    edges: ties.map(edgeOf),
    groups: [...used].sort().map((key) => ({ key, label: groupLabels[key] })),
    omitted: [],
  };
}

const groupLabels: Readonly<Record<Tie['group'], string>> = {
  internal: 'Works with, inside the organisation',
  external: 'Works with, outside the organisation',
  peer: 'Works with, as a peer',
  upstream: 'Depends on',
  downstream: 'Is depended on by',
  escalation: 'Escalates to',
  role: 'Is people in that role',
  part: 'Includes',
};

async function tiesAround(view: Loaders, roles: ReadonlySet<string>, parties: ReadonlySet<string>): Promise<Tie[]> {
  const { ofRole, escalationsOfRole, standsFor, parts } = view.stakeholder;
  const fromRoles = [...roles].map(async (id) => {
    const [work, escalations] = await Promise.all([ofRole.load(id), escalationsOfRole.load(id)]);
    return [...work.map((fact) => workTie(fact, 1)), ...escalations.map((fact) => escalationTie(fact, 1))];
  });
  const fromParties = [...parties].map(async (id) => {
    const [behind, within] = await Promise.all([standsFor.load(id), parts.load(id)]);
    return [
      ...behind.filter(holds).map((fact) => standInTie(fact, 1)),
      ...within.filter(holds).map((fact) => partTie(fact, 1)),
    ];
  });
  return (await Promise.all([...fromRoles, ...fromParties])).flat();
}
