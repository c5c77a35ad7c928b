import { claimsOfDocuments, edgeKey } from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import type { Edge } from '../model/graph.ts';
import { inChunks } from './chunks.ts';
import type { StoredClaim } from './claim-diff.ts';

/** More would be compared one by one too often, fewer would read the claims too often: see the statement. */
const DOCUMENTS_PER_STATEMENT = 500;

/** Everything that some documents claim along an edge. */
export async function storedClaims(
  tx: Runner,
  edge: Pick<Edge, 'type' | 'from' | 'to'>,
  documents: Iterable<string>,
): Promise<StoredClaim[]> {
  const key = edgeKey(edge);
  const query = claimsOfDocuments.get(key);
  if (!query) throw new Error(`No statement reads the claims of ${key}: it is not an edge of the model.`);
  const read = (ids: readonly string[]) =>
    tx.run(query, { documents: [...ids], from: asciiOf(ids[0]), to: asciiOf(ids.at(-1)) });
  return (await inChunks([...documents].sort(), read, DOCUMENTS_PER_STATEMENT)) as StoredClaim[];
}

/** What an id begins with as far as all engines order it alike. */
const asciiOf = (id = '') => /^[ -~]*/.exec(id)?.[0] ?? '';
