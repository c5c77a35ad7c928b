/** One row of a sheet: the texts of its cells, and the number a spreadsheet shows for it. */
export interface GridRow {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A sheet as plain text, of whatever format. Rows without any text are left out. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly GridRow[];
}

/** Headings and names of sheets are compared without case, spaces and punctuation. */
export const headingForm = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "A" for 0, "AA" for 26. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Beyond these a file is no table of roles: a company of 10,000 roles has some 500,000 rows. */
export const MOST = {
  bytes: 32 * 1024 * 1024,
  unpacked: 192 * 1024 * 1024,
  sheets: 100,
  rows: 500_000,
  columns: 500,
} as const;
