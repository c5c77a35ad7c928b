/**
 * How long a public catalogue takes to come in and to go, and how the questions asked beside it grow with it.
 *
 *   npx tsx --import ./tools/typescript-in-threads.js bench/catalogue.ts              O*NET into the embedded engine
 *   npx tsx --import ./tools/typescript-in-threads.js bench/catalogue.ts --neo4j      and into a Neo4j of its own
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EmbeddedEngine } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { importCatalogue } from '../src/services/catalogue/import.ts';
import { onetIn } from '../src/services/catalogue/read.ts';
import { removeCatalogue } from '../src/services/catalogue/remove.ts';
import { loadSeed } from '../src/services/seed.ts';
import { prepareStore } from '../src/services/store.ts';
import { clientOf } from '../test/ask.ts';
import { startNeo4j } from '../tools/neo4j/server.ts';
import { bars } from './bars.ts';
import { machine } from './report.ts';

const { values } = parseArgs({ options: { neo4j: { type: 'boolean', default: false } } });
const ONET = fileURLToPath(new URL('../../shared/data/onet_29_3/', import.meta.url));
const RUNS = 21;

const page = `{ role(ref: { title: "Senior Computer Vision Scientist" }) { ... on Role { title
  requirements(first: 100) { nodes { tier importance skill { name } } }
  stakeholders(first: 100) { nodes { group stakeholder { name } } }
  nextRoles(first: 100) { nodes { to { title } } } feederRoles(first: 100) { nodes { from { title } } } } } }`;
const path = (origins: string, from: string, to: string) => `{ careerPaths(from: ${from}, to: ${to}, k: 5, ${origins}) {
  __typename ... on CareerPaths { paths { roles { title } } } } }`;
const ladder = path(
  'constraints: { maxMoves: 6 }',
  '{ title: "Associate Computer Vision Scientist" }',
  '{ title: "Senior Computer Vision Scientist" }',
);
const across = path(
  'constraints: { maxMoves: 6, moveKinds: [NEXT, ADJACENT] }, origins: [CATALOGUE]',
  '{ externalId: "onet:43-4051.00" }',
  '{ externalId: "onet:15-2051.00" }',
);

/** Milliseconds of an answer: the first after a write, and the median of the others, warm and with nothing kept. */
interface Times {
  first: number;
  warm: number;
  cold: number;
}

async function timed(engine: GraphEngine, query: string): Promise<Times> {
  const times = { warm: [] as number[], cold: [] as number[] };
  const warm = clientOf(engine);
  const start = performance.now();
  await warm.ask(query);
  const first = performance.now() - start;
  for (let run = 0; run < RUNS; run += 1) {
    for (const [kind, client] of [
      ['warm', warm],
      ['cold', clientOf(engine, 0)],
    ] as const) {
      const before = performance.now();
      await client.ask(query);
      times[kind].push(performance.now() - before);
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return { first, warm: median(times.warm), cold: median(times.cold) };
}

/** Seconds of the clock, and of this process on the processor: the latter says more on a busy machine. */
const spent = async <T>(work: () => Promise<T>) => {
  const [start, busy] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(busy);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
};

/** What a company's own questions take with so many occupations beside its roles. */
interface Grown {
  occupations: number;
  page: Times;
  paths: Times;
}

/** A line for each size, with a bar as long as the answer took. */
function plotted(all: readonly Grown[]): string[] {
  return (['page', 'paths'] as const).flatMap((question) =>
    (['first', 'cold', 'warm'] as const).flatMap((kind) =>
      bars(
        `${question === 'page' ? 'role page' : 'k = 5 paths'}, ${kind}, ms by occupations`,
        all.map(({ occupations, [question]: times }) => [String(occupations), times[kind]] as const),
      ),
    ),
  );
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

async function measure(engine: GraphEngine): Promise<void> {
  await prepareStore(engine);
  await loadSeed(engine);
  // What is compiled and planned with the first questions is no growth.
  for (const question of [page, ladder]) await timed(engine, question);
  const grown: Grown[] = [];
  const look = async (occupations: number) =>
    grown.push({ occupations, page: await timed(engine, page), paths: await timed(engine, ladder) });
  await look(0);
  const read = await spent(() => onetIn(ONET));
  const { source, occupations, files } = read.result;
  const rows = files.reduce((total, file) => total + file.rows, 0);
  console.log(`read: ${rows} rows in ${read.seconds.toFixed(1)} s (${read.cpu.toFixed(1)} s of processor)`);
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const load = (size: number) =>
    spent(() =>
      importCatalogue(
        engine,
        { source, occupations: () => occupations.slice(0, size), whole: size === occupations.length },
        { dryRun: false },
      ),
    );
  let [nodes, claims, seconds, cpu] = [0, 0, 0, 0];
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const size = Math.round(occupations.length * share);
    const loaded = await load(size);
    nodes += sum(loaded.result.nodesAdded);
    claims += sum(loaded.result.claimsAdded);
    seconds += loaded.seconds;
    cpu += loaded.cpu;
    await look(size);
  }
  clearInterval(sampling);
  console.log(
    `import: ${nodes} nodes and ${claims} relationships in ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor), ` +
      `${Math.round((nodes + claims) / seconds)} a second, at most ${Math.round(peak / 2 ** 20)} MB resident`,
  );
  console.log(`import again: ${(await load(occupations.length)).seconds.toFixed(2)} s`);
  console.log('k = 5 paths across O*NET, ms', await timed(engine, across));
  for (const line of plotted(grown)) console.log(line);
  const removed = await spent(() => removeCatalogue(engine, 'onet'));
  console.log(`remove: ${removed.seconds.toFixed(1)} s (${removed.cpu.toFixed(1)} s of processor)`);
}

const on = machine();
console.log(`${on.cpu}, ${on.cores} cores, Node ${on.node}, load average ${on.load.join(' ')}`);
const folder = await mkdtemp(join(tmpdir(), 'rolegraph-bench-'));
try {
  console.log('\nembedded');
  const embedded = await EmbeddedEngine.open(join(folder, 'graph.grafeo'));
  await measure(embedded);
  await embedded.close();
  if (values.neo4j) {
    const server = await startNeo4j({ home: join(folder, 'neo4j') });
    console.log('\nNeo4j');
    const login = { user: undefined, password: undefined, database: undefined };
    const patience = { statementTimeout: 600_000, connectionTimeout: 30_000, maxConnections: 10 };
    const engine = new Neo4jEngine({ uri: server.uri, ...login, ...patience });
    await measure(engine).finally(async () => {
      await engine.close();
      await server.stop();
    });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\nload average ${machine().load.join(' ')} at the end`);
