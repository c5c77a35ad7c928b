import { documentsByIds, rolesDescribedBy } from '../cypher/document.ts';
import { lastBlueprint } from '../cypher/history.ts';
import type { Runner } from '../engine/port.ts';
import type { Document } from '../model/document.ts';
import type { SourceDocument } from './source-document.ts';

/** Whether two documents have the same source, whenever they were imported. */
export const sameSource = (a: Document, b: Document) =>
  (Object.keys(a) as (keyof Document)[]).every((key) => key === 'importedAt' || a[key] === b[key]);

/**
 * The role of a document of the company that would be loaded with the very content it was last loaded with; null for any
 * other. Loading it would write nothing: the same content gives the same claims, and what its names mean is told by its own
 * claims, which merges and splits keep true (`draftDocuments`).
 */
export async function roleSaidBefore(tx: Runner, { row, content, ...asked }: SourceDocument): Promise<string | null> {
  if (content === null || asked.placement !== undefined || asked.resolve !== undefined) return null;
  const [[known], [described]] = await Promise.all([
    tx.run(documentsByIds, { ids: [row.id] }),
    tx.run(rolesDescribedBy, { ids: [row.id] }),
  ]);
  if (!known || !described || !sameSource(known, { ...row, origin: 'company', importedAt: '' })) return null;
  const [last] = await tx.run(lastBlueprint, { role: described.role, document: row.id });
  return last?.blueprint === content ? described.role : null;
}
