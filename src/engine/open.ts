import type { Neo4jOptions } from './neo4j.ts';
import type { GraphEngine } from './port.ts';

/** What of the configuration decides about the engine. */
interface StoreConfig {
  /** Undefined means the embedded engine. */
  readonly neo4j: Readonly<Neo4jOptions> | undefined;
  /** Path of the embedded store. */
  readonly store: string;
}

/**
 * The engine the configuration asks for: Neo4j where it has an address, else the embedded one.
 * @throws AppError STORE_HELD or STORE_UNREADABLE. Neo4j is not asked yet: it answers with the first query.
 */
export async function openEngine(config: StoreConfig): Promise<GraphEngine> {
  // Loaded on demand: each of the two costs start-up time that users of the other need not pay.
  if (config.neo4j) {
    const { Neo4jEngine } = await import('./neo4j.ts');
    return new Neo4jEngine(config.neo4j);
  }
  const { EmbeddedEngine } = await import('./embedded.ts');
  return EmbeddedEngine.open(config.store);
}
