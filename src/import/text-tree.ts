import { type Block, type DocumentTree, type Item, MOST_BLOCKS, type Paragraph } from './block.ts';
import { endsDocument } from './furniture.ts';
import { withoutMarks } from './inline.ts';
import { isRule, pipeCells, tabCells } from './pipe-table.ts';
import { ruledTable } from './ruled-table.ts';
import { unmarkedItems } from './unmarked-lists.ts';
import { wrapping } from './wrapping.ts';

const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^{}]*\})?$/;
const marker = /^(\s*)(?:[-*+•◦▪‣●○·∙–—]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)])(\s+)(?=\S)/;
const loneMarker = /^(\s*)[-*+•◦▪‣●○–](\s*)$/;
/** A bullet within a line that once was a line of its own. */
const sunkenBullet = /(?<=[.:;)]) [-•] (?=\S)/;

const surfaced = (text: string) => (/ [-•] /.test(text) ? text.split(sunkenBullet) : [text]);

/** A line that begins with a tag of HTML, or fences a division as Pandoc does. */
const markup = /^\s*(?:<\/?(?:div|dl|dt|dd|p|section|article|main|center|figure|details|summary)\b[^<>]*>|:{3,})/i;
/** A line that is bold from end to end heads something. */
const wholeBold = /^\s*(\*\*|__)(?:(?!\1).)+\1:?\s*$/;
const label = /^\s*(\*\*|__|[*_])?\p{Lu}[^:*_]{1,40}(:\1|\1:)\s+\S/u;
const boldLabel = /^\s*(\*\*|__|[*_])[^:*_]{1,40}(:\1|\1:)/;

export interface TextOptions {
  /** Neighbouring lines are one paragraph, as in Markdown. */
  markdown: boolean;
  /** Whether a line without "#" is a heading of the document, which then divides it. */
  isHeading: (line: string) => boolean;
  /** Whether a line is known to head a part of a section. */
  isPart: (line: string) => boolean;
}

/** Blocks of Markdown or of plain text: headings, list items with their depth, table rows, paragraphs. */
export function textTree(text: string, options: TextOptions): DocumentTree {
  const uncommented = withoutComments(text);
  // A backslash at the end of a line is a line break of Markdown.
  const lines = (options.markdown ? uncommented.replace(/\\\n/g, '\n') : uncommented).split('\n');
  return { blocks: new TextReader(lines, options).read(), title: null, url: null };
}

/** Comments out, their line ends kept. Searched by hand: a pattern would read to the end for each that never closes. */
function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, '');
    at = end + 3;
  }
  return result + text.slice(at);
}

class TextReader {
  readonly #lines: readonly string[];
  readonly #options: TextOptions;
  readonly #isBroken: (line: string, next: string) => boolean;
  readonly #isUnmarkedItem: ((at: number) => boolean) | null;
  readonly #blocks: Block[] = [];
  /** Indents of the markers of the lists that are open. */
  #indents: number[] = [];
  #open: Item | Paragraph | null = null;
  #blankBefore = true;
  #tables = 0;
  #inTable = false;

  constructor(lines: readonly string[], options: TextOptions) {
    this.#lines = lines;
    this.#options = options;
    this.#isBroken = wrapping(lines);
    this.#isUnmarkedItem = options.markdown ? null : unmarkedItems(lines, options.isHeading, options.isPart);
  }

