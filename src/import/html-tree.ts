import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { type Block, collapse, type DocumentTree, MOST_BLOCKS } from './block.ts';
import { withoutMarks } from './inline.ts';

const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'header hr html main nav p pre section summary tbody tfoot thead'
  ).split(' '),
);
const furniture = new Set(
  'aside button canvas footer form head iframe nav noscript object select svg template'.split(' '),
);
const rawText: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
};
const furnitureClass =
  /^(comments?|comment-\S+|wpd-\S+|wpdiscuz\S*|sharedaddy|share-\S+|social-\S+|related(-\S+)?|adsbygoogle|advert\S*|ads?|sidebar|widget|breadcrumbs?|cookie\S*|newsletter\S*|subscribe\S*|post-navigation|nav-links)$/;
const lineEnd = 0x0a;
/** Stands for <br> until it is known whether it divides anything. */
const lineBreak = '\u2028';
const dash = /^[-–—•]\s+/;
const MOST_SPANNED = 100;

/**
 * Blocks of an HTML page, by its tokens alone: no tree is built, so that nesting of any depth costs nothing. Scripts,
 * forms, navigation and what is classed as comments or adverts is left out.
 */
export function htmlTree(html: string): DocumentTree {
  const reader = new HtmlReader();
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        const mode = rawText[tag.tagName];
        if (mode !== undefined && !tag.selfClosing) tokenizer.state = mode;
        reader.open(tag);
      },
      onEndTag: (tag) => reader.close(tag.tagName),
      onCharacter: (token) => reader.text(token.chars, token.location?.startLine ?? 1),
      onWhitespaceCharacter: (token) => reader.text(' ', token.location?.startLine ?? 1),
      onNullCharacter: () => {},
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
    },
  );
  tokenizer.write(html, true);
  return reader.finish();
}

class HtmlReader {
  readonly #blocks: Block[] = [];
  readonly #lists: { item: number | null }[] = [];
  #hidden: { tag: string; depth: number } | null = null;
  #title = '';
  #inTitle = false;
  #heading = 0;
  #text = '';
  #line = 1;
  #bold = 0;
  /** Whether some of the text is not bold. */
  #plain = false;
  #tables = 0;
  #row: { cells: string[]; line: number } | null = null;
  /** The cell that is open, over so many rows and columns. */
  #cell: { rows: number; columns: number } | null = null;
  /** Cells of rows above that reach into the rows to come, by their column. */
  #reaching = new Map<number, { text: string; rows: number }>();
  /** What a <dt> says, until its <dd>. */
  #term: string | null = null;
  #inTerm = false;

