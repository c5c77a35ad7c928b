import { documentsByIds, rolesDescribedBy } from '../cypher/document.ts';
import { raiseRevision } from '../cypher/meta.ts';
import { deleteNodes, existing } from '../cypher/write.ts';
import type { GraphEngine, Transaction } from '../engine/port.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { DECISIONS } from '../model/history.ts';
import { projectRoles } from './project-roles.ts';
import { relateNouns } from './relate/relate.ts';
import { type GraphDiff, replaceClaims, Touched } from './replace-claims.ts';

export interface RemoveResult extends GraphDiff {
  documents: string[];
}

/**
 * Takes documents out with everything only they claim; what others claim stays. One transaction.
 * @throws AppError NOT_FOUND where one of them is not in the graph, INVALID_INPUT for the one that holds what people
 * decided; then nothing was written.
 */
export async function removeDocuments(engine: GraphEngine, ids: readonly string[]): Promise<RemoveResult> {
  return engine.write((tx) => removeFrom(tx, ids));
}

/** The same within a transaction of the caller's. */
export async function removeFrom(tx: Transaction, ids: readonly string[]): Promise<RemoveResult> {
  if (ids.includes(DECISIONS)) {
    throw new InvalidInput(`The document ${DECISIONS} holds what people decided: undo the decisions instead.`);
  }
  const known = new Set((await tx.run(documentsByIds, { ids: [...ids] })).map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw new NotFound(`There is no document ${missing.join(', ')}.`);
  const described = await tx.run(rolesDescribedBy, { ids: [...ids] });
  const touched = new Touched();
  const diff = await replaceClaims(tx, ids, [], [], touched);
  await relateNouns(tx, (label) => touched.of(label));
  await tx.run(deleteNodes.Document, { ids: [...ids] });
  const left = await tx.run(existing.Role, { ids: described.map(({ role }) => role) });
  await projectRoles(tx, [...new Set(left.map(({ id }) => id))]);
  if (ids.length > 0) await tx.run(raiseRevision, {});
  return { ...diff, documents: [...ids] };
}
