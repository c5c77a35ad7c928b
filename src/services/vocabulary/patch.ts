import { unlinkVersions } from '../../cypher/history.ts';
import { nodeRows } from '../../cypher/transfer.ts';
import { deleteClaims, edgeKey, existing, putNodes, raiseNounRevision } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import { type Edge, edges, type Label, nounLabels } from '../../model/graph.ts';
import { inChunks } from '../chunks.ts';
import { groupBy } from '../group-by.ts';
import { projectRoles } from '../project-roles.ts';
import { createRelationships, removeOrphans, Touched } from '../replace-claims.ts';

/** A relationship as stored: ends and properties. */
export type StoredEdge = { tail: string; head: string } & Record<string, unknown>;
export type StoredNode = { id: string } & Record<string, unknown>;

/** A relationship that comes (`before` null), goes (`after` null) or becomes another. */
export interface EdgeChange {
  /** Key of the edge (`cypher/write.ts`). */
  edge: string;
  before: StoredEdge | null;
  after: StoredEdge | null;
}

/** A node that comes, goes (with the last claim that supports it) or gets other properties. */
export interface NodeChange {
  label: Label;
  before: StoredNode | null;
  after: StoredNode | null;
}

/** What a decision does to the graph; read backwards it is what undoes it. */
export interface Patch {
  nodes: NodeChange[];
  edges: EdgeChange[];
}

const edgesByKey: ReadonlyMap<string, Edge> = new Map(edges.map((edge) => [edgeKey(edge), edge]));

/** The edge of a key. @throws for a key that no edge of the model has. */
export function edgeOf(key: string): Edge {
  const edge = edgesByKey.get(key);
  if (!edge) throw new Error(`${key} is no edge of the model.`);
  return edge;
}

/** Where a relationship stands: no two are in one place. */
export const placeOfEdge = (edge: string, { tail, head, document, ordinal }: StoredEdge): string =>
  JSON.stringify([edge, tail, head, document ?? null, ordinal ?? null]);

export const reversed = ({ nodes, edges: changes }: Patch): Patch => ({
  nodes: nodes.map(({ label, before, after }) => ({ label, before: after, after: before })),
  edges: changes.map(({ edge, before, after }) => ({ edge, before: after, after: before })),
});

/**
 * Writes a patch. Nodes that nothing supports afterwards go, and are added to the patch that is returned, so that its
 * reverse brings them back. Raises the revision of every noun it touches.
 */
export async function applyPatch(tx: Runner, patch: Patch): Promise<Patch> {
  const nodes = [...patch.nodes];
  const lost = await mayGetLost(tx, patch);
  await putAll(tx, patch);
  for (const [key, changes] of groupBy(patch.edges, ({ edge }) => edge)) {
    const gone = changes.flatMap(({ before }) => (before ? [before] : []));
    await inChunks(gone, (rows) => take(tx, key, rows));
    const come = changes.flatMap(({ after }) => (after ? [after] : []));
    await inChunks(come, (rows) => createRelationships(tx, key, rows));
  }
  const touched = new Touched();
  for (const { label, before, after } of patch.nodes)
    for (const row of [before, after]) if (row) touched.add(label, row.id);
  for (const { edge, before, after } of patch.edges) {
    const { from, to } = edgeOf(edge);
    for (const row of [before, after]) {
      if (!row) continue;
      touched.add(from, row.tail);
      touched.add(to, row.head);
    }
  }
  const removed = await removeOrphans(tx, touched);
  for (const { label, id } of removed) {
    const before = lost.get(`${label} ${id}`);
    if (before && !nodes.some((node) => node.label === label && node.before?.id === id && node.after === null)) {
      nodes.push({ label, before, after: null });
    }
  }
  const gone = new Set(removed.map(({ label, id }) => `${label} ${id}`));
  await project(
    tx,
    touched.of('Role').filter((id) => !gone.has(`Role ${id}`)),
    patch,
  );
  for (const label of nounLabels) {
    const ids = touched.of(label).filter((id) => !gone.has(`${label} ${id}`));
    await inChunks(ids, (chunk) => tx.run(raiseNounRevision[label], { ids: chunk }));
  }
  return { nodes, edges: patch.edges };
}

