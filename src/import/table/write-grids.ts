import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { AppError } from '../../errors.ts';
import { guarded } from './cell.ts';
import { columnLetter } from './grid.ts';

/** A sheet about to be written. */
export interface WrittenSheet {
  name: string;
  columns: readonly {
    heading: string;
    note: string | null;
    width: number;
    choices: readonly string[] | null;
    quiet: boolean;
  }[];
  /** Null is an empty cell. */
  rows: readonly (readonly (string | number | null)[])[];
}

/** What spreadsheets hold in one cell. */
const LONGEST_CELL = 32_767;

/** A workbook with frozen headings, a note on each, and lists to choose from. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    properties: { creator: 'Rolegraph', title: 'Roles' },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width, quiet }) => ({ width, ...(quiet && { outlineLevel: 1 }) })),
      rows: [
        columns.map(({ heading }) => heading),
        ...rows.map((row, r) => row.map((cell, c) => xlsxCell(cell, name, r, c))),
      ],
      cells: new Map(
        columns.map(({ heading, note }, c) => [
          `0,${c}`,
          {
            value: heading,
            type: 'string' as const,
            style: {
              font: { bold: true },
              fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'DDE5EE' } },
            },
            ...(note && { comment: { author: 'Rolegraph', text: note } }),
          },
        ]),
      ),
      freezePane: { rows: 1 },
      pageSetup: { orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      dataValidations: columns.flatMap(({ choices }, c) => {
        const letter = columnLetter(c);
        const range = `${letter}2:${letter}${Math.max(1_000, rows.length + 500)}`;
        return choices ? [{ type: 'list' as const, range, values: [...choices], allowBlank: true }] : [];
      }),
    })),
  });
}

/** @throws AppError LIMIT_EXCEEDED for text that no spreadsheet holds. */
function xlsxCell(cell: string | number | null, sheet: string, row: number, column: number): string | number | null {
  if (typeof cell !== 'string') return cell;
  // "_x000D_" in a workbook stands for a carriage return; what only looks like that is escaped.
  const text = guarded(cell).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (text.length <= LONGEST_CELL) return text;
  const place = `${sheet} ${columnLetter(column)}${row + 2}`;
  const message = `${place} has ${text.length} characters, a spreadsheet cell holds ${LONGEST_CELL}. Write CSV instead.`;
  throw new AppError('LIMIT_EXCEEDED', message);
}

/** A sheet as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it. */
export function writeCsv({ columns, rows }: WrittenSheet): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell)));
  return stringify([columns.map(({ heading }) => heading), ...cells], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}
