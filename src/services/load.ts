import { createHash } from 'node:crypto';
import { documentsByIds } from '../cypher/document.ts';
import { lastVersions } from '../cypher/history.ts';
import { raiseRevision } from '../cypher/meta.ts';
import { createEdges, edgeKey, putNodes } from '../cypher/write.ts';
import type { GraphEngine, Runner } from '../engine/port.ts';
import { InvalidInput } from '../errors.ts';
import { claimsOf } from '../import/claims.ts';
import type { End, NamedEnd, NodeDraft } from '../import/draft.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Origin } from '../model/claim.ts';
import type { Document } from '../model/document.ts';
import { claimEdges, type Edge } from '../model/graph.ts';
import type { EdgeClaim } from './claim-diff.ts';
import { NounResolver } from './noun-resolver.ts';
import { externalNames, type Placement, placeRole } from './place-role.ts';
import { projectRoles } from './project-roles.ts';
import { type GraphDiff, replaceClaims } from './replace-claims.ts';

/** One blueprint to load, with what is known about its source. */
export interface BlueprintDocument {
  /** Stable source key: loading the same key again replaces what it claimed before. */
  id: string;
  blueprint: Blueprint;
  /** BCP 47; "en" when left out. */
  lang?: string;
  licence?: string;
  attribution?: string;
  placement?: Placement;
  /** Which noun an ambiguous name means: name as written → id of the noun. */
  resolve?: Readonly<Record<string, string>>;
}

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

/** Thrown to roll a dry run back. */
class Rehearsed extends Error {
  readonly result: LoadResult;
  constructor(result: LoadResult) {
    super('dry run');
    this.result = result;
  }
}

/**
 * Loads whole documents in one transaction; everything that ever enters the graph comes through here. Loading what is
 * there already writes nothing.
 * @throws AppError AMBIGUOUS_TITLE, ROLE_ALREADY_DESCRIBED, INVALID_INPUT; then nothing was written.
 */
