import { EmbeddedEngine, MEMORY } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { prepareStore } from '../src/services/store.ts';
import { exportTable } from '../src/services/table/export-table.ts';
import { importTable } from '../src/services/table/import-table.ts';
import { tableAnswer, written } from '../src/services/table/table-files.ts';

/**
 * Seconds that a table of so many roles takes, each with 30 requirements, 2 moves and 5 stakeholders, in and out:
 * `npx tsx bench/tables.ts 1000`, on Neo4j where NEO4J_URI names a server that holds nothing.
 */
const roles = Number(process.argv[2] ?? 1_000);
const names = (noun: string, count: number, from: number) =>
  Array.from({ length: count }, (_, i) => `${noun} ${(from * 7 + i * 13) % 1_500}`);

function csv(name: string, rows: readonly (readonly string[])[]) {
  return { name: `${name}.csv`, bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')) };
}

const all = Array.from({ length: roles }, (_, i) => i);
const each = (count: number, row: (role: number, i: number) => string[]) =>
  all.flatMap((role) => Array.from({ length: count }, (_, i) => row(role, i)));
const files = [
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

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [start, busy] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const { user, system } = process.cpuUsage(busy);
  const cpu = ((user + system) / 1e6).toFixed(1);
  console.log(`${what}: ${seconds} s (${cpu} s of processor), ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  return result;
}

async function opened(): Promise<GraphEngine> {
  const uri = process.env['NEO4J_URI'];
  if (uri === undefined) return EmbeddedEngine.open(MEMORY);
  const limits = { statementTimeout: 120_000, connectionTimeout: 5_000, maxConnections: 10 };
  return new Neo4jEngine({ uri, user: undefined, password: undefined, database: undefined, ...limits });
}

const engine = await opened();
await prepareStore(engine);
const bring = (source: string, given: typeof files) => importTable(engine, { source, files: given }, { dryRun: false });
const first = await timed(`import of ${roles} roles on ${engine.name}`, () => bring('bench', files));
console.log(first.outcome, first.messages.slice(0, 3));
console.log((await timed('the same again', () => bring('bench', files))).outcome);
const sheets = await timed('export', async () => tableAnswer(await exportTable(engine)).sheets);
const [workbook] = await timed('writing the workbook', () => written(sheets, 'xlsx'));
const bytes = new Uint8Array(workbook?.content as Uint8Array<ArrayBuffer>);
console.log(`${(bytes.length / 1e6).toFixed(1)} MB`);
console.log((await timed('import of the export', () => bring('export', [{ name: 'a.xlsx', bytes }]))).outcome);
await engine.close();
