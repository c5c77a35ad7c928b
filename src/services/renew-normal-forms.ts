import { allIds, edgeRows, nodeRows, transferEdges } from '../cypher/transfer.ts';
import { createEdges, deleteNodes, edgeKey, existing, putNodes } from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import { normalForm } from '../identity/normal-form.ts';
import { contentId, type NodeDraft } from '../import/draft.ts';
import { nameId } from '../import/drafter.ts';
import type { Edge } from '../model/graph.ts';
import { inChunks } from './chunks.ts';
import { renewChanges } from './vocabulary/renew-changes.ts';

type Renewed = ReadonlyMap<string, NodeDraft['row']>;

/**
 * Gives names and decisions the ids that the normal form of today gives them, with all their claims and with what undoes
 * people's decisions: what is loaded from now on meets what was stored under an older form. Writes nothing where no id
 * differs.
 */
export async function renewNormalForms(tx: Runner): Promise<void> {
  const names = await renewed(tx, 'Name', (row) => {
    if (row.scheme !== 'title' && row.scheme !== 'name') return row;
    const normal = normalForm(row.text, row.lang);
    return { ...row, normal, id: nameId(row.scheme, row.lang, normal) };
  });
  await move(
    tx,
    'Name',
    'tail',
    names,
    transferEdges.filter(({ from }) => from === 'Name'),
  );
  const decisions = await renewed(tx, 'Decision', (row) => ({
    ...row,
    id: contentId(row.area && normalForm(row.area), normalForm(row.text)),
  }));
  await move(
    tx,
    'Decision',
    'head',
    decisions,
    transferEdges.filter(({ to }) => to === 'Decision'),
  );
  await renewChanges(tx, { Name: names, Decision: decisions });
}

type Rows = { Name: { scheme: string; lang: string; text: string }; Decision: { area: string | null; text: string } };

/** The nodes whose id changes, by their old id. */
async function renewed<L extends keyof Rows>(
  tx: Runner,
  label: L,
  renew: (row: Rows[L] & { id: string }) => NodeDraft['row'],
): Promise<Renewed> {
  const ids = (await tx.run(allIds[label], {})).map(({ id }) => id);
  const rows = await inChunks(ids, (chunk) => tx.run(nodeRows[label], { ids: chunk }));
  return new Map(
    rows.flatMap((row): [string, NodeDraft['row']][] => {
      const before = row as unknown as Rows[L] & { id: string };
      const after = renew(before);
      return after.id === before.id ? [] : [[before.id, after]];
    }),
  );
}

async function move(
  tx: Runner,
  label: keyof Rows,
  end: 'tail' | 'head',
  renewed: Renewed,
  edges: readonly Edge[],
): Promise<void> {
  if (renewed.size === 0) return;
  const rows = new Map([...renewed.values()].map((row) => [row.id, row]));
  for (const { id } of await inChunks([...rows.keys()], (ids) => tx.run(existing[label], { ids }))) rows.delete(id);
  await inChunks([...rows.values()], (chunk) => tx.run(putNodes[label], { rows: chunk as never }));
  for (const edge of edges) {
    const [read, create] = [edgeRows.get(edge), createEdges.get(edgeKey(edge))];
    if (!read || !create) throw new Error(`${edgeKey(edge)} is no edge of the model.`);
    const starts = end === 'tail' ? [...renewed.keys()] : (await tx.run(allIds[edge.from], {})).map(({ id }) => id);
    const claims = await inChunks(starts, (ids) => tx.run(read, { ids }));
    const moved = claims.flatMap((claim) => {
      const row = renewed.get(String(claim[end]));
      return row ? [{ ...claim, [end]: row.id }] : [];
    });
    await inChunks(moved, (chunk) => tx.run(create, { rows: chunk as never }));
  }
  await inChunks([...renewed.keys()], (ids) => tx.run(deleteNodes[label], { ids }));
}
