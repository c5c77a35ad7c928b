import { edgeRows, edgeRowsInto } from '../../cypher/transfer.ts';
import { edgeKey } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import { edges, type Label } from '../../model/graph.ts';
import { COMPUTED } from '../../model/history.ts';
import { inChunks } from '../chunks.ts';
import { edgeOf, placeOfEdge, type StoredEdge } from './patch.ts';

/** A relationship and the key of its edge. */
export interface Found {
  edge: string;
  row: StoredEdge;
}

export type End = 'tail' | 'head';

/** A relationship and at which of its ends it goes to another noun. */
export interface Going extends Found {
  ends: readonly End[];
}

/**
 * What of a relationship around a noun goes elsewhere, end by end: a relationship from a noun to itself may call it by two
 * names, of which one belongs to another noun.
 */
export function goingOf(
  found: Found,
  label: Label,
  noun: string,
  goes: (found: Found, end: End) => boolean = () => true,
): Going[] {
  const { from, to } = edgeOf(found.edge);
  const at = { tail: from === label && found.row.tail === noun, head: to === label && found.row.head === noun };
  const ends = (['tail', 'head'] as const).filter((end) => at[end] && goes(found, end));
  return ends.length > 0 ? [{ ...found, ends }] : [];
}

/**
 * Every relationship of given nodes of a label, whoever claims it, in the order of the model. Computed ties are left out:
 * they are computed anew from what the nouns are called then.
 */
export async function around(tx: Runner, label: Label, ids: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const edge of edges) {
    const key = edgeKey(edge);
    const sides = [
      edge.from === label ? edgeRows.get(edge) : undefined,
      edge.to === label ? edgeRowsInto.get(edge) : undefined,
    ];
    for (const query of sides) {
      if (!query) continue;
      const rows = (await inChunks(ids, (chunk) => tx.run(query, { ids: chunk }))) as StoredEdge[];
      // A relationship from a node to itself is found from both sides.
      for (const row of rows) {
        if (row['document'] !== COMPUTED) found.set(placeOfEdge(key, row), { edge: key, row });
      }
    }
  }
  return [...found.values()];
}
