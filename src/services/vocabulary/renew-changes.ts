import { changes } from '../../cypher/change.ts';
import { putNodes } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import { inChunks } from '../chunks.ts';
import { readInverse } from './inverse.ts';
import { edgeOf, type StoredEdge, type StoredNode } from './patch.ts';

/** Nodes that have another id now, by the id they had; per label. */
export type Renewed = Readonly<Partial<Record<string, ReadonlyMap<string, StoredNode>>>>;

/** Has what undoes decisions speak of nodes by the ids they have now. Writes nothing where none has another id. */
export async function renewChanges(tx: Runner, renewed: Renewed): Promise<void> {
  if (Object.values(renewed).every((nodes) => nodes?.size === 0)) return;
  const idOf = (label: string, id: string) => renewed[label]?.get(id)?.id ?? id;
  const node = (label: string, row: StoredNode | null) => row && (renewed[label]?.get(row.id) ?? row);
  const row = (key: string, edge: StoredEdge | null): StoredEdge | null => {
    const { from, to } = edgeOf(key);
    return edge && { ...edge, tail: idOf(from, edge.tail), head: idOf(to, edge.head) };
  };
  const rows = (await tx.run(changes.standingAfter, { number: 0 })).map((change) => {
    const { nodes, edges, documents, own } = readInverse(change.inverse);
    const inverse = {
      nodes: nodes.map(({ label, before, after }) => ({
        label,
        before: node(label, before),
        after: node(label, after),
      })),
      edges: edges.map(({ edge, before, after }) => ({ edge, before: row(edge, before), after: row(edge, after) })),
      documents,
      own: own.map((id) => idOf('Name', id)),
    };
    return { ...change, inverse: JSON.stringify(inverse) };
  });
  await inChunks(rows, (chunk) => tx.run(putNodes.Change, { rows: chunk }));
}
