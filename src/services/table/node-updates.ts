import { raiseRevision } from '../../cypher/meta.ts';
import { nodeRows } from '../../cypher/transfer.ts';
import { putNodes, raiseNounRevision } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { linkId, termId } from '../../import/table/draft-rows.ts';
import type { TableMessages } from '../../import/table/table-messages.ts';
import { cellOf, type TableRow } from '../../import/table/table-row.ts';
import { inChunks } from '../chunks.ts';
import { nodeKey, type StoredDocument, type StoredNodes } from './stored-documents.ts';

type Updated = 'Term' | 'Link' | 'Skill';

/** What a table says of a node that no document claims: the label of a term, say. */
export interface NodeUpdate {
  label: Updated;
  id: string;
  properties: Readonly<Record<string, string | number | null>>;
}

/** What a row says of a node, and where. */
interface Said {
  row: TableRow;
  column: string;
  update: NodeUpdate;
}

/**
 * Labels and ranks of terms, labels of links and kinds of skills belong to the node and not to a claim. Those in exported
 * rows that were edited change it; two rows that want different things are told.
 * @param isExport whether the table is an export: then a term without a row has no label.
 */
export function nodeUpdates(
  rows: readonly { row: TableRow; stored: StoredDocument | undefined }[],
  terms: readonly TableRow[],
  nodes: StoredNodes,
  isExport: boolean,
  messages: TableMessages,
): NodeUpdate[] {
  const updates = new Map<string, NodeUpdate>();
  for (const said of rows.flatMap(({ row, stored }) => (stored ? [...inRow(row, stored, nodes)] : []))) {
    const key = nodeKey(said.update.label, said.update.id);
    const other = updates.get(key);
    if (other && JSON.stringify(other.properties) !== JSON.stringify(said.update.properties)) {
      const text = `Two rows want it otherwise; it is one ${said.update.label.toLowerCase()} ("${said.update.id}").`;
      messages.error('contradiction', cellOf(said.row, said.column), text);
    }
    updates.set(key, said.update);
  }
  const listed = new Map(terms.map((row) => [termId(row.values['scheme'] ?? '', row.values['code'] ?? ''), row]));
  for (const [key, node] of nodes) {
    if (!key.startsWith('Term ')) continue;
    const id = String(node['id']);
    const row = listed.get(id);
    if (!row && !isExport) continue;
    const label = row?.values['label'] ?? null;
    const rank = row?.values['rank'] === undefined ? null : Number(row.values['rank']);
    if (label === (node['label'] ?? null) && rank === (node['rank'] ?? null)) continue;
    updates.set(key, { label: 'Term', id, properties: { label, rank } });
  }
  return [...updates.values()];
}

function* inRow(row: TableRow, stored: StoredDocument, nodes: StoredNodes): Iterable<Said> {
  const { values } = row;
  if (row.sheet === 'links') {
    const id = linkId(values['link'] ?? '', values['url'] ?? '');
    const node = nodes.get(nodeKey('Link', id));
    const label = values['label'] ?? null;
    if (node && label !== (node['label'] ?? null)) {
      yield { row, column: 'label', update: { label: 'Link', id, properties: { label } } };
    }
  }
  if (row.sheet === 'requirements' && values['kind'] !== undefined) {
    const name = `name:${stored.row.lang}:${normalForm(values['skill'] ?? '', stored.row.lang)}`;
    const id = stored.meanings.get(nodeKey('Skill', name));
    const node = id === undefined ? undefined : nodes.get(nodeKey('Skill', id));
    if (node && id !== undefined && node['kind'] !== values['kind']) {
      yield { row, column: 'kind', update: { label: 'Skill', id, properties: { kind: values['kind'] } } };
    }
  }
}

/** Writes what a table says of nodes; those that went in the meantime are passed over. */
export async function updateNodes(tx: Runner, updates: readonly NodeUpdate[]): Promise<void> {
  for (const label of ['Term', 'Link', 'Skill'] as const) {
    const own = new Map(updates.filter((update) => update.label === label).map((update) => [update.id, update]));
    const ids = [...own.keys()];
    const rows = await inChunks(ids, (chunk) => tx.run(nodeRows[label], { ids: chunk }));
    const changed = rows.map((row) => ({ ...row, ...own.get(String(row['id']))?.properties }));
    await inChunks(changed, (chunk) => tx.run(putNodes[label], { rows: chunk as never }));
    if (label === 'Skill') await inChunks(ids, (chunk) => tx.run(raiseNounRevision.Skill, { ids: chunk }));
  }
  if (updates.length > 0) await tx.run(raiseRevision, {});
}
