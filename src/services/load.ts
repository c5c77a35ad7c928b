import { documentsByIds, rolesDescribedBy } from '../cypher/document.ts';
import { lastVersions } from '../cypher/history.ts';
import { raiseRevision } from '../cypher/meta.ts';
import { existing, putNodes } from '../cypher/write.ts';
import type { GraphEngine, Runner, Transaction } from '../engine/port.ts';
import { InvalidInput } from '../errors.ts';
import type { Origin } from '../model/claim.ts';
import type { Document } from '../model/document.ts';
import { COMPUTED, DECISIONS } from '../model/history.ts';
import { inChunks } from './chunks.ts';
import { draftDocuments } from './draft-documents.ts';
import { projectRoles } from './project-roles.ts';
import { relateNouns } from './relate/relate.ts';
import { createRelationships, type GraphDiff, replaceClaims, Touched } from './replace-claims.ts';
import { sameSource } from './said-before.ts';
import { type BlueprintDocument, fromBlueprint, type SourceDocument } from './source-document.ts';

export interface LoadOptions {
  /** Who loads, noted in each `Version`. */
  by: string;
  /** Where all documents of the load come from. */
  origin: Origin;
  /** Computes everything and writes nothing. */
  dryRun?: boolean;
}

export interface LoadResult extends GraphDiff {
  documents: { id: string; role: string; outcome: 'added' | 'changed' | 'unchanged' }[];
}

/** Ids are keys of an index, and Neo4j's hold about 8 kB. */
const MAX_ID_LENGTH = 1_000;

/** Thrown to roll a dry run back. */
class Rehearsed extends Error {
  readonly results: LoadResult[];
  constructor(results: LoadResult[]) {
    super('dry run');
    this.results = results;
  }
}

/** Loads whole blueprints; see `loadSources`. */
export function loadDocuments(
  engine: GraphEngine,
  documents: readonly BlueprintDocument[],
  options: LoadOptions,
): Promise<LoadResult> {
  return loadSources(engine, documents.map(fromBlueprint), options);
}

/**
 * Loads whole documents in one transaction; everything that ever enters the graph comes through here. Loading what is
 * there already writes nothing.
 * @throws AppError AMBIGUOUS_TITLE, ROLE_ALREADY_DESCRIBED, INVALID_INPUT; then nothing was written.
 */
async function loadSources(
  engine: GraphEngine,
  documents: readonly SourceDocument[],
  options: LoadOptions,
): Promise<LoadResult> {
  const [result] = await loadBatches(engine, () => [documents], options);
  if (!result) throw new Error('One batch has one result.');
  return result;
}

/**
 * Loads batches of whole documents one after the other, each in a transaction of its own; as a dry run all in one that is
 * rolled back, because later ones meet what earlier ones brought.
 * @param batches the batches, from the first one each time it is called: a conflict starts again.
 * @param after told after each batch, also of a dry run.
 */
