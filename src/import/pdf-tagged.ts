import type { Block } from './block.ts';
import { withoutMarks } from './inline.ts';
import { withBullets } from './typography.ts';

/** A piece of text as it lies on a page; `x` and `y` from the lower left corner. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
}

interface Tag {
  role: string;
  children: (Tag | { type: string; id: string })[];
}

export interface PageContent {
  placed: PlacedText[];
  /** Text by the id of its mark; "\n" where a line ends. */
  marked: ReadonlyMap<string, string>;
  tree: Tag | null;
  characters: number;
  /** Characters that the tags reach. */
  tagged: number;
}

type TextItem = { str: string; hasEOL: boolean; width: number; height: number; transform: number[]; fontName: string };
type MarkItem = { type: string; id?: string };

/** What a page holds, of the items and the tree that the PDF reader gives. */
export function contentOf(items: readonly (TextItem | MarkItem)[], tree: unknown): PageContent {
  const placed: PlacedText[] = [];
  const marked = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type.startsWith('begin')) open.push(item.id ?? null);
      else open.pop();
      continue;
    }
    const { str, transform, width, height, fontName: font } = item;
    const text = withBullets(str);
    const id = open.findLast((mark) => mark !== null);
    if (id) marked.set(id, (marked.get(id) ?? '') + text + (item.hasEOL ? '\n' : ''));
    const [, , , scale = 0, x = 0, y = 0] = transform;
    if (text.trim() !== '') placed.push({ text, x, y, width, size: height || Math.abs(scale), font });
  }
  const root = tree as Tag | null;
  const length = (text: string | undefined) => text?.replace(/\s/g, '').length ?? 0;
  const tagged = root ? idsIn(root).reduce((sum, id) => sum + length(marked.get(id)), 0) : 0;
  const characters = placed.reduce((sum, { text }) => sum + length(text), 0);
  return { placed, marked, tree: root, characters, tagged };
}

function idsIn(tag: Tag): string[] {
  return tag.children.flatMap((child) => ('role' in child ? idsIn(child) : [child.id]));
}

/** Lines of running text in one: a hyphen or slash that ends a line joins, else a space stood there. */
export const joinedLines = (text: string) =>
  text.replace(/(?<=[\p{L}\p{N}][-/–—])\n(?=[\p{L}\p{N}])/gu, '').replace(/\n/g, ' ');

/** The blocks of a document by its tags, page after page. */
export function taggedBlocks(pages: readonly PageContent[]): Block[] {
  const reader = new TagReader();
  for (const page of pages) if (page.tree) reader.read(page.tree, page.marked);
  return reader.finish();
}

const textRoles = new Set('P Caption BlockQuote Quote Note TOCI'.split(' '));
/** The mark of an item that no tag sets apart. */
const bullet = /^\s*(?:[•◦▪‣●○·∙]|\d{1,3}[.)](?=\s))\s*/;
const leftOut = new Set('Artifact Form Lbl'.split(' '));

class TagReader {
  readonly #blocks: Block[] = [];
  #marked: ReadonlyMap<string, string> = new Map();
  #open: { kind: 'heading' | 'paragraph' | 'item'; level: number; text: string; plain: string } | null = null;
  /** Whether what is open goes on where the page before ended. */
  #continues = false;
  #pageStarts = false;
  #lists = 0;
  #strong = 0;
  #tables = 0;
  #row: string[] | null = null;
  #cell: string | null = null;

  read(tree: Tag, marked: ReadonlyMap<string, string>): void {
    this.#marked = marked;
    this.#pageStarts = true;
    this.#children(tree);
    this.#close();
  }

  finish(): Block[] {
    for (const [at, block] of this.#blocks.entries()) {
      block.line = at + 1;
      if (block.kind !== 'row') block.text = withoutMarks(joinedLines(block.text));
    }
    return this.#blocks.filter((block) => block.kind === 'row' || block.text !== '');
  }

