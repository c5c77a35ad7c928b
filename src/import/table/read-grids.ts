import { type Grid, MOST } from './grid.ts';
import { readCsvGrid } from './read-csv.ts';
import { readXlsxGrids } from './read-xlsx.ts';
import type { TableMessages } from './table-messages.ts';

/** A file of a table: a workbook, or one of a folder of CSV files. */
export interface TableFile {
  name: string;
  bytes: Uint8Array;
}

const oldWorkbook = '\xd0\xcf\x11\xe0';

/** The sheets of a workbook, or of CSV files, each a sheet of the name of its file. Never throws for what is in them. */
export async function readGrids(files: readonly TableFile[], messages: TableMessages): Promise<Grid[]> {
  const grids: Grid[] = [];
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MOST.bytes) {
    const size = `${(total / 1024 / 1024).toFixed(1)} MB`;
    messages.error('too-large', {}, `The table has ${size}; at most ${MOST.bytes >> 20} MB are read.`);
    return [];
  }
  for (const { name, bytes } of files) {
    const head = String.fromCharCode(...bytes.subarray(0, 4));
    if (head === 'PK\x03\x04') grids.push(...(await readXlsxGrids(bytes, messages)));
    else if (bytes.length === 0) messages.error('empty', { sheet: name }, 'The file is empty.');
    else if (head === oldWorkbook) {
      const text = 'The file is an old binary workbook or has a password. Save it as .xlsx without one.';
      messages.error('not-a-workbook', { sheet: name }, text);
    } else if (/^(%PDF|\x89PNG|\x1f\x8b|\xff\xd8\xff)/.test(head)) {
      messages.error('not-a-table', { sheet: name }, 'The file is neither a workbook nor CSV.');
    } else grids.push(readCsvGrid(bytes, sheetNameOf(name), messages));
  }
  const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0);
  const width = Math.max(
    0,
    ...grids.map((grid) => grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)),
  );
  if (rows > MOST.rows) messages.error('too-large', {}, `The table has ${rows} rows; at most ${MOST.rows} are read.`);
  if (width > MOST.columns)
    messages.error('too-large', {}, `A row has ${width} cells; at most ${MOST.columns} are read.`);
  return messages.failed && (rows > MOST.rows || width > MOST.columns) ? [] : grids;
}

/** "requirements" of "folder/requirements.csv". */
const sheetNameOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
