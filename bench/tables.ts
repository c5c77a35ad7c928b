import assert from 'node:assert/strict';
import { EmbeddedEngine, MEMORY } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import type { TableFile } from '../src/import/table/read-grids.ts';
import { removeDocuments } from '../src/services/remove.ts';
import { prepareStore } from '../src/services/store.ts';
import { type ExportedTable, exportTable } from '../src/services/table/export-table.ts';
import { importTable, type TableReport } from '../src/services/table/import-table.ts';
import { tableAnswer, written } from '../src/services/table/table-files.ts';

/**
 * Seconds that a table of so many roles takes, each with 30 requirements, 2 moves and 5 stakeholders, in and out, and how
 * many times as long as one of a fifth: `npx tsx bench/tables.ts 5000`, on Neo4j where NEO4J_URI names a server that
 * holds nothing.
 */
const most = Number(process.argv[2] ?? 5_000);
const names = (noun: string, count: number, from: number) =>
  Array.from({ length: count }, (_, i) => `${noun} ${(from * 7 + i * 13) % 1_500}`);

function csv(name: string, rows: readonly (readonly string[])[]): TableFile {
  return { name: `${name}.csv`, bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')) };
}

function tableOf(roles: number): TableFile[] {
  const all = Array.from({ length: roles }, (_, i) => i);
  const each = (count: number, row: (role: number, i: number) => string[]) =>
    all.flatMap((role) => Array.from({ length: count }, (_, i) => row(role, i)));
  return [
    csv('roles', [
      ['key', 'title', 'job code', 'grade', 'unit'],
      ...all.map((i) => [`J${i}`, `Role ${i}`, `${i}`, `L${i % 9}`, `U${i % 40}`]),
    ]),
    csv('requirements', [
      ['role', 'skill', 'importance', 'level'],
      ...each(30, (role, i) => [`J${role}`, names('Skill', 30, role)[i] ?? '', 'Important', '0.5']),
    ]),
    csv('moves', [
      ['role', 'move', 'other role'],
      ...each(2, (role, i) => [`J${role}`, 'next', `Role ${(role + i + 1) % roles}`]),
    ]),
    csv('stakeholders', [
      ['role', 'party', 'group'],
      ...each(5, (role, i) => [`J${role}`, names('Party', 5, role)[i] ?? '', 'internal']),
    ]),
  ];
}

async function workbook(table: ExportedTable): Promise<TableFile[]> {
  const files = await written(tableAnswer(table).sheets, 'xlsx');
  return files.map(({ name, content }) => ({ name, bytes: new Uint8Array(content as Uint8Array<ArrayBuffer>) }));
}

/** With another importance of the eighth requirement. */
function edited(table: ExportedTable): ExportedTable {
  const sheets = table.sheets.map((given) => {
    if (given.sheet !== 'requirements') return given;
    const rows = given.rows.map((row, index) =>
      index === 7 ? { ...row, values: { ...row.values, importance: 'Critical' } } : row,
    );
    return { ...given, rows };
  });
  return { ...table, sheets };
}

/** In, again, out, back, back with one cell edited, and away. Seconds by step. */
async function taken(engine: GraphEngine, roles: number): Promise<Map<string, number>> {
  console.log(`${roles} roles on ${engine.name}`);
  const seconds = new Map<string, number>();
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const [start, busy] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const took = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(busy);
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    console.log(`  ${step}: ${took.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${memory} MB`);
    seconds.set(step, took);
    return result;
  };
  const bring = async (step: string, source: string, files: readonly TableFile[]): Promise<TableReport> =>
    timed(step, () => importTable(engine, { source, files }, { dryRun: false }));
  const table = tableOf(roles);
  const { outcome, documents } = await bring('import', 'bench', table);
  assert.equal(outcome, 'imported');
  assert.equal((await bring('the same again', 'bench', table)).outcome, 'unchanged');
  const exported = await timed('export', () => exportTable(engine));
  const unedited = await timed('writing the workbook', () => workbook(exported));
  assert.equal((await bring('import of the export', 'export', unedited)).outcome, 'unchanged');
  const { changes } = await bring('import of the export, one cell edited', 'export', await workbook(edited(exported)));
  assert.deepEqual(
    changes.map(({ before, after }) => [before, after]),
    [['Important', 'Critical']],
  );
  await timed('removal', () =>
    removeDocuments(
      engine,
      documents.map(({ id }) => id),
    ),
  );
  return seconds;
}

async function opened(): Promise<GraphEngine> {
  const uri = process.env['NEO4J_URI'];
  if (uri === undefined) return EmbeddedEngine.open(MEMORY);
  const limits = { statementTimeout: 30_000, connectionTimeout: 5_000, maxConnections: 10 };
  return new Neo4jEngine({ uri, user: undefined, password: undefined, database: undefined, ...limits });
}

const engine = await opened();
await prepareStore(engine);
const few = await taken(engine, most / 5);
const many = await taken(engine, most);
console.log('five times the roles take so many times as long:');
for (const [step, seconds] of many) console.log(`  ${step}: ${(seconds / (few.get(step) ?? 0)).toFixed(1)}`);
await engine.close();