  read(): Block[] {
    for (let at = 0; at < this.#lines.length && this.#blocks.length <= MOST_BLOCKS; at += 1) {
      const table = ruledTable(this.#lines, at);
      if (table) {
        this.#close();
        this.#tables += 1;
        // The head of a table without a frame was read as a paragraph before its rule was seen.
        if (this.#blocks.at(-1)?.line === table.rows[0]?.line) this.#blocks.pop();
        for (const row of table.rows) this.#blocks.push({ kind: 'row', ...row, table: this.#tables });
        at = table.end;
      } else this.#line(this.#lines[at] ?? '', at);
    }
    for (const block of this.#blocks) if (block.kind !== 'row') block.text = withoutMarks(block.text);
    return this.#blocks.filter((block) => block.kind === 'row' || block.text !== '');
  }

  #line(line: string, at: number): void {
    if (this.#options.markdown && markup.test(line)) return this.#markup(line, at);
    if (line.trim() === '' || /^\s*([*_-]\s*){3,}$/.test(line)) return this.#blank();
    const cells = pipeCells(line) ?? tabCells(line);
    if (cells) return this.#row(cells, line, at);
    this.#inTable = false;
    const head = heading.exec(line);
    if (head) return this.#heading(head[1]?.length ?? 1, head[2] ?? '', at);
    const underline = this.#lines[at + 1] ?? '';
    if (
      this.#options.markdown &&
      (this.#open === null || this.#blankBefore) &&
      /^(={3,}|-{3,})\s*$/.test(underline) &&
      !marker.test(line)
    ) {
      return this.#heading(underline.startsWith('=') ? 1 : 2, line, at);
    }
    if (/^(={3,}|-{3,})\s*$/.test(line)) return this.#blank();
    if (this.#options.isHeading(line) && !this.#goesOn(line, at)) return this.#paragraph(line, at, true);
    const definition = this.#options.markdown ? /^\s{0,3}:\s{1,3}(\S.*)$/.exec(line) : null;
    const term = this.#blocks.at(-1);
    if (definition && term?.kind === 'paragraph') {
      term.text = `${term.text.replace(/:$/, '')}: ${definition[1]}`;
      this.#open = term;
      return;
    }
    const mark = marker.exec(line) ?? loneMarker.exec(line);
    if (mark && !this.#isWithinText(line, at)) return this.#item(mark, line, at);
    if (this.#isUnmarkedItem?.(at)) return this.#add({ kind: 'item', depth: 0, text: line.trim(), line: at + 1 });
    if (this.#isUnmarkedItem) return this.#paragraph(line, at, true);
    this.#continue(line, at);
  }

  /** HTML and fenced divisions within Markdown: what stands between the tags stands by itself. */
  #markup(line: string, at: number): void {
    this.#blank();
    const bare = line.replace(/<[^<>]*>/g, ' ').replace(/^\s*:{3,}.*$/, '');
    if (bare.trim() !== '') this.#line(bare.trim(), at);
    this.#blank();
  }

  #blank(): void {
    this.#blankBefore = true;
    this.#inTable = false;
    if (this.#open?.kind === 'paragraph') this.#open = null;
  }

  #row(cells: string[], line: string, at: number): void {
    this.#open = null;
    if (!this.#inTable) this.#tables += 1;
    this.#inTable = true;
    if (isRule(line)) return;
    if (cells.some((cell) => cell !== '')) {
      this.#blocks.push({ kind: 'row', cells, line: at + 1, table: this.#tables });
    }
  }

  #heading(level: number, text: string, at: number): void {
    this.#close();
    this.#blocks.push({ kind: 'heading', level, text, line: at + 1 });
  }

  #item(mark: RegExpExecArray, line: string, at: number): void {
    const indent = width(mark[1] ?? '');
    while (this.#indents.length > 0 && (this.#indents.at(-1) ?? 0) > indent) this.#indents.pop();
    if (this.#indents.at(-1) !== indent) this.#indents.push(indent);
    const depth = this.#indents.length - 1;
    const [first = '', ...more] = surfaced(line.slice(mark[0].length));
    this.#add({ kind: 'item', depth, text: first, line: at + 1 });
    for (const text of more) this.#add({ kind: 'item', depth, text, line: at + 1 });
    this.#blankBefore = false;
  }

  /** A line without a mark of its own: more of what is open, or a new paragraph. */
  #continue(line: string, at: number): void {
    const open = this.#open;
    const before = this.#lines[at - 1] ?? '';
    const more =
      open !== null &&
      !(open.kind === 'item' && open.text !== '' && this.#endsItem(open, line, at)) &&
      (open.text === '' ||
        (open.kind === 'item' && this.#isWithin(line)) ||
        (!this.#blankBefore &&
          (this.#options.markdown || this.#isBroken(before, line) || (open.kind === 'item' && !this.#startsPart(at)))));
    if (!open || !more || this.#isNextLabel(open, before, line))
      return this.#paragraph(line, at, this.#blankBefore && this.#endsAt(at));
    const [first = '', ...rest] = open.kind === 'item' ? surfaced(line.trim()) : [line.trim()];
    open.text = open.text === '' ? first : `${open.text} ${first}`;
    for (const text of rest) {
      this.#add({ kind: 'item', depth: open.kind === 'item' ? open.depth : 0, text, line: at + 1 });
    }
    this.#blankBefore = false;
  }

  /** "**Reports to:** X" over "**Level:** Y": each line says a thing of its own. */
  #isNextLabel(open: Item | Paragraph, before: string, line: string): boolean {
    if (!this.#options.markdown || open.kind !== 'paragraph' || !label.test(before) || !label.test(line)) return false;
    return /(\s{2}|\\)$/.test(before) || (boldLabel.test(before) && boldLabel.test(line));
  }

  #paragraph(line: string, at: number, apart: boolean): void {
    this.#close();
    const bold = wholeBold.test(line);
    this.#add({ kind: 'paragraph', text: line.trim(), line: at + 1, apart: apart || bold });
    this.#blankBefore = false;
  }

  #add(block: Item | Paragraph): void {
    this.#open = block;
    this.#blocks.push(block);
  }

  #close(): void {
    this.#open = null;
    this.#indents = [];
    this.#blankBefore = false;
    this.#inTable = false;
  }

  /** A dash or number that only came to stand first in its line when the text was broken into lines. */
  #isWithinText(line: string, at: number): boolean {
    if (this.#open === null || this.#blankBefore || /^\s*[-*+•◦▪‣●○·∙]\s/.test(line)) return false;
    if (!this.#goesOn(line, at)) return false;
    return /^\s*[–—]/.test(line) || this.#open.kind === 'paragraph';
  }

  /** The line before was broken off to go on here. */
  #goesOn(line: string, at: number): boolean {
    if (this.#open === null || this.#blankBefore) return false;
    return this.#options.markdown || this.#isBroken(this.#lines[at - 1] ?? '', line);
  }

  /** Whether a line straight below an item is none of it, although Markdown would take it for that. */
  #endsItem(open: Item, line: string, at: number): boolean {
    if (endsDocument(line.trim())) return true;
    if (this.#isWithin(line)) return false;
    if (wholeBold.test(line) || this.#options.isPart(line.trim())) return true;
    // After a sentence that is complete, a short line over a list heads that list.
    const isOver = /[.;!?]$/.test(open.text) && /^\s*\p{Lu}/u.test(line) && marker.test(this.#lines[at + 1] ?? '');
    return isOver && this.#startsPart(at);
  }

  /** Indented at least as far as the text of the item it may belong to. */
  #isWithin(line: string): boolean {
    return width(line.match(/^\s*/)?.[0] ?? '') > (this.#indents.at(-1) ?? 0) + 1;
  }

  /** A short line with a list under it heads that list; after an item without a blank line nothing else tells. */
  #startsPart(at: number): boolean {
    const line = (this.#lines[at] ?? '').trim();
    const next = this.#lines[at + 1] ?? '';
    if (this.#options.isPart(line)) return true;
    if (line.length > 120 || /[.;,!?]$/.test(line)) return false;
    return next.trim() === '' || marker.test(next) || pipeCells(next) !== null || this.#options.isHeading(next);
  }

  #endsAt(at: number): boolean {
    return (this.#lines[at + 1] ?? '').trim() === '';
  }
}

/** Columns of leading white space; a tab goes to the next multiple of four. */
function width(space: string): number {
  let columns = 0;
  for (const char of space) columns = char === '\t' ? columns + 4 - (columns % 4) : columns + 1;
  return columns;
}
