/** What a document is made of once its markup is gone, in reading order. `line` counts from 1 in the source. */
export type Block = Heading | Paragraph | Item | Row;

export interface Heading {
  kind: 'heading';
  /** 1 to 6. */
  level: number;
  text: string;
  line: number;
}

export interface Paragraph {
  kind: 'paragraph';
  text: string;
  line: number;
  /** Looks set apart as a heading may be: bold throughout, or a line between blank ones. */
  apart: boolean;
}

export interface Item {
  kind: 'item';
  /** 0 for an item of an outermost list. */
  depth: number;
  text: string;
  line: number;
}

export interface Row {
  kind: 'row';
  cells: string[];
  line: number;
  /** Number of the table within the document. */
  table: number;
}

export interface DocumentTree {
  blocks: Block[];
  /** The document's own title, where it has one outside its text. */
  title: string | null;
  url: string | null;
}

/** The text of a block; the cells of a row divided by pipes. */
export const textOf = (block: Block) => (block.kind === 'row' ? block.cells.join(' | ') : block.text);

/** White space collapsed, as text is everywhere behind the tree. */
export const collapse = (text: string) => (isEven(text) ? text : text.replace(/\s+/g, ' ').trim());

/** Most text is even already, and replacing costs more than looking. */
const isEven = (text: string) =>
  !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ') && !/[^\S ]/.test(text);

/** Longest text of one block: no paragraph of a role document comes near, and rules cost more than its length. */
export const LONGEST_TEXT = 20_000;

/** Most blocks of one document: the real ones have about 500. A tree is not read further than that. */
export const MOST_BLOCKS = 20_000;
