import { normalForm } from '../../identity/normal-form.ts';
import { unguarded } from './cell.ts';
import { columnLetter, type Grid, type GridRow, headingForm } from './grid.ts';
import { mappedRows } from './mapped-rows.ts';
import { type Column, formOf, type SheetKey, sheetKeys } from './sheets.ts';
import type { TableMap } from './table-map.ts';
import type { TableMessages } from './table-messages.ts';
import { canonical, cellOf, type RawRow, type TableRow } from './table-row.ts';

/** Sheet of the template that only explains. */
export const GUIDE = 'Guide';

/** How the row below the headings of a template begins; it is no data. */
export const EXPLANATION = '# explained: ';

/** The rows of our sheets in a file, every cell checked. What is wrong is in the messages, cell by cell. */
export function readRows(grids: readonly Grid[], map: TableMap | null, messages: TableMessages): TableRow[] {
  const raw = map ? mappedRows(grids, map, messages) : ownRows(grids, messages);
  const rows = raw.map((row) => checked(row, messages)).filter((row) => row !== null);
  if (rows.length === 0 && !messages.failed) messages.error('no-rows', {}, 'The table has no row that says anything.');
  return rows;
}

function ownRows(grids: readonly Grid[], messages: TableMessages): RawRow[] {
  const rows: RawRow[] = [];
  const sheetOf = new Map(sheetKeys.map((key) => [headingForm(formOf(key).title), key]));
  for (const grid of grids) {
    const sheet = sheetOf.get(headingForm(grid.name));
    if (sheet) for (const row of rowsOfSheet(sheet, grid, messages)) rows.push(row);
    else if (grid.name !== GUIDE && grid.rows.length > 0) {
      const known = sheetKeys.map((key) => formOf(key).title).join(', ');
      const text = `"${grid.name}" is no sheet of ours and was not read; there are ${known}. A map can say what it is.`;
      messages.warning('sheet-ignored', { sheet: grid.name }, text);
    }
  }
  if (!grids.some(({ name }) => sheetOf.has(headingForm(name))) && grids.length > 0) {
    messages.error(
      'no-sheet',
      {},
      'None of the sheets is one of ours. `rolegraph table map` makes a map to start with.',
    );
  }
  return rows;
}

function* rowsOfSheet(sheet: SheetKey, { name, rows }: Grid, messages: TableMessages): Iterable<RawRow> {
  const [header, ...rest] = rows;
  if (!header) return;
  const columns = header.cells.map((cell) => ownColumn(sheet, cell));
  const seen = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const heading = header.cells[index]?.trim();
    const place = { sheet: name, row: header.number, column: columnLetter(index) };
    if (column === null && heading) {
      const known = formOf(sheet)
        .columns.map(({ key }) => key)
        .join(', ');
      messages.warning(
        'column-ignored',
        place,
        `There is no column "${heading}"; its cells were not read. Known: ${known}.`,
      );
    } else if (column === null && rest.some(({ cells }) => cells[index]?.trim())) {
      messages.warning('column-ignored', place, 'The column has no heading; its cells were not read.');
    } else if (column !== null && seen.has(column)) {
      messages.error('double-column', place, `The column "${column}" is there twice.`);
    }
    if (column !== null) seen.add(column);
  }
  for (const { key, required } of formOf(sheet).columns) {
    if (required && !seen.has(key)) {
      messages.error('missing-column', { sheet: name, row: header.number }, `The column "${key}" is missing.`);
    }
  }
  if (messages.failed) return;
  for (const { number, cells } of rest) {
    if (cells[0]?.startsWith(EXPLANATION)) continue;
    yield { sheet, place: { sheet: name, row: number }, cells: under(columns, cells) };
  }
}

function under(columns: readonly (string | null)[], cells: GridRow['cells']): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column, index) => (column === null ? [] : [[column, cells[index] ?? '']])),
  );
}

/** Our column of a heading; classifications of the company's own keep what they are called. */
function ownColumn(sheet: SheetKey, heading: string): string | null {
  const term = /^\s*term\s*:\s*(.*\S)\s*$/is.exec(heading)?.[1];
  if (sheet === 'roles' && term !== undefined) return `term:${term}`;
  const form = headingForm(heading);
  return formOf(sheet).columns.find(({ key }) => headingForm(key) === form)?.key ?? null;
}

function checked({ cells, ...row }: RawRow, messages: TableMessages): TableRow | null {
  const values: Record<string, string> = {};
  const wrong = new Set<string>();
  for (const [key, cell] of Object.entries(cells)) {
    const text = unguarded(cell);
    if (text === null) continue;
    const result = canonical(row.sheet, key, text);
    if ('problem' in result) {
      wrong.add(key);
      messages.error('not-a-value', cellOf({ ...row, values }, key), result.problem);
    } else if (result.value !== '') values[key] = result.value;
  }
  if (Object.keys(cells).every((key) => unguarded(cells[key] ?? '') === null)) return null;
  const read = { ...row, values };
  for (const column of formOf(row.sheet).columns) if (!wrong.has(column.key)) checkText(read, column, messages);
  return read;
}

/** Names are keys of an index, see `nameId`. */
const LONGEST_NAME = 900;

function checkText(row: TableRow, { key, required, names }: Column, messages: TableMessages): void {
  const text = row.values[key];
  if (text === undefined) {
    if (required) messages.error('missing', cellOf(row, key), `The cell "${key}" is empty.`);
    return;
  }
  if (!names) return;
  if (normalForm(text) === '') {
    messages.error('no-name', cellOf(row, key), `"${text.slice(0, 60)}" is no name: it has no letter or digit.`);
  } else if (text.length > LONGEST_NAME) {
    messages.error('no-name', cellOf(row, key), `A name may have ${LONGEST_NAME} characters, not ${text.length}.`);
  }
}
