import type { Diagram, DiagramEdge, DiagramNode } from './diagram.ts';
import { fairShares } from './fair-shares.ts';

/** The layers of a collaboration map, in the order they are drawn. */
export const layers = ['internal', 'external', 'peer', 'upstream', 'downstream', 'escalation'] as const;
export type Layer = (typeof layers)[number];

/** What lies beyond the parties: the roles that share them or stand behind them, and the parts of composites. */
const beyond = ['role', 'part'] as const;
type MapGroup = Layer | (typeof beyond)[number];

/** A role or party of a map. */
export interface MapNode {
  key: string;
  kind: DiagramNode['kind'];
  name: string;
  note: string | null;
}

/** A tie between two of them, which the map followed in one direction. */
export interface Tie {
  /** Keys of nodes: the end that was known before, and the one that this tie leads to. */
  from: string;
  to: string;
  /** A tie between a role and a party is drawn from the role, whichever way it was followed. */
  reversed: boolean;
  group: MapGroup;
  /** What they do together, or what is escalated. */
  label: string | null;
  suggested: boolean;
  said: DiagramEdge['said'];
  /** Hops from the roles asked for to the far end, from 1. */
  hop: number;
}

export interface MapContent {
  /** Keys of the roles asked for. */
  roles: readonly string[];
  nodes: ReadonlyMap<string, MapNode>;
  ties: readonly Tie[];
}

/** The collaboration map of some roles. A limit on ties cuts the layers evenly, near ones before far ones. */
export function collaborationMap({ roles, nodes, ties }: MapContent, wanted: readonly Layer[], limit: number): Diagram {
  const groups: MapGroup[] = [...layers.filter((layer) => wanted.includes(layer)), ...beyond];
  const { shown, omitted } = cut(ties, groups, new Set(roles), limit);
  const drawn = new Map<string, DiagramNode>();
  const add = (key: string, group: MapGroup | null, level: number) => {
    const node = nodes.get(key);
    // A party in two layers is one node, drawn in the first of them, with an edge for each.
    if (node && !drawn.has(key)) drawn.set(key, { ...drawnAs(node), group, focus: group === null, level });
  };
  for (const key of roles) add(key, null, 0);
  for (const { to, group, hop } of shown) add(to, nodes.get(to)?.kind === 'role' ? 'role' : group, hop);
  const used = new Set([...drawn.values()].map(({ group }) => group).concat(shown.map(({ group }) => group)));
  return {
    shape: 'map',
    title: `Collaboration map: ${titleOf(roles.map((key) => nodes.get(key)?.name ?? key))}`,
    nodes: [...drawn.values()],
    edges: shown.map(edgeOf),
    groups: groups.filter((group) => isLayer(group) || used.has(group)).map((key) => ({ key, label: labelOf(key) })),
    omitted,
  };
}

/** The ties within the limit whose near end is drawn, and how many of each group are not. */
function cut(ties: readonly Tie[], groups: readonly MapGroup[], reached: Set<string>, limit: number) {
  const candidates = distinct(ties).filter(({ group }) => groups.includes(group));
  const shown: Tie[] = [];
  const hops = [...new Set(candidates.map(({ hop }) => hop))].sort((a, b) => a - b);
  for (const hop of hops) {
    const open = candidates.filter((tie) => tie.hop === hop && reached.has(tie.from));
    const byGroup = groups.map((group) => interleaved(open.filter((tie) => tie.group === group)));
    const quotas = fairShares(
      byGroup.map(({ length }) => length),
      limit - shown.length,
    );
    const next = byGroup.flatMap((all, i) => all.slice(0, quotas[i]));
    for (const { to } of next) reached.add(to);
    shown.push(...next);
  }
  const counts = groups.map((group) => ({
    group,
    count: countOf(candidates, group) - countOf(shown, group),
  }));
  return { shown, omitted: counts.filter(({ count }) => count > 0) };
}

const countOf = (ties: readonly Tie[], group: MapGroup) => ties.filter((tie) => tie.group === group).length;

/** A tie that was followed from both ends is one. */
function distinct(ties: readonly Tie[]): Tie[] {
  const seen = new Map<string, Tie>();
  for (const tie of ties) {
    const [a, b] = tie.reversed ? [tie.to, tie.from] : [tie.from, tie.to];
    const key = JSON.stringify([a, b, tie.group, tie.label]);
    if (!seen.has(key)) seen.set(key, tie);
  }
  return [...seen.values()];
}

/** What several share comes first, then the first tie of each, the second of each …, so that a limit is fair to all. */
function interleaved(ties: readonly Tie[]): Tie[] {
  const sharers = new Map<string, Set<string>>();
  const turns = new Map<string, number>();
  for (const { from, to } of ties) sharers.set(to, (sharers.get(to) ?? new Set()).add(from));
  const ranked = ties.map((tie) => {
    const turn = turns.get(tie.from) ?? 0;
    turns.set(tie.from, turn + 1);
    return { tie, shared: sharers.get(tie.to)?.size ?? 0, turn };
  });
  return ranked.sort((a, b) => b.shared - a.shared || a.turn - b.turn).map(({ tie }) => tie);
}

/** A tie as it is drawn: from the role to the party, whichever way it was followed. */
export function edgeOf({ from, to, reversed, group, label, suggested, said }: Tie): DiagramEdge {
  const [source, target] = reversed ? [to, from] : [from, to];
  return { source, target, group, label, suggested, said };
}

function titleOf(names: readonly string[]): string {
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

const drawnAs = ({ key, kind, name, note }: MapNode) => ({ key, kind, label: name, note });

const isLayer = (group: MapGroup): group is Layer => (layers as readonly string[]).includes(group);

const labels: Readonly<Record<MapGroup, string>> = {
  internal: 'Internal stakeholders',
  external: 'External stakeholders',
  peer: 'Peers',
  upstream: 'Upstream dependencies',
  downstream: 'Downstream dependants',
  escalation: 'Escalation',
  role: 'Other roles',
  part: 'Parts of composite parties',
};

const labelOf = (group: MapGroup) => labels[group];
