import { documentsByOrigin } from '../../cypher/document.ts';
import type { GraphEngine, Runner } from '../../engine/port.ts';
import { AppError } from '../../errors.ts';
import { classifications, formOf, type SheetKey, sheetKeys, TERM_COLUMN } from '../../import/table/sheets.ts';
import type { TableRow } from '../../import/table/table-row.ts';
import type { Origin } from '../../model/claim.ts';
import { defaultOrigins } from '../origins.ts';
import { rowsOfDocument } from './rows-of-document.ts';
import { storedDocuments } from './stored-documents.ts';
import { stateOf } from './table-state.ts';

/** A graph as sheets, in the form that import reads. */
export interface ExportedTable {
  sheets: { sheet: SheetKey; columns: string[]; rows: TableRow[] }[];
  /** How many claims of each type no row stands for. They stay in the graph whatever becomes of the table. */
  left: Record<string, number>;
  /** Documents that are left out, because they describe no role or several. */
  leftDocuments: string[];
}

/**
 * The documents of some origins as sheets; of those that count by default where none are given.
 * @throws AppError CONFLICT where somebody wrote in the meantime: what was read is of no single state.
 */
export async function exportTable(engine: GraphEngine, origins?: readonly Origin[]): Promise<ExportedTable> {
  const before = await engine.version();
  const table = await tableOf(engine, origins);
  const after = await engine.version();
  if (after.mark === before.mark && after.revision === before.revision) return table;
  throw new AppError('CONFLICT', 'The graph was written to while it was exported. Export it again.');
}

async function tableOf(engine: Runner, origins?: readonly Origin[]): Promise<ExportedTable> {
  const asked = origins ?? (await defaultOrigins(engine));
  const found = await engine.run(documentsByOrigin, { origins: [...asked] });
  const ids = found.map(({ id }) => id);
  const { documents, nodes, unfit } = await storedDocuments(engine, ids);
  const rows = new Map<SheetKey, TableRow[]>(sheetKeys.map((sheet) => [sheet, []]));
  const add = (row: TableRow) => rows.get(row.sheet)?.push(row);
  const left: Record<string, number> = {};
  const leftDocuments = [...unfit];
  for (const document of documents.values()) {
    const shown = rowsOfDocument(document, nodes);
    if (!shown) {
      leftDocuments.push(document.row.id);
      continue;
    }
    add(shown.rows.role);
    for (const row of shown.rows.rows) add(row);
    for (const { edge } of shown.left) left[edge.type] = (left[edge.type] ?? 0) + 1;
    const { id, origin, file, lang } = document.row;
    const state = stateOf(shown.rows);
    add(rowOf('documents', { document: id, origin, file, language: lang, state }));
  }
  for (const [key, term] of nodes) {
    if (!key.startsWith('Term ')) continue;
    const { scheme, code, label, rank } = term;
    add(rowOf('terms', { scheme, code, label, rank: rank === null ? null : String(rank) }));
  }
  return {
    sheets: sheetKeys.map((sheet) => {
      const own = rows.get(sheet) ?? [];
      return { sheet, columns: columnsOf(sheet, own), rows: own };
    }),
    left,
    leftDocuments,
  };
}

function rowOf(sheet: SheetKey, said: Readonly<Record<string, unknown>>): TableRow {
  const values = Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { sheet, place: { sheet: formOf(sheet).title, row: 0 }, values: Object.fromEntries(values) };
}

/** The columns of a sheet; behind the known classifications those that only this company has. */
function columnsOf(sheet: SheetKey, rows: readonly TableRow[]): string[] {
  const columns = formOf(sheet).columns.map(({ key }) => key);
  if (sheet !== 'roles') return columns;
  const own = new Set(rows.flatMap(({ values }) => Object.keys(values).filter((key) => key.startsWith(TERM_COLUMN))));
  const after = columns.indexOf([...classifications.keys()].at(-1) ?? '') + 1;
  return [...columns.slice(0, after), ...[...own].sort(), ...columns.slice(after)];
}
