import type { DiagramEdge, DiagramNode } from '../diagram.ts';

/** A rectangle by its upper left corner, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A node with its place and its text broken into lines. */
export interface PlacedNode extends Box {
  node: DiagramNode;
  lines: readonly string[];
  /** Lines of the node's note, set smaller. */
  noteLines: readonly string[];
}

/** Text that belongs to no node. */
export interface PlacedText extends Box {
  kind: 'title' | 'heading' | 'legend' | 'reason' | 'footer';
  lines: readonly string[];
  /** The group whose sign stands before a heading or legend entry. */
  group: string | null;
}

/** An edge as the commands of an SVG path. */
interface PlacedEdge {
  edge: DiagramEdge;
  path: string;
}

/** A diagram with a place for everything: what is left is to draw it. */
export interface Picture {
  width: number;
  height: number;
  nodes: readonly PlacedNode[];
  edges: readonly PlacedEdge[];
  texts: readonly PlacedText[];
}

export const overlap = (a: Box, b: Box, margin = 0): boolean =>
  a.x < b.x + b.width + margin &&
  b.x < a.x + a.width + margin &&
  a.y < b.y + b.height + margin &&
  b.y < a.y + a.height + margin;

/** A coordinate as it is written: a tenth of a pixel is enough, and -0 is 0. */
export const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;
