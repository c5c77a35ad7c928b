/** A picture before it is drawn: what every layout and renderer takes. It knows nothing of a database or a screen. */
export interface Diagram {
  /** What the picture shows; decides how it is laid out. */
  shape: DiagramShape;
  title: string;
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
  /** Groups in the order they are drawn. */
  groups: readonly DiagramGroup[];
  /** What a limit left out, by group. */
  omitted: readonly { group: string; count: number }[];
}

/** map: parties around roles; lattice: roles from left to right; ladder: from the bottom up. */
type DiagramShape = 'map' | 'lattice' | 'ladder';

export interface DiagramGroup {
  key: string;
  label: string;
}

export interface DiagramNode {
  key: string;
  kind: 'role' | 'stakeholder';
  label: string;
  /** Key of the group it is drawn in; null for none. */
  group: string | null;
  /** Whether it is what was asked for. */
  focus: boolean;
  /** Hops from what was asked for; in a lattice or ladder the level it stands on, which may be negative. */
  level: number;
  /** What a reader must know of it, e.g. that it is only named; null for nothing. */
  note: string | null;
}

export interface DiagramEdge {
  source: string;
  target: string;
  group: string;
  label: string | null;
  /** By similar wording only: nobody has confirmed it. */
  suggested: boolean;
  /** Where it is said, the leading document first. */
  said: readonly { document: string; line: number | null }[];
}
