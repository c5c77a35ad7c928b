import { EmbeddedEngine, MEMORY } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { prepareStore } from '../src/services/store.ts';
import { race, writeCounter } from '../test/loaders/race.ts';
import { startNeo4j } from '../tools/neo4j/server.ts';

/** `tsx bench/never-stale.ts [rounds]`: races of readers and writers, long enough to mean something. */
const rounds = Number(process.argv[2] ?? 20_000);

async function races(engine: GraphEngine, write: (value: number) => Promise<unknown>, name: string): Promise<void> {
  const variants = {
    plain: {},
    slow: { slowness: 40 },
    failing: { slowness: 10, failures: 0.1 },
    full: { cache: 300 },
  };
  for (const [variant, options] of Object.entries(variants)) {
    const result = await race(engine, { rounds, readers: 16, write, ...options });
    console.log(name.padEnd(24), variant.padEnd(8), JSON.stringify(result));
  }
}

const embedded = await EmbeddedEngine.open(MEMORY);
await prepareStore(embedded);
await races(embedded, (value) => writeCounter(embedded, value), 'embedded, own writes');
await embedded.close();

const server = await startNeo4j({});
const options = {
  uri: server.uri,
  user: undefined,
  password: undefined,
  database: undefined,
  statementTimeout: 60_000,
  connectionTimeout: 5_000,
  maxConnections: 50,
};
const [engine, foreign] = [new Neo4jEngine(options), new Neo4jEngine(options)];
await prepareStore(engine);
await races(engine, (value) => writeCounter(engine, value), 'neo4j, own writes');
await races(engine, (value) => writeCounter(foreign, value), 'neo4j, another replica');
await Promise.all([engine.close(), foreign.close()]);
await server.stop();
