import { versionsOfRoles } from '../cypher/history.ts';
import {
  createEdges,
  deleteClaims,
  deleteNodes,
  edgeKey,
  existing,
  orphans,
  putNodes,
  raiseNounRevision,
} from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import type { NodeDraft } from '../import/draft.ts';
import { claimEdges, type Label, type NounLabel, nounLabels } from '../model/graph.ts';
import { inChunks } from './chunks.ts';
import { type ClaimDiff, diffClaims, type EdgeClaim, type StoredClaim } from './claim-diff.ts';
import { groupBy } from './group-by.ts';
import { storedClaims } from './stored-claims.ts';

/** What a write did to the graph. All empty and zero: nothing was written. */
export interface GraphDiff {
  nodesAdded: { label: Label; id: string }[];
  nodesRemoved: { label: Label; id: string }[];
  claimsAdded: Partial<Record<string, number>>;
  claimsRemoved: Partial<Record<string, number>>;
  /** Between the same two nodes as before, with other content. Counted neither as added nor as removed. */
  claimsChanged: Partial<Record<string, number>>;
  claimsKept: number;
  /** How many of those kept stand in another place of their document now. */
  claimsMoved: number;
  /** Ids of the documents whose claims changed. */
  documentsChanged: string[];
}

/** What a write of claims that are there already does. */
export const nothingWritten = (claimsKept: number): GraphDiff => ({
  nodesAdded: [],
  nodesRemoved: [],
  claimsAdded: {},
  claimsRemoved: {},
  claimsChanged: {},
  claimsKept,
  claimsMoved: 0,
  documentsChanged: [],
});

/**
 * Makes the claims of documents exactly `claims`: adds, takes back, keeps. Nodes that are new come in, nodes that no claim
 * supports any more go. Touches no claim of any other document.
 * @param known those of the documents that are in the graph already; what they claim is compared.
 * @param touched takes in the ends of all claims that were added or taken back.
 * @param countsForNouns whether a noun that is claimed differently now is another revision of it. What catalogues say is
 * nobody's edit, and leaves no mark when it goes.
 */
export async function replaceClaims(
  tx: Runner,
  known: readonly string[],
  nodes: readonly NodeDraft[],
  claims: readonly EdgeClaim[],
  touched: Touched,
  countsForNouns = true,
): Promise<GraphDiff> {
  const wanted = groupBy(claims, (claim) => edgeKey(claim.edge));
  const diffs = new Map<string, ClaimDiff>();
  for (const edge of claimEdges) {
    const key = edgeKey(edge);
    const before = await storedClaims(tx, edge, known);
    const after = (wanted.get(key) ?? []).map((claim) => claim.row);
    if (before.length + after.length > 0) diffs.set(key, diffClaims(before, after));
  }

  const nodesAdded = await addNodes(tx, nodes);
  // Only what lost a claim can have lost its last one.
  const bereft = new Touched();
  const changed = new Set<string>();
  const result: GraphDiff = { ...nothingWritten(0), nodesAdded };
  for (const edge of claimEdges) {
    const key = edgeKey(edge);
    const diff = diffs.get(key);
    if (!diff) continue;
    result.claimsKept += diff.kept;
    result.claimsMoved += diff.moved.length;
    await inChunks([...diff.removed, ...diff.moved.map((move) => move.before)], (rows) =>
      tx.run(queryFor(deleteClaims, key), { rows: rows.map(claimKey) }),
    );
    await inChunks([...diff.added, ...diff.moved.map((move) => move.after)], (rows) =>
      createRelationships(tx, key, rows),
    );
    for (const claim of [...diff.added, ...diff.removed]) {
      changed.add(claim.document);
      touched.add(edge.from, claim.tail);
      touched.add(edge.to, claim.head);
    }
    for (const claim of diff.removed) {
      bereft.add(edge.from, claim.tail);
      bereft.add(edge.to, claim.head);
    }
    countClaims(result.claimsAdded, edge.type, diff.added.length - diff.changed);
    countClaims(result.claimsRemoved, edge.type, diff.removed.length - diff.changed);
    countClaims(result.claimsChanged, edge.type, diff.changed);
  }
  result.nodesRemoved = await removeOrphans(tx, bereft);
  if (countsForNouns) await raiseRevisions(tx, touched, [...nodesAdded, ...result.nodesRemoved]);
  result.documentsChanged = [...changed].sort();
  return result;
}

