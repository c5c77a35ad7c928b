import { documentsOfCatalogue, rolesDescribedBy } from '../../cypher/document.ts';
import { raiseRevision } from '../../cypher/meta.ts';
import { roleFacts } from '../../cypher/role.ts';
import { deleteClaimsOfCatalogue, deleteNodes, edgeKey, endsOfCatalogue, existing } from '../../cypher/write.ts';
import type { GraphEngine } from '../../engine/port.ts';
import { claimEdges } from '../../model/graph.ts';
import { inChunks } from '../chunks.ts';
import { projectRoles } from '../project-roles.ts';
import { relateNouns } from '../relate/relate.ts';
import { queryFor, removeOrphans, Touched } from '../replace-claims.ts';

export interface CatalogueRemoval {
  documents: number;
  nodesRemoved: Record<string, number>;
  claimsRemoved: Record<string, number>;
  /** Decisions of people about its occupations. They stay, and hold again when the catalogue comes back. */
  tiesKept: number;
}

/**
 * Takes a catalogue out with everything only it claims, in one transaction; all else is as if it had never been there.
 * An occupation that people tied a role to stays as one that is only named, by its code.
 * A catalogue that is not there is no error: nothing is written.
 */
export async function removeCatalogue(engine: GraphEngine, catalogue: string): Promise<CatalogueRemoval> {
  return engine.write(async (tx) => {
    const documents = (await tx.run(documentsOfCatalogue, { catalogue })).map(({ id }) => id);
    const removal: CatalogueRemoval = { documents: documents.length, nodesRemoved: {}, claimsRemoved: {}, tiesKept: 0 };
    if (documents.length === 0) return removal;
    const described = await inChunks(documents, (ids) => tx.run(rolesDescribedBy, { ids }));
    const prefix = `${catalogue}:`;
    const bereft = new Touched();
    for (const edge of claimEdges) {
      const key = edgeKey(edge);
      const ends = await tx.run(queryFor(endsOfCatalogue, key), { prefix });
      if (ends.length === 0) continue;
      await tx.run(queryFor(deleteClaimsOfCatalogue, key), { prefix });
      for (const { tail, head, claims } of ends) {
        bereft.add(edge.from, tail);
        bereft.add(edge.to, head);
        removal.claimsRemoved[edge.type] = (removal.claimsRemoved[edge.type] ?? 0) + claims;
      }
    }
    for (const { label } of await removeOrphans(tx, bereft)) {
      removal.nodesRemoved[label] = (removal.nodesRemoved[label] ?? 0) + 1;
    }
    // What is left may be worded otherwise now.
    await relateNouns(tx, (label) => bereft.of(label));
    await inChunks(documents, (ids) => tx.run(deleteNodes.Document, { ids }));
    removal.nodesRemoved['Document'] = documents.length;
    const left = await inChunks([...new Set(described.map(({ role }) => role))], (ids) =>
      tx.run(existing.Role, { ids }),
    );
    const ids = left.map(({ id }) => id);
    await projectRoles(tx, ids);
    const kept = await inChunks(ids, (chunk) => tx.run(roleFacts.correspondedBy, { ids: chunk, origins: ['person'] }));
    removal.tiesKept = kept.length;
    await tx.run(raiseRevision, {});
    return removal;
  });
}
