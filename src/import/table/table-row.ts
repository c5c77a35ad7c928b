import { listed, unlisted } from './cell.ts';
import { columnOf, type SheetKey } from './sheets.ts';

/** One row of one of our sheets. Empty cells are absent. */
export interface TableRow {
  readonly sheet: SheetKey;
  /** Where it stands in the file: the sheet as it is called there, and the row from 1. */
  readonly place: { readonly sheet: string; readonly row: number };
  /** By column; in the form `canonical` gives. */
  readonly values: Readonly<Record<string, string>>;
  /** What the file calls our columns, where it calls them otherwise. */
  readonly headings?: Readonly<Record<string, string>>;
}

/** A row as its file has it, under our columns, before any cell was looked at. */
export interface RawRow {
  sheet: SheetKey;
  place: TableRow['place'];
  cells: Readonly<Record<string, string>>;
  headings?: Readonly<Record<string, string>>;
}

/** Place of a cell, for messages. */
export const cellOf = ({ place, headings }: TableRow, column: string) => ({
  ...place,
  column: headings?.[column] ?? column,
});

/**
 * The one form in which a column writes a value, so that equal values are equal texts.
 * @returns what is wrong where the text is no such value.
 */
export function canonical(sheet: SheetKey, key: string, text: string): { value: string } | { problem: string } {
  const column = columnOf(sheet, key);
  const kind = column?.kind ?? 'text';
  if (kind === 'text') return { value: text };
  if (kind === 'list') return { value: listed(unlisted(text)) };
  if (kind === 'whole') {
    const number = /^-?\d{1,9}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    const least = column?.least ?? 0;
    if (number >= least) return { value: String(number) };
    return { problem: `"${clipped(text)}" is no whole number from ${least}.` };
  }
  if (kind === 'share') {
    const percent = /^(\d+(?:[.,]\d+)?)\s*%$/.exec(text)?.[1];
    const number = percent ? Number(percent.replace(',', '.')) / 100 : Number(text.replace(',', '.'));
    if (number >= 0 && number <= 1) return { value: String(number) };
    return { problem: `"${clipped(text)}" is no number from 0 to 1.` };
  }
  const lower = text.toLowerCase();
  const word = lower === 'true' ? 'yes' : lower === 'false' ? 'no' : lower;
  if (kind.includes(word)) return { value: word };
  return { problem: `"${clipped(text)}" is none of ${kind.join(', ')}.` };
}

const clipped = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
