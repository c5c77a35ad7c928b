import { allIds, edgeRows, nodeRows, transferEdges, transferLabels } from '../cypher/transfer.ts';
import type { GraphEngine } from '../engine/port.ts';
import { AppError } from '../errors.ts';
import type { Label } from '../model/graph.ts';
import { comparePlaces, edgeLine, endLine, headerLine, nodeLine, placeOf } from './graph-file.ts';

const NODES_PER_PAGE = 250;

/**
 * The whole graph, line by line (`graph-file.ts`). Holds the ids of one label and one page of rows at a time.
 * @throws AppError CONFLICT at the end where somebody wrote in the meantime: what was read is of no single state.
 */
export async function* exportGraph(engine: GraphEngine): AsyncGenerator<string> {
  const before = await engine.version();
  const counts = { nodes: 0, relationships: 0 };
  yield headerLine();
  for (const label of transferLabels) {
    for (const ids of pages(await sortedIds(engine, label))) {
      const rows = await engine.run(nodeRows[label], { ids });
      const places = new Map(rows.map((row) => [String(row['id']), row]));
      for (const id of ids) {
        const row = places.get(id);
        if (!row) throw changed();
        counts.nodes += 1;
        yield nodeLine(label, row);
      }
    }
  }
  let tails: { label?: Label; ids: string[] } = { ids: [] };
  for (const edge of transferEdges) {
    const query = edgeRows.get(edge);
    if (!query) throw new Error(`No statement reads ${edge.type}.`);
    if (tails.label !== edge.from) tails = { label: edge.from, ids: await sortedIds(engine, edge.from) };
    for (const ids of pages(tails.ids)) {
      const rows = await engine.run(query, { ids });
      rows.sort((a, b) => comparePlaces(placeOf({ edge, row: a }), placeOf({ edge, row: b })));
      counts.relationships += rows.length;
      for (const row of rows) yield edgeLine(edge, row);
    }
  }
  yield endLine(counts);
  const after = await engine.version();
  if (after.mark !== before.mark || after.revision !== before.revision) throw changed();
}

/** By code unit, as JavaScript sorts. */
async function sortedIds(engine: GraphEngine, label: Label): Promise<string[]> {
  return (await engine.run(allIds[label], {})).map(({ id }) => id).sort();
}

function* pages(ids: readonly string[]): Iterable<string[]> {
  for (let start = 0; start < ids.length; start += NODES_PER_PAGE) yield ids.slice(start, start + NODES_PER_PAGE);
}

function changed(): AppError {
  return new AppError('CONFLICT', 'The graph was written to while it was exported. Export it again.');
}
