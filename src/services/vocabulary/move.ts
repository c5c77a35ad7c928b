import type { Runner } from '../../engine/port.ts';
import { statementId } from '../../import/drafter.ts';
import type { NounLabel } from '../../model/graph.ts';
import { DECISIONS } from '../../model/history.ts';
import type { Statement } from '../../model/statement.ts';
import type { End, Found, Going } from './around.ts';
import { type EdgeChange, edgeOf, type NodeChange, type Patch, placeOfEdge, rowsOf, type StoredEdge } from './patch.ts';

/** The relationships that say how two nouns stand to each other; people decide one a pair. */
const ties = ['RELATED_TO', 'INCLUDES', 'STANDS_FOR', 'CORRESPONDS_TO'];

/**
 * Takes relationships to another noun. Nothing is lost: where one stands in the place already, the next free
 * ordinal is taken; of ties that people decided, the latest stays of each pair and none of a noun to itself; documents say theirs again.
 * Statements belong to one role, so that of another role they are other nodes.
 * @param moving those that move.
 * @param present all of `to`.
 */
export async function moveTo(
  tx: Runner,
  label: NounLabel,
  to: string,
  moving: readonly Going[],
  present: readonly Found[],
): Promise<Patch> {
  const statements = await statementsOf(tx, label, to, moving);
  const leaving = new Set(moving.map(({ edge, row }) => placeOfEdge(edge, row)));
  const staying = present.filter(({ edge, row }) => !leaving.has(placeOfEdge(edge, row)));
  const places = new Set(staying.map(({ edge, row }) => placeOfEdge(edge, row)));
  const pairs = new Map<string, { change: EdgeChange; row: StoredEdge }>();
  for (const { edge, row } of staying) {
    if (joins(edge, row)) pairs.set(pairOf(edge, row), { change: { edge, before: row, after: row }, row });
  }
  const changes: EdgeChange[] = [];
  for (const { edge, row, ends } of moving) {
    const change: EdgeChange = { edge, before: row, after: null };
    changes.push(change);
    const moved = reconnected(edge, row, ends, to, statements.ids);
    if (joins(edge, row)) {
      if (moved.tail === moved.head) continue;
      const other = pairs.get(pairOf(edge, moved));
      if (other && !leads(moved, other.row)) continue;
      if (other) {
        places.delete(placeOfEdge(edge, other.row));
        // One that was there gives way; one that was to come does not come.
        if (other.change.before === other.row) changes.push({ edge, before: other.row, after: null });
        else other.change.after = null;
      }
      pairs.set(pairOf(edge, moved), { change, row: moved });
    }
    while (places.has(placeOfEdge(edge, moved))) moved['ordinal'] = Number(moved['ordinal']) + 1;
    places.add(placeOfEdge(edge, moved));
    change.after = moved;
  }
  return { nodes: statements.nodes, edges: changes };
}

const joins = (edge: string, { document }: StoredEdge) => document === DECISIONS && ties.includes(edgeOf(edge).type);
const pairOf = (edge: string, { tail, head }: StoredEdge) => JSON.stringify([edge, tail, head]);

/** Whether a decision stands before another about the same pair. */
const leads = (a: StoredEdge, b: StoredEdge) => Number(a['ordinal']) > Number(b['ordinal']);

function reconnected(
  key: string,
  row: StoredEdge,
  ends: readonly End[],
  to: string,
  statements: ReadonlyMap<string, string>,
): StoredEdge {
  const edge = edgeOf(key);
  const tail = ends.includes('tail') ? to : row.tail;
  const statement = edge.type === 'STATES' ? statements.get(row.head) : undefined;
  const head = ends.includes('head') ? to : (statement ?? row.head);
  const chosen = edge.type === 'NAMES' ? { preferred: null } : {};
  // Related nouns stand in the order of their ids.
  const swap = edge.type === 'RELATED_TO' && tail > head;
  return { ...row, ...chosen, tail: swap ? head : tail, head: swap ? tail : head };
}

/** What statements are called at the other role. */
async function statementsOf(
  tx: Runner,
  label: NounLabel,
  to: string,
  moving: readonly Found[],
): Promise<{ ids: Map<string, string>; nodes: NodeChange[] }> {
  const ids = new Map<string, string>();
  const nodes: NodeChange[] = [];
  if (label !== 'Role') return { ids, nodes };
  const heads = moving.flatMap(({ edge, row }) => (edge === 'STATES.Role.Statement' ? [row.head] : []));
  for (const row of (await rowsOf(tx, 'Statement', heads)).values()) {
    const id = statementId(to, row as unknown as Statement);
    ids.set(row.id, id);
    nodes.push({ label: 'Statement', before: null, after: { ...row, id } });
  }
  return { ids, nodes };
}