function take(tx: Runner, key: string, rows: readonly StoredEdge[]): Promise<[]> {
  const ends = rows.map(({ tail, head, document, ordinal }) => ({ tail, head, document, ordinal }));
  if (key === 'HAS_VERSION.Role.Version') return tx.run(unlinkVersions, { rows: ends }) as Promise<[]>;
  const query = deleteClaims.get(key);
  if (!query) throw new Error(`No statement takes ${key} back.`);
  return tx.run(query, { rows: ends as never }) as Promise<[]>;
}

/** Nodes that come are created, nodes that stay get their properties; each noun keeps counting its own revision. */
async function putAll(tx: Runner, { nodes }: Patch): Promise<void> {
  for (const [label, changes] of groupBy(nodes, (node) => node.label)) {
    const rows = changes.flatMap(({ after }) => (after ? [after] : []));
    const present = await rowsOf(
      tx,
      label,
      rows.map(({ id }) => id),
    );
    const put = rows.flatMap((row) => {
      const now = present.get(row.id);
      if (!('revision' in row)) return now ? [] : [row];
      return [{ ...row, revision: now ? now['revision'] : Number(row['revision']) }];
    });
    await inChunks(put, (chunk) => tx.run(putNodes[label], { rows: chunk as never }));
  }
}

/** Nodes beside nouns at the ends of what goes: with it they may lose their last support. */
async function mayGetLost(tx: Runner, patch: Patch): Promise<Map<string, StoredNode>> {
  const ends = new Touched();
  for (const { edge, before } of patch.edges) {
    const { from, to } = edgeOf(edge);
    if (before)
      for (const [label, id] of [
        [from, before.tail],
        [to, before.head],
      ] as const)
        ends.add(label, id);
  }
  const lost = new Map<string, StoredNode>();
  for (const label of ['Name', 'Statement', 'Decision', 'Term', 'Link'] as const) {
    for (const row of (await rowsOf(tx, label, ends.of(label))).values()) lost.set(`${label} ${row.id}`, row);
  }
  return lost;
}

/** Nodes by id. */
export async function rowsOf(tx: Runner, label: Label, ids: readonly string[]): Promise<Map<string, StoredNode>> {
  const rows = await inChunks([...new Set(ids)], (chunk) => tx.run(nodeRows[label], { ids: chunk }));
  return new Map(rows.map((row) => [String(row['id']), row as StoredNode]));
}

/** What a role shows follows from the documents that describe it and the title a person chose. */
async function project(tx: Runner, roles: readonly string[], patch: Patch): Promise<void> {
  const concerned = new Set<string>();
  for (const { label, after } of patch.nodes) if (label === 'Role' && after) concerned.add(after.id);
  for (const { edge, before, after } of patch.edges) {
    const end = edge === 'DESCRIBED_BY.Role.Document' ? 'tail' : edge === 'NAMES.Name.Role' ? 'head' : undefined;
    if (end) for (const row of [before, after]) if (row) concerned.add(row[end]);
  }
  const ids = roles.filter((id) => concerned.has(id));
  const there = await inChunks(ids, (chunk) => tx.run(existing.Role, { ids: chunk }));
  await projectRoles(
    tx,
    there.map(({ id }) => id),
  );
}

/** Notes the nouns whose names a patch changes: their computed ties are to be computed anew. */
export function noteNamed({ edges: changes }: Patch, named: Touched): void {
  for (const { edge, before, after } of changes) {
    const { type, to } = edgeOf(edge);
    if (type === 'NAMES') for (const row of [before, after]) if (row) named.add(to, row.head);
  }
}
