import neo4j from 'neo4j-driver';
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
    const started = performance.now();
    const result = await race(engine, { rounds, readers: 16, write, ...options });
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(name.padEnd(32), variant.padEnd(8), JSON.stringify({ ...result, seconds }));
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
const [engine, replica] = [new Neo4jEngine(options), new Neo4jEngine(options)];
await prepareStore(engine);
await races(engine, (value) => writeCounter(engine, value), 'neo4j, own writes');
await races(engine, (value) => writeCounter(replica, value), 'neo4j, another replica');

// A program that knows nothing of us: its own driver, its own Cypher, no revision raised.
const driver = neo4j.driver(server.uri);
async function foreign(text: string, params: object): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite((tx) => tx.run(text, params));
  } finally {
    await session.close();
  }
}
const COUNT = "MATCH (d:Document {id: 'counter'}) SET d.attribution = toString(toInteger($value))";
await races(engine, (value) => foreign(COUNT, { value }), 'neo4j, a foreign writer');

// The known gap: beside other foreign writers, whose commits may still be closing when a later one is acknowledged.
let over = false;
const others = Array.from({ length: 8 }, async (_, i) => {
  while (!over) await foreign('MERGE (n:BenchNoise {id: $id}) SET n.at = timestamp()', { id: `noise-${i}` });
});
await races(engine, (value) => foreign(COUNT, { value }), 'neo4j, one of nine foreign writers');
over = true;
await Promise.all([...others, engine.close(), replica.close()]);
await driver.close();
await server.stop();
