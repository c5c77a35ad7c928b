import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, describe, inject } from 'vitest';
import { setModelVersion } from '../src/cypher/meta.ts';
import { EmbeddedEngine, MEMORY } from '../src/engine/embedded.ts';
import { Neo4jEngine, type Neo4jOptions } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { MODEL_VERSION } from '../src/model/graph.ts';
import { prepareStore } from '../src/services/store.ts';

export interface TestEngine {
  name: GraphEngine['name'];
  available: boolean;
  /** An engine on an empty store, with schema and model version. Close it in the test. */
  open(): Promise<GraphEngine>;
  /** The same without schema and model version. */
  openBare(): Promise<GraphEngine>;
}

const uri = inject('neo4j') ?? undefined;
let driver: Driver | undefined;
let schemaIsThere = false;
afterAll(() => driver?.close());

/** Address of the test server; throws where there is none. */
function neo4jUri(): string {
  if (uri === undefined) throw new Error('No Neo4j server was provided: see test/neo4j-setup.ts.');
  return uri;
}

export const neo4jOptions = (address: string): Neo4jOptions => ({
  uri: address,
  user: undefined,
  password: undefined,
  database: undefined,
  statementTimeout: 30_000,
  connectionTimeout: 5_000,
  maxConnections: 20,
});

/** Runs Cypher that is not in the catalogue on the test server, past our engine. */
export async function onServer(text: string, params: Record<string, unknown> = {}) {
  driver ??= neo4j.driver(neo4jUri(), undefined, { disableLosslessIntegers: true });
  const session = driver.session();
  try {
    return await session.run(text, params);
  } finally {
    await session.close();
  }
}

/** Deletes everything on the test server, in batches; constraints and indexes stay. */
async function wipe(): Promise<void> {
  await onServer('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
}

export const embedded: TestEngine = {
  name: 'embedded',
  available: true,
  open: async () => {
    const engine = await embedded.openBare();
    await prepareStore(engine);
    return engine;
  },
  openBare: () => EmbeddedEngine.open(MEMORY),
};

export const onNeo4j: TestEngine = {
  name: 'neo4j',
  available: uri !== undefined,
  open: async () => {
    const engine = await onNeo4j.openBare();
    // Constraints and indexes outlive the wipe, and checking them takes longer than most tests.
    if (schemaIsThere) await engine.run(setModelVersion, { modelVersion: MODEL_VERSION });
    else await prepareStore(engine);
    schemaIsThere = true;
    return engine;
  },
  openBare: async () => {
    await wipe();
    return new Neo4jEngine(neo4jOptions(neo4jUri()));
  },
};

const engines: readonly TestEngine[] = [embedded, onNeo4j];

/** Describes behaviour once per engine; Neo4j is skipped where there is no server. */
export function onEveryEngine(suite: (engine: TestEngine) => void): void {
  for (const engine of engines) describe.skipIf(!engine.available)(`on ${engine.name}`, () => suite(engine));
}
