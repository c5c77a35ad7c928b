import { documentsByIds, rolesDescribedBy } from '../../cypher/document.ts';
import { nodeRows } from '../../cypher/transfer.ts';
import type { Runner } from '../../engine/port.ts';
import type { Document } from '../../model/document.ts';
import { claimEdges, type Label } from '../../model/graph.ts';
import { inChunks } from '../chunks.ts';
import type { EdgeClaim } from '../claim-diff.ts';
import { groupBy } from '../group-by.ts';
import { storedClaims } from '../stored-claims.ts';

/** A document that describes one role, with everything it claims. */
export interface StoredDocument {
  row: Document;
  /** Id of the role it describes. */
  role: string;
  claims: readonly EdgeClaim[];
  /** Which noun a name means in it: by label and id of the `Name`. */
  meanings: ReadonlyMap<string, string>;
}

type NodeRow = Readonly<Record<string, unknown>>;

/** The nodes that claims lead to and whose content a table shows, by label and id. */
export type StoredNodes = ReadonlyMap<string, NodeRow>;

export const nodeKey = (label: Label, id: string) => `${label} ${id}`;

/** Labels whose nodes hold what a row shows; the others are known by their names. */
const shown: readonly Label[] = ['Name', 'Statement', 'Decision', 'Term', 'Link', 'Skill'];

/**
 * Reads documents with all their claims, in a constant number of statements per 2,000 documents. Those that describe no
 * role, or several, are left out: a table has one row for the role a document describes.
 */
export async function storedDocuments(
  tx: Runner,
  ids: readonly string[],
): Promise<{ documents: Map<string, StoredDocument>; nodes: StoredNodes; unfit: string[] }> {
  const rows = await inChunks(ids, (chunk) => tx.run(documentsByIds, { ids: chunk }));
  const described = await inChunks(ids, (chunk) => tx.run(rolesDescribedBy, { ids: chunk }));
  const rolesOf = groupBy(described, ({ document }) => document);
  const claims: EdgeClaim[] = [];
  for (const edge of claimEdges) for (const row of await storedClaims(tx, edge, ids)) claims.push({ edge, row });
  const claimsOf = groupBy(claims, ({ row }) => row.document);
  const documents = new Map<string, StoredDocument>();
  const unfit: string[] = [];
  for (const row of rows) {
    const [only, ...others] = rolesOf.get(row.id) ?? [];
    if (!only || others.length > 0) {
      unfit.push(row.id);
      continue;
    }
    const own = claimsOf.get(row.id) ?? [];
    const named = own.filter(({ edge }) => edge.type === 'NAMES');
    const meanings = new Map(named.map(({ edge, row: { tail, head } }) => [nodeKey(edge.to, tail), head]));
    documents.set(row.id, { row, role: only.role, claims: own, meanings });
  }
  return { documents, nodes: await contents(tx, claims), unfit };
}

async function contents(tx: Runner, claims: readonly EdgeClaim[]): Promise<StoredNodes> {
  const nodes = new Map<string, NodeRow>();
  for (const label of shown) {
    const ids = new Set<string>();
    for (const { edge, row } of claims) {
      if (edge.from === label) ids.add(row.tail);
      if (edge.to === label) ids.add(row.head);
    }
    const rows = await inChunks([...ids], (chunk) => tx.run(nodeRows[label], { ids: chunk }));
    for (const row of rows) nodes.set(nodeKey(label, String(row['id'])), row);
  }
  return nodes;
}
