import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEngine } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { importBlueprint } from '../src/services/import-blueprint.ts';
import { parseFile } from '../src/services/import-files.ts';
import { prepareStore } from '../src/services/store.ts';
import { roleDocument } from './role-documents.ts';

/**
 * Imports blueprints of about 50 kB, a transaction each, into an empty embedded file store, or into the empty Neo4j of
 * NEO4J_URI; then all of them again, which writes nothing. How many are given as the first argument.
 */
const COUNT = Number(process.argv[2] ?? 1_000);
const uri = process.env['NEO4J_URI'];
const file = join(tmpdir(), `load-blueprints-${process.pid}.grafeo`);

async function opened(): Promise<GraphEngine> {
  if (!uri) return EmbeddedEngine.open(file);
  const limits = { database: undefined, statementTimeout: 30_000, connectionTimeout: 5_000, maxConnections: 10 };
  return new Neo4jEngine({ uri, user: process.env['NEO4J_USER'], password: process.env['NEO4J_PASSWORD'], ...limits });
}

const engine = await opened();
await prepareStore(engine);
for (const round of ['first', 'again'] as const) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let parsing = 0;
  let half = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const from = performance.now();
    const [parsed] = await parseFile(Buffer.from(roleDocument(number)), `role-${number}.md`);
    parsing += performance.now() - from;
    if (!parsed?.blueprint) throw new Error(JSON.stringify(parsed?.messages));
    const { outcome } = await importBlueprint(
      engine,
      { id: `role-${number}.md`, blueprint: parsed.blueprint },
      { by: 'bench', dryRun: false },
    );
    if ((outcome === 'unchanged') !== (round === 'again')) throw new Error(`${number}: ${outcome}`);
    if (number === Math.floor(COUNT / 2)) half = performance.now() - started;
  }
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${engine.name}, ${round}: ${COUNT} documents in ${seconds.toFixed(1)} s (${(COUNT / seconds).toFixed(1)} a second; ` +
      `parsing ${(parsing / 1_000).toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s; first half ` +
      `${(half / 1_000).toFixed(1)} s); memory ${Math.round(process.memoryUsage().rss / 1e6)} MB.`,
  );
}
await engine.close();
rmSync(file, { recursive: true, force: true });
