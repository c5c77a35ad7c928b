import { splitFlattened } from './flattened-row.ts';
import { bestKey, exactKey, headingForm, nearKey } from './heading-form.ts';
import type { Messages } from './messages.ts';
import type { Content } from './outline.ts';

/** A row of a table, its cells by the keys of the columns. */
export interface TableRow {
  cells: Readonly<Record<string, string>>;
  /** Cells of columns that the table of headings does not know, with what heads them. */
  others: readonly (readonly [head: string, text: string])[];
  line: number;
  asWritten: string;
}

interface Drawn {
  table: number;
  heads: readonly string[];
  keys: readonly (string | null)[];
}

type Columns = Readonly<Record<string, readonly string[]>>;

/**
 * The rows of the tables among some blocks, drawn or flattened to lines, and what is left beside them.
 * @param fallback the keys of the columns in their usual order, for a table without a known head
 */
export function tableRows(
  blocks: readonly Content[],
  columns: Columns,
  fallback: readonly string[],
  messages: Messages,
): { rows: TableRow[]; rest: Content[] } {
  const rows: TableRow[] = [];
  const rest: Content[] = [];
  let drawn: Drawn | null = null;
  let flattened: readonly string[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'row') {
      if (drawn === null || drawn.table !== block.table) {
        const keys = columnKeys(block.cells, columns);
        const known = keys.filter((key) => key !== null).length >= Math.min(2, fallback.length);
        drawn = { table: block.table, heads: known ? block.cells : [], keys: known ? keys : fallback };
        if (known) continue;
        messages.warning('table-without-head', block.line, 'The columns of this table are taken in their usual order.');
      }
      rows.push(drawnRow(block.cells, drawn.heads, drawn.keys, block.line));
      continue;
    }
    const heads = block.kind === 'paragraph' ? flattenedHead(block.text, columns) : null;
    if (heads) flattened = heads;
    else if (flattened && block.kind === 'paragraph') {
      const cells = splitFlattened(block.text, flattened);
      const about = cells
        ? 'The columns of this row were flattened; where they end is a best reading.'
        : 'The columns of this row were flattened and could not be told apart; it is kept as it is.';
      messages.warning('flattened-row', block.line, about, block.text);
      if (cells) rows.push(drawnRow(cells, [], flattened, block.line, block.text));
      else rest.push(block);
    } else rest.push(block);
  }
  return { rows, rest };
}

/**
 * Which column each head names: by a phrase of the table, else, where two are known so, by one but for filling words or
 * by one that it holds. No column twice.
 */
function columnKeys(heads: readonly string[], columns: Columns): (string | null)[] {
  const forms = heads.map(headingForm);
  const keys = forms.map((form) => exactKey(form, columns));
  if (keys.filter((key) => key !== null).length < 2) return keys;
  for (const find of [nearKey, bestKey]) {
    for (const [i, form] of forms.entries()) {
      const key = keys[i] === null ? find(form, columns) : null;
      if (key !== null && !keys.includes(key)) keys[i] = key;
    }
  }
  return keys;
}

function drawnRow(
  cells: readonly string[],
  heads: readonly string[],
  keys: readonly (string | null)[],
  line: number,
  asWritten = cells.join(' | '),
): TableRow {
  const named: Record<string, string> = {};
  const others: (readonly [string, string])[] = [];
  for (const [i, text] of cells.entries()) {
    const key = keys[i] ?? null;
    if (text === '') continue;
    if (key !== null && named[key] === undefined) named[key] = text;
    else others.push([heads[i] ?? '', text]);
  }
  return { cells: named, others, line, asWritten };
}

/** The columns of a line that is nothing but the heads of a table, as it is when it was flattened. */
function flattenedHead(text: string, columns: Columns): string[] | null {
  if (text.length > 200) return null;
  const keys: string[] = [];
  let words = headingForm(text).split(' ');
  while (words.length > 0) {
    const found = longestHead(words, columns, keys);
    if (!found) return null;
    keys.push(found.key);
    words = words.slice(found.length);
  }
  return keys.length > 1 ? keys : null;
}

function longestHead(words: readonly string[], columns: Columns, taken: readonly string[]) {
  for (let length = Math.min(words.length, 8); length > 0; length -= 1) {
    const key = exactKey(words.slice(0, length).join(' '), columns);
    if (key !== null && !taken.includes(key)) return { key, length };
  }
  return null;
}
