import { countNodes } from '../cypher/count.ts';
import { documentOrigins } from '../cypher/document.ts';
import { meta } from '../cypher/meta.ts';
import type { Diagnosis, GraphEngine } from '../engine/port.ts';
import { MODEL_VERSION } from '../model/graph.ts';

/** What `rolegraph doctor` says: where the graph is, in which version, and how much of it there is. */
export interface Status extends Diagnosis {
  /** Version of the Node that answers. */
  node: string;
  /** Of the store, and of this Rolegraph. */
  modelVersion: number;
  knownModelVersion: number;
  revision: number;
  /** Documents by origin. */
  documents: Record<string, number>;
  /** Nodes by label; labels without any are left out. */
  nodes: Record<string, number>;
}

/** @throws AppError with a DATABASE_… code where the engine does not answer. */
export async function statusOf(engine: GraphEngine): Promise<Status> {
  const diagnosis = await engine.diagnose();
  const [stored] = await engine.run(meta, {});
  const origins = await engine.run(documentOrigins, {});
  const nodes: Record<string, number> = {};
  for (const [label, query] of countNodes) {
    const [row] = await engine.run(query, {});
    if (row && row.total > 0) nodes[label] = row.total;
  }
  return {
    ...diagnosis,
    node: process.version,
    modelVersion: stored?.modelVersion ?? 0,
    knownModelVersion: MODEL_VERSION,
    revision: stored?.revision ?? 0,
    documents: Object.fromEntries(origins.map(({ origin, documents }) => [origin, documents])),
    nodes,
  };
}
