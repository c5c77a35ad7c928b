import { namesOf } from '../cypher/name.ts';
import { role, roleFacts } from '../cypher/role.ts';
import { putNodes } from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import { sortKeyOf } from '../identity/slug.ts';
import { allOrigins, byPrecedence } from '../model/claim.ts';
import { inChunks } from './chunks.ts';

/**
 * Writes what the leading document says of a role onto its node, so that the graph reads well without our code. Reads
 * of ours go by the claims themselves. A title that a person chose stands before that of any document. A role that no
 * document describes any more keeps its title and loses the rest.
 */
export async function projectRoles(tx: Runner, roles: readonly string[]): Promise<void> {
  const origins = [...allOrigins];
  const nodes = await inChunks(roles, (ids) => tx.run(role.byIds, { ids, origins }));
  const claims = await inChunks(roles, (ids) => tx.run(roleFacts.descriptions, { ids, origins }));
  const names = await inChunks(roles, (ids) => tx.run(namesOf.Role, { ids, origins: ['person'] }));
  const rows = nodes.map((node) => {
    const leading = claims.filter((claim) => claim.tail === node.id).sort(byPrecedence)[0];
    const chosen = names.find((claim) => claim.head === node.id && claim.preferred);
    const title = chosen?.asWritten ?? leading?.title ?? node.title;
    return {
      ...node,
      title,
      sortKey: sortKeyOf(title),
      described: leading !== undefined,
      seniority: leading?.seniority ?? null,
      track: leading?.track ?? null,
      horizon: leading?.horizon ?? null,
      summary: leading?.summary ?? null,
      mission: leading?.mission ?? null,
      minYears: leading?.minYears ?? null,
      maxYears: leading?.maxYears ?? null,
      yearsAsWritten: leading?.yearsAsWritten ?? null,
    };
  });
  await inChunks(rows, (chunk) => tx.run(putNodes.Role, { rows: chunk }));
}