  #children(tag: Tag): void {
    for (const child of tag.children) {
      if ('role' in child) this.#tag(child);
      else this.#text(this.#marked.get(child.id) ?? '');
    }
  }

  #tag(tag: Tag): void {
    const { role } = tag;
    const heading = /^H([1-6]?)$/.exec(role);
    if (leftOut.has(role) || idsIn(tag).length === 0) return;
    if (this.#cell !== null && !/^(Table|TR|T[HD])$/.test(role)) this.#inline(tag);
    else if (heading) this.#block('heading', Number(heading[1] || 1), tag);
    else if (role === 'L') {
      this.#close();
      this.#lists += 1;
      this.#children(tag);
      this.#lists -= 1;
    } else if (role === 'LI') this.#item(tag);
    else if (role === 'Table') {
      this.#close();
      if (!(this.#pageStarts && this.#blocks.at(-1)?.kind === 'row')) this.#tables += 1;
      this.#children(tag);
    } else if (role === 'TR') this.#tableRow(tag);
    else if (role === 'TH' || role === 'TD') this.#tableCell(tag);
    else if (textRoles.has(role) && this.#open?.kind !== 'item') this.#block('paragraph', 0, tag);
    else this.#inline(tag);
  }

  #inline(tag: Tag): void {
    const isStrong = tag.role === 'Strong';
    if (isStrong) this.#strong += 1;
    // Outside of any paragraph a tag without meaning is one where a line begins with it.
    const isLoose = tag.role === 'NonStruct' && this.#cell === null && this.#open?.kind === 'paragraph';
    const [first] = tag.children;
    if (
      isLoose &&
      this.#open?.level === LOOSE &&
      first &&
      'id' in first &&
      /^\s*\n/.test(this.#marked.get(first.id) ?? '')
    )
      this.#close();
    if (textRoles.has(tag.role)) this.#text(' ');
    this.#children(tag);
    if (isStrong) this.#strong -= 1;
  }

  #block(kind: 'heading' | 'paragraph', level: number, tag: Tag): void {
    this.#close();
    this.#start(kind, level, false);
    this.#children(tag);
    this.#close();
  }

  #item(tag: Tag): void {
    this.#close();
    const label = tag.children.find((child) => 'role' in child && child.role === 'Lbl');
    this.#start('item', this.#lists - 1, label !== undefined && 'role' in label && idsIn(label).length === 0);
    this.#children(tag);
    this.#close();
  }

  #tableRow(tag: Tag): void {
    const starts = this.#pageStarts;
    this.#row = [];
    this.#children(tag);
    const cells = this.#row.map((cell) => withoutMarks(joinedLines(cell)));
    this.#row = null;
    const last = this.#blocks.at(-1);
    const isHeadAgain = this.#blocks.some(
      (block) => block.kind === 'row' && block.table === this.#tables && block.cells.join('|') === cells.join('|'),
    );
    if (cells.every((cell) => cell === '') || (starts && isHeadAgain)) return;
    this.#pageStarts = false;
    if (starts && last?.kind === 'row' && cells[0] === '') {
      last.cells = last.cells.map((cell, i) => `${cell} ${cells[i] ?? ''}`.trim());
    } else this.#blocks.push({ kind: 'row', cells, line: 1, table: this.#tables });
  }

  #tableCell(tag: Tag): void {
    this.#cell = '';
    this.#children(tag);
    this.#row?.push(this.#cell);
    this.#cell = null;
  }

  #start(kind: 'heading' | 'paragraph' | 'item', level: number, continues: boolean): void {
    this.#open = { kind, level, text: '', plain: '' };
    this.#continues = continues && this.#pageStarts;
  }

  #text(text: string): void {
    if (this.#cell !== null) {
      this.#cell += text;
      return;
    }
    if (this.#open === null) {
      if (text.trim() === '') return;
      this.#start('paragraph', LOOSE, false);
    }
    if (!this.#open) return;
    this.#open.text += text;
    if (this.#strong === 0) this.#open.plain += text;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open || open.text.trim() === '') return;
    const { kind, level, text } = open;
    const last = this.#blocks.at(-1);
    const goesOn = this.#pageStarts && last?.kind === kind && (this.#continues || isBrokenOff(last.text, text));
    this.#pageStarts = false;
    if (goesOn) last.text += `\n${text.trim()}`;
    else if (kind === 'heading') this.#blocks.push({ kind, level, text, line: 1 });
    else if (kind === 'item')
      this.#blocks.push({ kind, depth: Math.max(0, level), text: text.replace(bullet, ''), line: 1 });
    else this.#blocks.push({ kind, text, line: 1, apart: open.plain.trim() === '' });
  }
}

/** Marks a paragraph that no tag opened. */
const LOOSE = -1;

/** A text that a page ended in the middle of a sentence. */
export const isBrokenOff = (before: string, after: string) =>
  !/[.!?:;)”"]\s*$/.test(before) && /^\s*[\p{Ll}\p{N}(&–—]/u.test(after);
