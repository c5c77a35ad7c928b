import type { DiagramNode } from '../diagram.ts';
import { widthOf } from './measure.ts';
import type { PlacedNode, PlacedText } from './picture.ts';
import { wrap } from './wrap.ts';

/** Sizes of text and of the space around it, in CSS pixels. */
export const TEXT = { size: 13, line: 17, note: 11, noteLine: 14, title: 18, titleLine: 24 } as const;
export const PAD = { x: 10, y: 8 } as const;
/** Room for a group's sign before a text. */
export const SIGN = 20;

const WIDTH = { usual: 150, long: 230, longFrom: 70 } as const;

/** A node without its place. */
export type Sized = Omit<PlacedNode, 'x' | 'y'>;

interface SizeOptions {
  /** Width of the box, whatever stands in it. */
  width?: number;
  /** The widest that the box may become. */
  most?: number;
}

/** Breaks a node's text and sizes its box. */
export function sizeNode(node: DiagramNode, { width, most }: SizeOptions = {}): Sized {
  const bold = node.kind === 'role';
  const sign = node.group === null ? 0 : SIGN;
  const usual = node.label.length > WIDTH.longFrom ? WIDTH.long : WIDTH.usual;
  const given = width ?? most;
  const room = given === undefined ? usual : given - 2 * PAD.x - sign;
  const lines = wrap(node.label, room, TEXT.size, bold);
  const noteLines = node.note === null ? [] : wrap(node.note, room, TEXT.note);
  const widest = Math.max(
    ...lines.map((line) => widthOf(line, TEXT.size, bold)),
    ...noteLines.map((line) => widthOf(line, TEXT.note)),
    2 * TEXT.size,
  );
  return {
    node,
    lines,
    noteLines,
    width: width ?? Math.ceil(widest) + 2 * PAD.x + sign,
    height: Math.max(1, lines.length) * TEXT.line + noteLines.length * TEXT.noteLine + 2 * PAD.y,
  };
}

/** The width that lets the boxes of a column stand flush: that of the widest. */
export function columnWidth(nodes: readonly DiagramNode[], options: SizeOptions = {}): number {
  return nodes.reduce((widest, node) => Math.max(widest, sizeNode(node, options).width), 0);
}

/** Text that belongs to no node, sized. */
export function sizeText(
  kind: PlacedText['kind'],
  text: string,
  room: number,
  group: string | null = null,
): Omit<PlacedText, 'x' | 'y'> {
  const { size, line, bold } = styleOf(kind);
  const lines = wrap(text, room, size, bold);
  const sign = group === null ? 0 : SIGN;
  const widest = lines.reduce((most, one) => Math.max(most, widthOf(one, size, bold)), 0);
  return { kind, lines, group, width: Math.ceil(widest) + sign, height: lines.length * line };
}

/** How a kind of text is set. */
export function styleOf(kind: PlacedText['kind']): { size: number; line: number; bold: boolean } {
  if (kind === 'title') return { size: TEXT.title, line: TEXT.titleLine, bold: true };
  if (kind === 'heading') return { size: TEXT.size, line: TEXT.line, bold: true };
  return { size: TEXT.note, line: TEXT.noteLine, bold: false };
}
