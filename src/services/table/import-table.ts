import { z } from 'zod';
import type { GraphEngine, Transaction } from '../../engine/port.ts';
import { AmbiguousTitle, AppError, InvalidInput } from '../../errors.ts';
import { readGrids, type TableFile } from '../../import/table/read-grids.ts';
import { readRows } from '../../import/table/read-rows.ts';
import { TableMap } from '../../import/table/table-map.ts';
import { type TableMessage, TableMessages } from '../../import/table/table-messages.ts';
import type { Origin } from '../../model/claim.ts';
import { loadInto } from '../load.ts';
import { removeFrom } from '../remove.ts';
import type { GraphDiff } from '../replace-claims.ts';
import { updateNodes } from './node-updates.ts';
import { sumOfDiffs } from './sum-of-diffs.ts';
import type { TableChange } from './table-changes.ts';
import { planTable, type TableContent, type TablePlan } from './table-plan.ts';

export interface TableRequest {
  /** Source key: importing a table of the same key replaces what it said before. */
  source: string;
  /** A workbook, a CSV file, or the CSV files of a folder. */
  files: readonly TableFile[];
  /** How another system's export becomes our sheets, of the shape of `TableMap`. */
  map?: unknown;
  /** BCP 47; "en" when left out. */
  lang?: string;
  /** Rows whose title is that of one described role describe that role. */
  sameTitle?: boolean;
  /** Name as written → id of the noun it means. */
  resolve?: Readonly<Record<string, string>>;
}

export interface TableReport {
  source: string;
  /** refused: errors are among the messages, nothing was written. */
  outcome: 'imported' | 'unchanged' | 'refused';
  documents: { id: string; role: string | null; outcome: 'added' | 'changed' | 'unchanged' | 'removed' }[];
  diff: GraphDiff | null;
  /** How many labels of terms and links and kinds of skills changed. */
  nodesChanged: number;
  changes: TableChange[];
  messages: TableMessage[];
}

/** Thrown to roll back: a dry run, or a refusal found on the way. */
class RolledBack extends Error {
  readonly report: TableReport;
  constructor(report: TableReport) {
    super('rolled back');
    this.report = report;
  }
}

/**
 * Imports a table in one transaction and says what it did; as a dry run what it would do. What is wrong with the table
 * is in the messages, with sheet, row and column; where one is an error, nothing is written.
 * @throws InvalidInput where the map is none.
 */
export async function importTable(
  engine: GraphEngine,
  request: TableRequest,
  { dryRun }: { dryRun: boolean },
): Promise<TableReport> {
  const { source, lang = 'en', files } = request;
  const read = new TableMessages();
  const map = request.map === undefined ? null : tableMap(request.map);
  const grids = await readGrids(files, read);
  const rows = readRows(grids, map, read);
  if (read.failed) return refused(source, read.list());
  const content: TableContent = { source, file: files.length === 1 ? (files[0]?.name ?? null) : source, lang, rows };
  try {
    return await engine.write(async (tx) => {
      const report = await importInto(tx, content, request, read.list());
      if (dryRun || report.outcome === 'refused') throw new RolledBack(report);
      return report;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.report;
    throw error;
  }
}

async function importInto(
  tx: Transaction,
  content: TableContent,
  { sameTitle = false, resolve = {} }: TableRequest,
  read: readonly TableMessage[],
): Promise<TableReport> {
  const messages = new TableMessages();
  const plan = await planTable(tx, content, { sameTitle, resolve }, messages);
  if (messages.failed) return refused(content.source, [...read, ...messages.list()]);
  try {
    const { documents, diff } = await carryOut(tx, plan);
    const changed = diff.documentsChanged.length + plan.remove.length + plan.updates.length + diff.claimsMoved > 0;
    return {
      source: content.source,
      outcome: changed ? 'imported' : 'unchanged',
      documents,
      diff,
      nodesChanged: plan.updates.length,
      changes: plan.changes,
      messages: [...read, ...messages.list()],
    };
  } catch (error) {
    const isAsked = error instanceof AmbiguousTitle || error instanceof InvalidInput;
    if (!isAsked && !(error instanceof AppError && error.code === 'ROLE_ALREADY_DESCRIBED')) throw error;
    messages.error('undecided', {}, error.message);
    return refused(content.source, [...read, ...messages.list()]);
  }
}

async function carryOut(
  tx: Transaction,
  plan: TablePlan,
): Promise<Pick<TableReport, 'documents'> & { diff: GraphDiff }> {
  const diffs: GraphDiff[] = [];
  const documents: TableReport['documents'] = plan.unchanged.map((said) => ({
    ...said,
    outcome: 'unchanged' as const,
  }));
  if (plan.remove.length > 0) {
    diffs.push(await removeFrom(tx, plan.remove));
    for (const id of plan.remove) documents.push({ id, role: null, outcome: 'removed' });
  }
  for (const origin of new Set<Origin>(plan.load.map((loaded) => loaded.origin))) {
    const own = plan.load.filter((loaded) => loaded.origin === origin).map(({ document }) => document);
    const result = await loadInto(tx, own, { by: 'table', origin });
    diffs.push(result);
    documents.push(...result.documents);
  }
  await updateNodes(tx, plan.updates);
  return { documents: documents.sort((a, b) => (a.id < b.id ? -1 : 1)), diff: sumOfDiffs(diffs) };
}

function refused(source: string, messages: TableMessage[]): TableReport {
  return { source, outcome: 'refused', documents: [], diff: null, nodesChanged: 0, changes: [], messages };
}

/** @throws InvalidInput with the path of what does not fit. */
function tableMap(json: unknown): TableMap {
  const parsed = TableMap.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: `map.${path.join('.')}`, message }));
  throw new InvalidInput(`The map does not fit. ${z.prettifyError(parsed.error)}`, problems);
}
