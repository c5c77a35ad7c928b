import { listed, unguarded } from './cell.ts';
import { type Grid, type GridRow, headingForm } from './grid.ts';
import { columnOf, formOf } from './sheets.ts';
import type { Layout, TableMap } from './table-map.ts';
import type { TableMessages } from './table-messages.ts';
import type { RawRow } from './table-row.ts';

/** The rows of another system's export under our columns, as a map says. */
export function mappedRows(grids: readonly Grid[], map: TableMap, messages: TableMessages): RawRow[] {
  const rows: RawRow[] = [];
  const used = new Map<string, Set<string>>();
  for (const layout of map.sheets) {
    const grid = gridFor(layout, grids, messages);
    if (!grid) continue;
    const header = headerOf(layout, grid, messages);
    if (!header) continue;
    const known = used.get(grid.name) ?? new Set();
    used.set(grid.name, known);
    for (const heading of [...Object.keys(layout.columns), ...Object.keys(layout.only)])
      known.add(headingForm(heading));
    for (const row of rowsOfLayout(layout, grid, header)) rows.push(row);
  }
  for (const grid of grids) sayUnused(grid, used.get(grid.name), map, messages);
  return rows;
}

function gridFor({ from, to }: Layout, grids: readonly Grid[], messages: TableMessages): Grid | undefined {
  const filled = grids.filter(({ rows }) => rows.length > 0);
  const found = from === undefined ? filled : grids.filter(({ name }) => headingForm(name) === headingForm(from));
  if (found.length === 1) return found[0];
  const names = grids.map(({ name }) => `"${name}"`).join(', ') || 'none';
  const about = `the map wants ${from === undefined ? 'a single sheet' : `the sheet "${from}"`} for ${formOf(to).title}`;
  messages.error('no-sheet', { sheet: from ?? null }, `There is no such sheet: ${about}, the file has ${names}.`);
  return undefined;
}

function headerOf(layout: Layout, { name, rows }: Grid, messages: TableMessages): GridRow | undefined {
  const { headerRow, columns, only } = layout;
  const header = headerRow === undefined ? rows[0] : rows.find(({ number }) => number === headerRow);
  if (!header) {
    messages.error(
      'no-header',
      { sheet: name, row: headerRow ?? null },
      'The row that should hold the headings is empty.',
    );
    return undefined;
  }
  const present = new Set(header.cells.map(headingForm));
  const missing = [...Object.keys(columns), ...Object.keys(only)].filter(
    (heading) => !present.has(headingForm(heading)),
  );
  for (const heading of missing) {
    const known = header.cells.filter((cell) => cell.trim() !== '').join(', ');
    messages.error(
      'missing-column',
      { sheet: name, row: header.number, column: heading },
      `There is no such heading; there are: ${known}.`,
    );
  }
  return missing.length === 0 ? header : undefined;
}

function* rowsOfLayout(layout: Layout, { name, rows }: Grid, header: GridRow): Iterable<RawRow> {
  const at = new Map(header.cells.map((cell, index) => [headingForm(cell), index]));
  const sources = Object.entries(layout.columns).flatMap(([heading, ours]) =>
    [ours].flat().map((column) => ({ column, heading, index: at.get(headingForm(heading)) ?? -1 })),
  );
  const headings = Object.fromEntries(sources.map(({ column, heading }) => [column, heading]));
  for (const { number, cells } of rows) {
    if (number <= header.number) continue;
    const kept = Object.entries(layout.only).every(([heading, values]) =>
      values.includes((cells[at.get(headingForm(heading)) ?? -1] ?? '').trim()),
    );
    if (!kept) continue;
    const own = Object.fromEntries(sources.map(({ column, index }) => [column, cells[index] ?? '']));
    if (Object.values(own).every((cell) => cell.trim() === '')) continue;
    for (const each of splitRows(layout, own)) {
      const said = levelled(layout, valued(layout, each));
      yield {
        sheet: layout.to,
        place: { sheet: name, row: number },
        cells: { ...layout.constants, ...said },
        headings,
      };
    }
  }
}

/** A cell that holds several values becomes a list where ours takes one, else as many rows. */
function splitRows({ to, split }: Layout, cells: Record<string, string>): Record<string, string>[] {
  let rows = [cells];
  for (const [column, divider] of Object.entries(split)) {
    rows = rows.flatMap((row) => {
      const parts = (row[column] ?? '')
        .split(divider)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (columnOf(to, column)?.kind === 'list') return [{ ...row, [column]: listed(parts) }];
      return parts.length === 0 ? [row] : parts.map((part) => ({ ...row, [column]: part }));
    });
  }
  return rows;
}

/** Their words replaced by ours. Empty cells are left to the constants. */
function valued({ values, constants }: Layout, cells: Record<string, string>): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [column, cell] of Object.entries(cells)) {
    const text = unguarded(cell) ?? '';
    const words = values[column];
    const found = words && Object.keys(words).find((word) => headingForm(word) === headingForm(text));
    const value = found === undefined ? cell : (words?.[found] ?? '');
    if (value.trim() !== '' || constants[column] === undefined) said[column] = value;
  }
  return said;
}

/** A level of their scale as a number from 0 to 1, with what they wrote beside it. */
function levelled({ levels }: Layout, cells: Record<string, string>): Record<string, string> {
  const written = unguarded(cells['level'] ?? '');
  if (!levels || written === null) return cells;
  const { scale, steps, min = 0, max = 1 } = levels;
  const step = steps?.findIndex((word) => headingForm(word) === headingForm(written)) ?? -1;
  const share = steps ? (step + 1) / steps.length : (Number(written.replace(',', '.')) - min) / (max - min);
  const known = steps ? step >= 0 : share >= 0 && share <= 1;
  // What the scale does not know stays as it is, and is refused with its place. Six digits survive any spreadsheet.
  const level = known ? String(Math.round(share * 1e6) / 1e6) : `${written} (not on the scale ${scale})`;
  return { 'level as written': written, ...cells, level, scale };
}

function sayUnused(grid: Grid, used: ReadonlySet<string> | undefined, map: TableMap, messages: TableMessages): void {
  if (grid.rows.length === 0 || map.ignore.some((name) => headingForm(name) === headingForm(grid.name))) return;
  if (!used) {
    const text = 'The map says nothing of this sheet; it was not read. Name it under "ignore" if that is meant.';
    messages.warning('sheet-ignored', { sheet: grid.name }, text);
    return;
  }
  const layouts = map.sheets.filter(({ from }) => from === undefined || headingForm(from) === headingForm(grid.name));
  const headerRow = layouts.find((layout) => layout.headerRow !== undefined)?.headerRow;
  const header = headerRow === undefined ? grid.rows[0] : grid.rows.find(({ number }) => number === headerRow);
  const unread = header?.cells.filter((cell) => cell.trim() !== '' && !used.has(headingForm(cell))) ?? [];
  if (unread.length > 0) {
    const place = { sheet: grid.name, row: header?.number ?? null };
    messages.info('column-ignored', place, `The map does not use these columns: ${unread.join(', ')}.`);
  }
}
