import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import { zipProblem } from '../zip.ts';
import { columnLetter, type Grid, type GridRow, MOST } from './grid.ts';
import type { TableMessages } from './table-messages.ts';

/** The sheets of a workbook. Empty, with a message, where it is none or larger than any table of roles. */
export async function readXlsxGrids(bytes: Uint8Array, messages: TableMessages): Promise<Grid[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limits = { unpacked: MOST.unpacked, kind: 'workbook', has: 'xl/workbook.xml' };
  const problem = zipProblem(buffer, limits);
  if (problem !== null) {
    messages.error('not-a-workbook', {}, problem);
    return [];
  }
  try {
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    if (sheets.length <= MOST.sheets) return sheets.map((sheet) => gridOf(sheet, messages));
    messages.error('too-large', {}, `The workbook has ${sheets.length} sheets; at most ${MOST.sheets} are read.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    messages.error('not-a-workbook', {}, `The workbook cannot be read: ${reason}`);
  }
  return [];
}

function gridOf(sheet: Sheet, messages: TableMessages): Grid {
  const { name, rows: values, cells = new Map<string, Cell>() } = sheet;
  const texts = values.map((row, r) =>
    row.map((value, c) =>
      textOf(value, cells.get(`${r},${c}`), { sheet: name, row: r + 1, column: columnLetter(c) }, messages),
    ),
  );
  for (const { startRow, startCol, endRow } of sheet.merges ?? []) {
    // Merged downwards, a value is meant for each row; merged sideways, it is a heading over several columns.
    const text = texts[startRow]?.[startCol] ?? '';
    const last = Math.min(endRow, texts.length - 1);
    for (let r = startRow + 1; r <= last; r += 1) (texts[r] ?? [])[startCol] = text;
    if (last > startRow && text !== '') {
      const span = `${columnLetter(startCol)}${startRow + 1}:${columnLetter(startCol)}${last + 1}`;
      messages.info('merged', { sheet: name, row: startRow + 1 }, `${span} are merged: each row got the value.`);
    }
  }
  const rows: GridRow[] = [];
  for (const [r, row] of texts.entries()) {
    if (!row.some((text) => text.trim() !== '')) continue;
    const width = row.findLastIndex((text) => text !== '') + 1;
    rows.push({ number: r + 1, cells: Array.from({ length: width }, (_, c) => row[c] ?? '') });
  }
  sayHidden(sheet, rows, messages);
  return { name, rows };
}

/** Hidden is not deleted: what is hidden is read, and said, because whoever hid it may not expect that. */
function sayHidden(
  { name, hidden, veryHidden, rowDefs, columns = [] }: Sheet,
  rows: readonly GridRow[],
  messages: TableMessages,
) {
  if (rows.length === 0) return;
  if (hidden || veryHidden) messages.warning('hidden', { sheet: name }, 'The sheet is hidden; it was read.');
  const hiddenRows = rows.filter(({ number }) => rowDefs?.get(number - 1)?.hidden).map(({ number }) => number);
  if (hiddenRows.length > 0) {
    const which = `${hiddenRows.slice(0, 20).join(', ')}${hiddenRows.length > 20 ? ' …' : ''}`;
    messages.warning('hidden', { sheet: name }, `Hidden rows were read like the others: ${which}.`);
  }
  const hiddenColumns = columns.flatMap((column, index) => (column?.hidden ? [columnLetter(index)] : []));
  if (hiddenColumns.length > 0) {
    messages.info('hidden', { sheet: name }, `Hidden columns were read like the others: ${hiddenColumns.join(', ')}.`);
  }
}

interface CellPlace {
  sheet: string;
  row: number;
  column: string;
}

function textOf(value: CellValue, cell: Cell | undefined, place: CellPlace, messages: TableMessages): string {
  if (cell?.type === 'error') {
    messages.error('cell-error', place, `The cell shows an error (${String(value).slice(0, 40)}).`);
    return '';
  }
  if (cell?.formula !== undefined && value === null) {
    messages.error(
      'formula-without-value',
      place,
      `The formula "=${cell.formula.slice(0, 60)}" has no stored value. Open the file in a spreadsheet and save it, or paste values.`,
    );
    return '';
  }
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return String(value);
  // A code such as 00042 may be the number 42 under a format of zeros.
  const zeros = /^0+$/.exec(cell?.style?.numFmt ?? '')?.[0].length ?? 0;
  return Number.isInteger(value) && value >= 0 ? String(value).padStart(zeros, '0') : String(value);
}

/** ISO: the date, with the time where there is one; the time alone where there is no date. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date
    .toISOString()
    .replace(/(\.000)?Z$/, '')
    .split('T');
  if (date.getUTCFullYear() < 1900) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
