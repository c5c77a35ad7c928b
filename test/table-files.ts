import type { GraphEngine } from '../src/engine/port.ts';
import { writeWorkbook } from '../src/import/table/write-grids.ts';
import { exportTable } from '../src/services/table/export-table.ts';
import { importTable, type TableReport, type TableRequest } from '../src/services/table/import-table.ts';
import { type TableAnswer, tableAnswer, written } from '../src/services/table/table-files.ts';

export type Sheets = Record<string, (string | number | null)[][]>;

const encoder = new TextEncoder();

/** A CSV file of some rows. */
export function csvOf(name: string, rows: readonly (readonly (string | number | null)[])[]) {
  const cell = (value: string | number | null) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return { name: `${name}.csv`, bytes: encoder.encode(rows.map((row) => row.map(cell).join(',')).join('\n')) };
}

/** A workbook of some sheets, the headings in the first row of each. */
export async function workbookOf(sheets: Sheets) {
  const plain = { note: null, width: 10, choices: null, quiet: false };
  const bytes = await writeWorkbook(
    Object.entries(sheets).map(([name, [header = [], ...rows]]) => ({
      name,
      columns: header.map((heading) => ({ heading: String(heading), ...plain })),
      rows,
    })),
  );
  return { name: 'table.xlsx', bytes };
}

/** An export as a person edits it: rows by sheet, each by heading. */
class EditedTable {
  readonly sheets: Map<string, { columns: string[]; rows: Record<string, string>[] }>;

  constructor({ sheets }: TableAnswer) {
    this.sheets = new Map(
      sheets.map(({ name, columns, rows }) => [
        name,
        {
          columns: columns.map(({ heading }) => heading),
          rows: rows.map((row) =>
            Object.fromEntries(
              row.flatMap((cell, i) => (cell === null ? [] : [[columns[i]?.heading ?? '', String(cell)]])),
            ),
          ),
        },
      ]),
    );
  }

  rows(sheet: string): Record<string, string>[] {
    const found = this.sheets.get(sheet);
    if (!found) throw new Error(`There is no sheet ${sheet}.`);
    return found.rows;
  }

  /** The one row that says this. */
  row(sheet: string, said: Record<string, string>): Record<string, string> {
    const found = this.rows(sheet).filter((row) => Object.entries(said).every(([key, value]) => row[key] === value));
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${found.length} rows of ${sheet} say ${JSON.stringify(said)}.`);
    return only;
  }

  remove(sheet: string, row: Record<string, string>): void {
    this.rows(sheet).splice(this.rows(sheet).indexOf(row), 1);
  }

  /** The table as a file of either form. */
  async files(format: 'xlsx' | 'csv'): Promise<TableRequest['files']> {
    const plain = { note: null, width: 10, choices: null, quiet: false };
    const sheets = [...this.sheets].map(([name, { columns, rows }]) => ({
      name,
      columns: columns.map((heading) => ({ heading, ...plain })),
      rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    }));
    const files = await written(sheets, format);
    return files.map(({ name, content }) => ({
      name,
      bytes: typeof content === 'string' ? encoder.encode(content) : content,
    }));
  }
}

export const exported = async (engine: GraphEngine, ...origins: Parameters<typeof exportTable>[1][]) =>
  new EditedTable(tableAnswer(await exportTable(engine, origins[0])));

/** Imports files; the report must be no refusal. */
export async function imported(
  engine: GraphEngine,
  files: TableRequest['files'],
  more: Partial<TableRequest> = {},
): Promise<TableReport> {
  const report = await importTable(engine, { source: 'hr', files, ...more }, { dryRun: false });
  const errors = report.messages.filter(({ severity }) => severity === 'error');
  if (report.outcome === 'refused') throw new Error(`Refused: ${JSON.stringify(errors)}`);
  return report;
}
