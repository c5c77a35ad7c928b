import { createHash } from 'node:crypto';
import type { DocumentRows } from '../../import/table/document-rows.ts';
import type { TableRow } from '../../import/table/table-row.ts';

/** Columns that say where a row belongs and not what it says. */
const placing: ReadonlySet<string> = new Set(['role', 'key', 'same as', 'document']);

/** A row as one text; equal texts say the same. */
export function contentOf({ sheet, values }: TableRow, leaveOut: ReadonlySet<string> = placing): string {
  const said = Object.entries(values).filter(([key]) => !leaveOut.has(key));
  return JSON.stringify([sheet, said.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const placed: ReadonlySet<string> = new Set([...placing, 'position', 'line']);

/** The same without the place in the document, for tables that state none. */
export const unplacedContentOf = (row: TableRow) => contentOf(row, placed);

/** Fingerprint of what a document says in a table, whatever the order of rows. */
export function stateOf({ role, rows }: DocumentRows): string {
  const contents = [role, ...rows].map((row) => contentOf(row)).sort();
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16);
}