export async function loadDocuments(
  engine: GraphEngine,
  documents: readonly BlueprintDocument[],
  options: LoadOptions,
): Promise<LoadResult> {
  try {
    return await engine.write(async (tx) => {
      const result = await loadInto(tx, documents, options);
      if (options.dryRun) throw new Rehearsed(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result;
    throw error;
  }
}

async function loadInto(
  tx: Runner,
  documents: readonly BlueprintDocument[],
  { by, origin }: LoadOptions,
): Promise<LoadResult> {
  assertDistinct(documents);
  const before = new Map((await tx.run(documentsByIds, { ids: documents.map(({ id }) => id) })).map((d) => [d.id, d]));
  const nodes: NodeDraft[] = [];
  const claims: EdgeClaim[] = [];
  const roles = new Map<string, string>();
  const names = new NounResolver(tx, origin);
  for (const document of documents) {
    const draft = await draftOf(tx, names, document, origin, new Set(roles.values()));
    roles.set(document.id, draft.role);
    nodes.push(...draft.nodes);
    claims.push(...draft.claims);
  }
  nodes.push(...names.minted);
  const at = new Date().toISOString();
  const documentRows = documents.map((document) => documentRow(document, origin, at));
  nodes.push(...documentRows.map((row) => ({ label: 'Document' as const, row })));

  const ids = documents.map(({ id }) => id);
  const diff = await replaceClaims(tx, ids, nodes, claims);
  const changed = new Set(diff.documentsChanged);
  const restated = documentRows.filter((row) => {
    const old = before.get(row.id);
    return old && (changed.has(row.id) || !sameSource(old, row));
  });
  if (restated.length > 0) await tx.run(putNodes.Document, { rows: restated });
  const describedRoles = [...new Set([...roles].filter(([id]) => changed.has(id)).map(([, role]) => role))];
  await projectRoles(tx, describedRoles);
  await addVersions(
    tx,
    documents.filter(({ id }) => changed.has(id)),
    roles,
    at,
    by,
  );
  if (changed.size + restated.length > 0) await tx.run(raiseRevision, {});
  return {
    ...diff,
    documents: documents.map(({ id }) => ({
      id,
      role: roles.get(id) ?? '',
      outcome: !before.has(id) ? 'added' : changed.has(id) ? 'changed' : 'unchanged',
    })),
  };
}

/** The claims of one document with every name resolved. */
async function draftOf(
  tx: Runner,
  names: NounResolver,
  document: BlueprintDocument,
  origin: Origin,
  describedInBatch: ReadonlySet<string>,
) {
  const { id, blueprint, placement, resolve = {} } = document;
  const lang = document.lang ?? 'en';
  const { title, externalIds } = blueprint.role;
  await names.know([{ label: 'Role', name: title }], lang);
  await names.knowExternal(externalNames(externalIds));
  const role = await placeRole(tx, names, { id, origin, lang, title, externalIds, placement }, describedInBatch);
  const draft = claimsOf(role, id, lang, blueprint);
  for (const name of externalNames(externalIds)) names.answersTo('Role', name, role);

  const ends = draft.claims.flatMap(({ from, to }) => [from, to]);
  await names.know(
    ends.filter((end): end is NamedEnd => 'name' in end),
    lang,
  );
  const idOf = (end: End) => ('id' in end ? end.id : names.resolve(end, lang, resolve));
  const claims = draft.claims.map(({ type, from, to, ordinal, line, asWritten, properties }): EdgeClaim => {
    const edge = claimEdges.find((e) => e.type === type && e.from === from.label && e.to === to.label);
    if (!edge) throw new Error(`${from.label}-${type}->${to.label} is no edge of the model.`);
    return {
      edge: edge as Edge,
      row: { tail: idOf(from), head: idOf(to), document: id, origin, ordinal, line, asWritten, ...properties },
    };
  });
  return { role, nodes: draft.nodes, claims };
}

function documentRow(document: BlueprintDocument, origin: Origin, importedAt: string): Document {
  const { source, positions: _positions, messages: _messages, ...content } = document.blueprint;
  return {
    id: document.id,
    sha256: source.sha256 ?? createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    parserVersion: null,
    file: source.file,
    url: source.url,
    format: source.format,
    lang: document.lang ?? 'en',
    origin,
    licence: document.licence ?? null,
    attribution: document.attribution ?? null,
    effectiveFrom: null,
    importedAt,
  };
}

const sameSource = (a: Document, b: Document) =>
  JSON.stringify({ ...a, importedAt: '' }) === JSON.stringify({ ...b, importedAt: '' });

async function addVersions(
  tx: Runner,
  documents: readonly BlueprintDocument[],
  roles: ReadonlyMap<string, string>,
  at: string,
  by: string,
): Promise<void> {
  const described = documents.map(({ id, blueprint }) => ({ id, blueprint, role: roles.get(id) ?? '' }));
  const last = await tx.run(lastVersions, { ids: [...new Set(described.map(({ role }) => role))] });
  const numbers = new Map(last.map(({ role, number }) => [role, number]));
  const rows = described.map(({ id, blueprint, role }) => {
    const number = (numbers.get(role) ?? 0) + 1;
    numbers.set(role, number);
    return { id: `${role}@${number}`, number, at, by, document: id, blueprint: JSON.stringify(blueprint), role };
  });
  if (rows.length === 0) return;
  await tx.run(putNodes.Version, { rows });
  const hasVersion = createEdges.get(edgeKey({ type: 'HAS_VERSION', from: 'Role', to: 'Version' }));
  if (hasVersion) await tx.run(hasVersion, { rows: rows.map(({ role, id }) => ({ tail: role, head: id })) });
}

function assertDistinct(documents: readonly BlueprintDocument[]): void {
  const seen = new Set<string>();
  for (const { id } of documents) {
    if (seen.has(id)) throw new InvalidInput(`Document ${id} is in the batch twice.`);
    seen.add(id);
  }
}