  open(tag: Token.TagToken): void {
    const name = tag.tagName;
    if (name === 'title') this.#inTitle = true;
    if (this.#hidden) {
      if (this.#hidden.tag === name && !tag.selfClosing) this.#hidden.depth += 1;
      return;
    }
    if (isFurniture(tag)) {
      this.#flush();
      this.#hidden = { tag: name, depth: 1 };
    } else if (/^h[1-6]$/.test(name) && this.#cell === null) {
      this.#flush();
      this.#heading = Number(name[1]);
    } else if (name === 'ul' || name === 'ol') {
      this.#flush();
      this.#lists.push({ item: null });
    } else if (name === 'li') {
      this.#flush();
      const list = this.#lists.at(-1);
      if (list) list.item = null;
      else this.#lists.push({ item: null });
    } else if (name === 'table') {
      this.#flush();
      this.#tables += 1;
      this.#reaching.clear();
    } else if (name === 'tr') this.#startRow(tag.location?.startLine ?? this.#line);
    else if (name === 'td' || name === 'th') this.#startCell(spanOf(tag, 'rowspan'), spanOf(tag, 'colspan'));
    else if (name === 'br') this.text(lineBreak, this.#line);
    else if (name === 'b' || name === 'strong') this.#bold += 1;
    else if (blockTags.has(name)) {
      this.#flush();
      this.#inTerm = name === 'dt';
    }
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    if (this.#hidden) {
      if (this.#hidden.tag === name) this.#hidden.depth -= 1;
      if (this.#hidden.depth === 0 || name === 'html') this.#hidden = null;
      return;
    }
    if (/^h[1-6]$/.test(name)) {
      this.#flush();
      this.#heading = 0;
    } else if (name === 'ul' || name === 'ol') {
      this.#flush();
      this.#lists.pop();
    } else if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr' || name === 'table') this.#endRow();
    else if (name === 'b' || name === 'strong') this.#bold = Math.max(0, this.#bold - 1);
    else if (name === 'li' || blockTags.has(name)) {
      this.#flush();
      if (name === 'dt') this.#inTerm = false;
      if (name === 'dl') this.#endTerm();
    }
  }

  text(chars: string, line: number): void {
    if (this.#inTitle && this.#hidden?.tag !== 'svg') this.#title += chars;
    if (this.#hidden || this.#inTitle) return;
    const visible = chars.search(/\S/);
    if (this.#text === '' && visible >= 0) this.#line = line + newlines(chars, visible);
    this.#text += chars;
    if (this.#bold === 0 && visible >= 0) this.#plain = true;
  }

  finish(): DocumentTree {
    this.#endRow();
    this.#flush();
    return { blocks: this.#blocks, title: collapse(this.#title) || null, url: null };
  }

  /** Ends the run of inline text and keeps it as what it stands in. Text within a table cell is taken by its row. */
  #flush(): void {
    if (this.#cell !== null) {
      this.#text += ' ';
      return;
    }
    if (this.#blocks.length > MOST_BLOCKS) this.#text = '';
    const lines = this.#lists.length === 0 && this.#heading === 0 ? brokenLines(this.#text) : null;
    const text = withoutMarks(this.#text.replaceAll(lineBreak, ' '));
    const apart = !this.#plain;
    const line = this.#line;
    this.#text = '';
    this.#plain = false;
    if (text === '') return;
    const list = this.#lists.at(-1);
    if (this.#heading > 0) this.#blocks.push({ kind: 'heading', level: this.#heading, text, line });
    else if (!list && this.#inTerm) {
      this.#endTerm();
      this.#term = text;
    } else if (!list) this.#paragraph(lines ?? [text], line, apart);
    else if (list.item === null) {
      list.item = this.#blocks.length;
      this.#blocks.push({ kind: 'item', depth: this.#lists.length - 1, text, line });
    } else {
      const item = this.#blocks[list.item];
      if (item?.kind === 'item') item.text += ` ${text}`;
    }
  }

  /** A paragraph, or the list or labelled lines that it was broken into. */
  #paragraph(lines: readonly string[], line: number, apart: boolean): void {
    for (const text of lines) {
      const item = dash.exec(text);
      if (item) this.#blocks.push({ kind: 'item', depth: 0, text: text.slice(item[0].length), line });
      else this.#blocks.push({ kind: 'paragraph', text: this.#withTerm(text), line, apart: apart || lines.length > 1 });
    }
  }

  /** "Reports to" in a list of definitions stands before what it says. */
  #withTerm(text: string): string {
    const term = this.#term;
    this.#term = null;
    return term === null ? text : `${term.replace(/:$/, '')}: ${text}`;
  }

  #endTerm(): void {
    const text = this.#term;
    this.#term = null;
    if (text !== null) this.#blocks.push({ kind: 'paragraph', text, line: this.#line, apart: true });
  }

  #startRow(line: number): void {
    this.#endRow();
    this.#flush();
    this.#row = { cells: [], line };
  }

  #startCell(rows: number, columns: number): void {
    this.#endCell();
    this.#flush();
    this.#cell = this.#row === null ? null : { rows, columns };
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || this.#row === null) return;
    this.#fillReached();
    const { cells } = this.#row;
    const text = withoutMarks(this.#text.replaceAll(lineBreak, ' '));
    if (cell.rows > 1) this.#reaching.set(cells.length, { text, rows: cell.rows - 1 });
    cells.push(text, ...Array<string>(cell.columns - 1).fill(''));
    this.#text = '';
    this.#plain = false;
  }

  /** Puts the cells in place that reach here from a row above. */
  #fillReached(): void {
    const cells = this.#row?.cells ?? [];
    for (let cell = this.#reaching.get(cells.length); cell; cell = this.#reaching.get(cells.length)) {
      cell.rows -= 1;
      if (cell.rows === 0) this.#reaching.delete(cells.length);
      cells.push(cell.text);
    }
  }

  #endRow(): void {
    this.#endCell();
    if (this.#row !== null && this.#row.cells.length > 0) this.#fillReached();
    const row = this.#row;
    this.#row = null;
    if (row?.cells.some((cell) => cell !== '')) this.#blocks.push({ kind: 'row', ...row, table: this.#tables });
  }
}

/**
 * The lines of a paragraph where its breaks say something that plain text would show too: a dash at the start of each
 * line, or a label. Null where they only broke the line.
 */
function brokenLines(text: string): string[] | null {
  if (!text.includes(lineBreak)) return null;
  const lines = text.split(lineBreak).map(withoutMarks).filter(Boolean);
  const isList = lines.length > 1 && lines.slice(1).every((line) => dash.test(line));
  const isLabelled = lines.length > 1 && lines.every((line) => /^\p{Lu}[^:.]{1,40}:\s+\S/u.test(line));
  const isShort = lines.length > 1 && lines.every((line) => /^[^.!?:]{2,60}\s[–—→]\s/u.test(line));
  return isList || isLabelled || isShort ? lines : null;
}

function isFurniture(tag: Token.TagToken): boolean {
  if (tag.selfClosing) return false;
  if (furniture.has(tag.tagName) || rawText[tag.tagName] !== undefined) return true;
  if (!/^(div|section|ul|ol|p|ins)$/.test(tag.tagName)) return false;
  return tag.attrs.some(
    ({ name, value }) => name === 'class' && value.split(/\s+/).some((c) => furnitureClass.test(c)),
  );
}

/** How many rows or columns a cell takes; within what a table of a document has. */
function spanOf(tag: Token.TagToken, name: 'rowspan' | 'colspan'): number {
  const value = Number(tag.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), MOST_SPANNED) : 1;
}

function newlines(chars: string, before: number): number {
  let count = 0;
  for (let at = 0; at < before; at += 1) if (chars.charCodeAt(at) === lineEnd) count += 1;
  return count;
}
