import type { DocumentRows } from '../../import/table/document-rows.ts';
import { formOf, type SheetKey } from '../../import/table/sheets.ts';
import type { TableRow } from '../../import/table/table-row.ts';
import { unplacedContentOf } from './table-state.ts';

/** One cell or row that is not as it was. */
export interface TableChange {
  kind: 'added' | 'removed' | 'changed';
  /** Source key of the document it is in. */
  document: string;
  /** Title of our sheet. */
  sheet: string;
  /** Row in the file; null for one that is gone. */
  row: number | null;
  /** Column of a changed cell; null for a whole row. */
  column: string | null;
  before: string | null;
  after: string | null;
}

const quiet: ReadonlySet<string> = new Set(['role', 'key', 'same as', 'document', 'position', 'line']);

/** What became of the rows of a document. Rows that only moved did not change. */
export function tableChanges(document: string, before: DocumentRows | null, after: DocumentRows | null): TableChange[] {
  const open = new Map<string, TableRow[]>();
  for (const row of rowsOf(before)) {
    const key = unplacedContentOf(row);
    open.set(key, [...(open.get(key) ?? []), row]);
  }
  const fresh = rowsOf(after).filter((row) => open.get(unplacedContentOf(row))?.shift() === undefined);
  const gone = [...open.values()].flat();
  const changes: TableChange[] = [];
  for (const row of fresh) {
    const old = takeCounterpart(row, gone);
    const place = { document, sheet: formOf(row.sheet).title, row: row.place.row };
    if (!old) changes.push({ kind: 'added', ...place, column: null, before: null, after: summary(row) });
    else for (const cell of changedCells(old, row)) changes.push({ kind: 'changed', ...place, ...cell });
  }
  for (const row of gone) {
    const place = { document, sheet: formOf(row.sheet).title, row: null };
    changes.push({ kind: 'removed', ...place, column: null, before: summary(row), after: null });
  }
  return changes;
}

/** A change in one line: "~ Requirements row 7 importance: Important → Critical". */
export function tableChangeLine({ kind, sheet, row, column, before, after }: TableChange): string {
  const place = row === null ? sheet : `${sheet} row ${row}`;
  if (kind === 'added') return `+ ${place}: ${after}`;
  if (kind === 'removed') return `- ${place}: ${before}`;
  return `~ ${place} ${column}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

const rowsOf = (document: DocumentRows | null) => (document ? [document.role, ...document.rows] : []);

/** The row this one was before: the one of its place, else the one of its name. */
function takeCounterpart(row: TableRow, gone: TableRow[]): TableRow | null {
  const { position } = row.values;
  const same = (old: TableRow) => old.sheet === row.sheet;
  const placed =
    position === undefined ? -1 : gone.findIndex((old) => same(old) && old.values['position'] === position);
  const name = formOf(row.sheet).columns.find(({ names, key }) => names && key !== 'role')?.key;
  const named = name === undefined ? -1 : gone.findIndex((old) => same(old) && old.values[name] === row.values[name]);
  const only = row.sheet === 'roles' ? gone.findIndex(same) : -1;
  const index = [placed, named, only].find((found) => found >= 0);
  return index === undefined ? null : (gone.splice(index, 1)[0] ?? null);
}

function changedCells(before: TableRow, after: TableRow) {
  const columns = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  return [...columns]
    .filter((column) => !quiet.has(column) && before.values[column] !== after.values[column])
    .map((column) => ({ column, before: before.values[column] ?? null, after: after.values[column] ?? null }));
}

/** What a row says, in short: its own name and a word or two. */
function summary({ sheet, values }: TableRow): string {
  const told: readonly string[] = shortly[sheet] ?? [];
  const text = told.flatMap((column) => values[column] ?? []).join(', ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const shortly: Readonly<Partial<Record<SheetKey, readonly string[]>>> = {
  roles: ['title'],
  requirements: ['skill', 'tier', 'importance'],
  tools: ['tool', 'category'],
  moves: ['move', 'other role'],
  stakeholders: ['party', 'group'],
  escalations: ['party', 'reason'],
  decisions: ['right', 'text'],
  measures: ['kpi', 'target'],
  statements: ['section', 'category', 'text'],
  links: ['link', 'url'],
  names: ['name', 'other name'],
};
