/** A picture before it is drawn: what every renderer takes. */
export interface Diagram {
  title: string;
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
  /** Groups in the order they are drawn. */
  groups: readonly { key: string; label: string }[];
  /** What a limit left out, by group. */
  omitted: readonly { group: string; count: number }[];
}

export interface DiagramNode {
  key: string;
  kind: 'role' | 'stakeholder';
  label: string;
  /** Key of the group it is drawn in; null for the centre. */
  group: string | null;
}

export interface DiagramEdge {
  source: string;
  target: string;
  group: string;
  label: string | null;
}