function countClaims(counts: Partial<Record<string, number>>, type: string, number: number): void {
  if (number > 0) counts[type] = (counts[type] ?? 0) + number;
}

async function addNodes(tx: Runner, nodes: readonly NodeDraft[]): Promise<GraphDiff['nodesAdded']> {
  const added: GraphDiff['nodesAdded'] = [];
  for (const [label, drafts] of groupBy(nodes, (node) => node.label)) {
    // Where documents of a batch differ in how they write a name, the first one counts.
    const rows = new Map<string, NodeDraft['row']>();
    for (const { row } of drafts) if (!rows.has(row.id)) rows.set(row.id, row);
    const known = await inChunks([...rows.keys()], (ids) => tx.run(existing[label], { ids }));
    for (const { id } of known) rows.delete(id);
    await inChunks([...rows.values()], (chunk) => tx.run(putNodes[label], { rows: chunk }));
    for (const id of rows.keys()) added.push({ label, id });
  }
  return added;
}

/** Removes those of the nodes that no claim supports any more, a role with its history. */
export async function removeOrphans(tx: Runner, bereft: Touched): Promise<GraphDiff['nodesRemoved']> {
  const removed: GraphDiff['nodesRemoved'] = [];
  for (const [label, query] of orphans) {
    const gone = await inChunks(bereft.of(label), (ids) => tx.run(query, { ids }));
    const ids = [...new Set(gone.map(({ id }) => id))];
    if (label === 'Role') await removeVersions(tx, ids);
    await inChunks(ids, (chunk) => tx.run(deleteNodes[label], { ids: chunk }));
    for (const id of ids) removed.push({ label, id });
  }
  return removed;
}

/** The history of a role that nobody names any more goes with it. */
async function removeVersions(tx: Runner, roles: readonly string[]): Promise<void> {
  const versions = await inChunks(roles, (ids) => tx.run(versionsOfRoles, { ids }));
  await inChunks(versions, (chunk) => tx.run(deleteNodes.Version, { ids: chunk.map(({ id }) => id) }));
}

/** A noun that is new or gone has no revision to raise. */
async function raiseRevisions(tx: Runner, touched: Touched, except: GraphDiff['nodesAdded']): Promise<void> {
  const skip = new Set(except.map(({ label, id }) => `${label} ${id}`));
  for (const label of nounLabels) {
    const ids = touched.of(label).filter((id) => !skip.has(`${label} ${id}`));
    await inChunks(ids, (chunk) => tx.run(raiseNounRevision[label], { ids: chunk }));
  }
}

/**
 * Creates relationships of an edge. @throws where an end does not exist: a claim would get lost without a word.
 */
export async function createRelationships(
  tx: Runner,
  edge: string,
  rows: readonly { tail: string; head: string }[],
): Promise<[]> {
  const [count] = await tx.run(queryFor(createEdges, edge), { rows: [...rows] });
  if (count?.written === rows.length) return [];
  throw new Error(`${edge}: ${rows.length} relationships were to be created, ${count?.written ?? 0} were.`);
}

/** Ids of nodes by label. */
export class Touched {
  readonly #ids = new Map<Label, Set<string>>();

  add(label: Label, id: string): void {
    const ids = this.#ids.get(label);
    if (ids) ids.add(id);
    else this.#ids.set(label, new Set([id]));
  }

  of(label: Label | NounLabel): string[] {
    return [...(this.#ids.get(label) ?? [])];
  }
}

const claimKey = ({ tail, head, document, ordinal }: StoredClaim) => ({ tail, head, document, ordinal });

export function queryFor<Q>(queries: ReadonlyMap<string, Q>, key: string): Q {
  const query = queries.get(key);
  if (!query) throw new Error(`No statement for ${key}: it is not an edge of the model.`);
  return query;
}
