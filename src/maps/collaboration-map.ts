import type { Diagram, DiagramEdge, DiagramNode } from './diagram.ts';

/** The layers of a collaboration map, in the order they are drawn. */
export const layers = ['internal', 'external', 'peer', 'upstream', 'downstream', 'escalation'] as const;
export type Layer = (typeof layers)[number];

/** One tie of the role to a party. */
export interface Tie {
  stakeholder: string;
  name: string;
  layer: Layer;
  /** What they do together, or what is escalated. */
  label: string | null;
}

/** The collaboration map of one role: the role in the middle, parties by layer. A limit cuts each layer's end evenly. */
export function collaborationMap(
  role: { id: string; title: string },
  ties: readonly Tie[],
  wanted: readonly Layer[],
  limit: number,
): Diagram {
  const byLayer = layers
    .filter((layer) => wanted.includes(layer))
    .map((layer) => ({ layer, ties: ties.filter((tie) => tie.layer === layer) }));
  const quotas = fairShares(
    byLayer.map((group) => group.ties.length),
    limit,
  );
  const shown = byLayer.flatMap((group, i) => group.ties.slice(0, quotas[i]));
  const centre: DiagramNode = { key: `role:${role.id}`, kind: 'role', label: role.title, group: null };
  const nodes = new Map<string, DiagramNode>([[centre.key, centre]]);
  const edges: DiagramEdge[] = [];
  for (const { stakeholder, name, layer, label } of shown) {
    const key = `stakeholder:${stakeholder}`;
    // A party in two layers is one node, drawn in the first of them, with an edge for each.
    if (!nodes.has(key)) nodes.set(key, { key, kind: 'stakeholder', label: name, group: layer });
    edges.push({ source: centre.key, target: key, group: layer, label });
  }
  return {
    title: `Collaboration map: ${role.title}`,
    nodes: [...nodes.values()],
    edges,
    groups: byLayer.map(({ layer }) => ({ key: layer, label: labelOf(layer) })),
    omitted: byLayer
      .map(({ layer, ties: all }, i) => ({ group: layer, count: all.length - (quotas[i] ?? 0) }))
      .filter(({ count }) => count > 0),
  };
}

/** Shares a limit among groups so that none is cut while another keeps more than it. */
function fairShares(sizes: readonly number[], limit: number): number[] {
  const shares = sizes.map(() => 0);
  for (let left = limit; left > 0; ) {
    const open = shares.flatMap((share, i) => (share < (sizes[i] ?? 0) ? [i] : [])).slice(0, left);
    if (open.length === 0) break;
    for (const i of open) shares[i] = (shares[i] ?? 0) + 1;
    left -= open.length;
  }
  return shares;
}

const labelOf = (layer: Layer) =>
  layer === 'escalation' ? 'Escalation' : `${layer[0]?.toUpperCase()}${layer.slice(1)} stakeholders`;