export async function loadBatches(
  engine: GraphEngine,
  batches: () => Iterable<readonly SourceDocument[]> | AsyncIterable<readonly SourceDocument[]>,
  options: LoadOptions,
  after: (batch: LoadResult) => void = () => {},
): Promise<LoadResult[]> {
  const results: LoadResult[] = [];
  if (!options.dryRun) {
    for await (const documents of batches()) {
      const result = await engine.write((tx) => loadInto(tx, documents, options));
      results.push(result);
      after(result);
    }
    return results;
  }
  try {
    return await engine.write(async (tx) => {
      results.length = 0;
      for await (const documents of batches()) {
        const result = await loadInto(tx, documents, options);
        results.push(result);
        after(result);
      }
      throw new Rehearsed(results);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.results;
    throw error;
  }
}

/** The same within a transaction of the caller's. A dry run is the caller's to roll back. */
export async function loadInto(
  tx: Transaction,
  documents: readonly SourceDocument[],
  { by, origin }: Pick<LoadOptions, 'by' | 'origin'>,
): Promise<LoadResult> {
  assertDistinct(documents);
  const ids = documents.map(({ row }) => row.id);
  const before = new Map(
    (await inChunks(ids, (chunk) => tx.run(documentsByIds, { ids: chunk }))).map((d) => [d.id, d]),
  );
  const describedBefore = await inChunks([...before.keys()], (chunk) => tx.run(rolesDescribedBy, { ids: chunk }));
  const roleBefore = new Map(describedBefore.map(({ document, role }) => [document, role]));
  const { roles, nodes, claims } = await draftDocuments(tx, documents, origin, roleBefore);
  const at = new Date().toISOString();
  const rows = documents.map(({ row }): Document => ({ ...row, origin, importedAt: at }));
  for (const row of rows) nodes.push({ label: 'Document', row });

  const touched = new Touched();
  const diff = await replaceClaims(tx, [...before.keys()], nodes, claims, touched, origin !== 'catalogue');
  await relateNouns(tx, (label) => touched.of(label));
  const changed = new Set(diff.documentsChanged);
  const restated = rows.filter((row) => {
    const old = before.get(row.id);
    return old && (changed.has(row.id) || !sameSource(old, row));
  });
  await inChunks(restated, (chunk) => tx.run(putNodes.Document, { rows: chunk }));
  const described = [...roleBefore, ...roles];
  await projectRoles(tx, [...new Set(described.filter(([id]) => changed.has(id)).map(([, role]) => role))]);
  const loaded = documents.filter(({ row }) => changed.has(row.id));
  await addVersions(tx, loaded, roles, at, by);
  if (changed.size + restated.length + diff.claimsMoved > 0) await tx.run(raiseRevision, {});
  return {
    ...diff,
    documents: ids.map((id) => ({
      id,
      role: roles.get(id) ?? '',
      outcome: !before.has(id) ? 'added' : changed.has(id) ? 'changed' : 'unchanged',
    })),
  };
}

async function addVersions(
  tx: Runner,
  documents: readonly SourceDocument[],
  roles: ReadonlyMap<string, string>,
  at: string,
  by: string,
): Promise<void> {
  const numbers = await lastNumbers(tx, [...new Set(roles.values())]);
  const rows = documents.flatMap(({ row, content }) => {
    if (content === null) return [];
    const role = roles.get(row.id) ?? '';
    const number = (numbers.get(role) ?? 0) + 1;
    numbers.set(role, number);
    return [{ id: `${role}@${number}`, number, at, by, document: row.id, blueprint: content, role }];
  });
  await inChunks(rows, (chunk) => tx.run(putNodes.Version, { rows: chunk }));
  await inChunks(rows, (chunk) =>
    createRelationships(
      tx,
      'HAS_VERSION.Role.Version',
      chunk.map(({ role, id }) => ({ tail: role, head: id })),
    ),
  );
}

/** The number of each role's last version. A version that went to another role when roles were split keeps its id. */
async function lastNumbers(tx: Runner, roles: readonly string[]): Promise<Map<string, number>> {
  const last = await inChunks(roles, (ids) => tx.run(lastVersions, { ids }));
  const numbers = new Map(last.map(({ role, number }) => [role, number]));
  for (let open = [...roles]; open.length > 0; ) {
    const next = new Map(open.map((role) => [`${role}@${(numbers.get(role) ?? 0) + 1}`, role]));
    const taken = await inChunks([...next.keys()], (ids) => tx.run(existing.Version, { ids }));
    open = taken.map(({ id }) => next.get(id) ?? '');
    for (const role of open) numbers.set(role, (numbers.get(role) ?? 0) + 1);
  }
  return numbers;
}

function assertDistinct(documents: readonly SourceDocument[]): void {
  const seen = new Set<string>();
  for (const { row } of documents) {
    const { id } = row;
    if (id.length > MAX_ID_LENGTH) throw new InvalidInput(`The id of a document may have ${MAX_ID_LENGTH} characters.`);
    if (id === DECISIONS || id === COMPUTED)
      throw new InvalidInput(`"${id}" is the id of a document of Rolegraph's own.`);
    if (seen.has(id)) throw new InvalidInput(`Document ${id} is in the batch twice.`);
    seen.add(id);
  }
}
