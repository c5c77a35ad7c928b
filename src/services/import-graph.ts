import { isEmpty, raiseRevision } from '../cypher/meta.ts';
import { createEdges, edgeKey, existing, putNodes } from '../cypher/write.ts';
import type { GraphEngine, Runner } from '../engine/port.ts';
import { AppError } from '../errors.ts';
import type { Edge } from '../model/graph.ts';
import {
  type Counts,
  comparePlaces,
  type Entry,
  invalidLine,
  type Place,
  placeOf,
  type Row,
  readHeader,
  readLine,
} from './graph-file.ts';
import { renewNormalForms } from './renew-normal-forms.ts';

/** What goes to the database in one statement at most; characters bound it where rows are long (`Version`). */
const PORTION = { rows: 2_000, characters: 8 * 1024 * 1024 };

interface ReadEntry {
  entry: Entry;
  /** Counted from 1. */
  line: number;
  characters: number;
}

/** Entries of one kind, from consecutive lines. */
interface Portion {
  of: Entry;
  rows: Row[];
  /** Line of the first row. */
  line: number;
  characters: number;
}

/**
 * Reads a graph file into a store that holds no document, in one transaction. `open` gives its lines, from the first
 * again each time: a transaction that met a conflict starts over.
 * @throws AppError STORE_NOT_EMPTY, STORE_TOO_NEW or INVALID_INPUT with the line; then nothing was written.
 */
export async function importGraph(engine: GraphEngine, open: () => AsyncIterable<string>): Promise<Counts> {
  return engine.write(async (tx) => {
    // Raised first and not last: it locks out other writers, so that the store is still empty when we write.
    await tx.run(raiseRevision, {});
    const [stored] = await tx.run(isEmpty, {});
    if (stored?.documents !== 0) {
      throw new AppError('STORE_NOT_EMPTY', 'The store holds documents; a graph file goes into an empty one only.');
    }
    const counts = { nodes: 0, relationships: 0 };
    for await (const portion of portionsOf(entriesOf(open()))) {
      if ('label' in portion.of) {
        await tx.run(putNodes[portion.of.label], { rows: portion.rows as never });
        counts.nodes += portion.rows.length;
      } else {
        await createAll(tx, portion.of.edge, portion);
        counts.relationships += portion.rows.length;
      }
    }
    // The file may come from an older Rolegraph, whose names have older normal forms.
    await renewNormalForms(tx);
    return counts;
  });
}

async function createAll(tx: Runner, edge: Edge, { rows, line }: Portion): Promise<void> {
  const query = createEdges.get(edgeKey(edge));
  if (!query) throw new Error(`No statement creates ${edge.type}.`);
  const [created] = await tx.run(query, { rows: rows as never });
  if (created?.written === rows.length) return;
  const ends = [
    ['tail', edge.from],
    ['head', edge.to],
  ] as const;
  for (const [end, label] of ends) {
    const known = await tx.run(existing[label], { ids: rows.map((row) => String(row[end])) });
    const ids = new Set(known.map(({ id }) => id));
    const missing = rows.findIndex((row) => !ids.has(String(row[end])));
    if (missing >= 0) throw invalidLine(line + missing, `names a ${label} that is not in the file as its ${end}`);
  }
}

/** The entries of a file with their line numbers, checked for order, for doubles and for completeness. */
async function* entriesOf(lines: AsyncIterable<string>): AsyncGenerator<ReadEntry> {
  const counts = { nodes: 0, relationships: 0 };
  let line = 0;
  let last: Place | undefined;
  let ended = false;
  for await (const text of lines) {
    line += 1;
    if (line === 1) {
      readHeader(text);
      continue;
    }
    if (ended) throw invalidLine(line, 'stands behind the end');
    const read = readLine(text, line);
    if ('end' in read) {
      if (read.end.nodes !== counts.nodes || read.end.relationships !== counts.relationships) {
        throw invalidLine(line, `counts ${JSON.stringify(read.end)}, but the file has ${JSON.stringify(counts)}`);
      }
      ended = true;
      continue;
    }
    const place = placeOf(read);
    if (last && comparePlaces(last, place) >= 0) {
      throw invalidLine(line, 'is there twice or out of order (lines are sorted as an export sorts them)');
    }
    last = place;
    counts['label' in read ? 'nodes' : 'relationships'] += 1;
    yield { entry: read, line, characters: text.length };
  }
  if (line === 0) readHeader(undefined);
  if (!ended) throw invalidLine(line + 1, 'is missing: the file was cut short, an "end" belongs there');
}

async function* portionsOf(entries: AsyncIterable<ReadEntry>): AsyncGenerator<Portion> {
  let portion: Portion | undefined;
  for await (const { entry, line, characters } of entries) {
    if (portion && (!sameKind(portion.of, entry) || isFull(portion))) {
      yield portion;
      portion = undefined;
    }
    portion ??= { of: entry, rows: [], line, characters: 0 };
    portion.rows.push(entry.row);
    portion.characters += characters;
  }
  if (portion) yield portion;
}

function isFull({ rows, characters }: Portion): boolean {
  return rows.length >= PORTION.rows || characters >= PORTION.characters;
}

function sameKind(a: Entry, b: Entry): boolean {
  return 'label' in a ? 'label' in b && a.label === b.label : 'edge' in b && a.edge === b.edge;
}
