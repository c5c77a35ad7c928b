import { documentsByIds, rolesDescribedBy } from '../cypher/document.ts';
import type { GraphEngine } from '../engine/port.ts';
import { AmbiguousTitle, AppError } from '../errors.ts';
import { type BlueprintChange, blueprintChanges } from '../import/blueprint-diff.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { NounLabel } from '../model/graph.ts';
import { nounLabels } from '../model/graph.ts';
import { versionsOf } from './history.ts';
import { type Finding, importFindings } from './import-lint.ts';
import { loadDocuments } from './load.ts';
import { NounResolver } from './noun-resolver.ts';
import { type GraphDiff, nothingWritten } from './replace-claims.ts';
import { roleSaidBefore } from './said-before.ts';
import { fromBlueprint, type Placement } from './source-document.ts';

export interface ImportRequest {
  /** Stable source key. */
  id: string;
  blueprint: Blueprint;
  lang?: string;
  placement?: Placement;
  resolve?: Readonly<Record<string, string>>;
}

/** A name that several nouns answer to, and which of them. */
export interface AmbiguousName {
  label: NounLabel;
  name: string;
  candidates: readonly string[];
}

export interface ImportReport {
  document: string;
  /** Id of the role it describes; null where that is undecided. */
  role: string | null;
  outcome: 'added' | 'changed' | 'unchanged' | 'undecided';
  diff: GraphDiff | null;
  /** Compared with what the same document said before. */
  changes: BlueprintChange[];
  /** Names that the graph did not know and that became nouns of their own. */
  newNames: { label: NounLabel; id: string }[];
  ambiguous: AmbiguousName[];
  findings: Finding[];
}

/**
 * Imports one blueprint as a document of the company, in one transaction, and says what it did; as a dry run what it
 * would do. Names that several nouns answer to are reported all at once, and nothing is written then.
 * @throws AppError ROLE_ALREADY_DESCRIBED or AMBIGUOUS_TITLE where the caller has to say which role it describes.
 */
export async function importBlueprint(
  engine: GraphEngine,
  request: ImportRequest,
  options: { by: string; dryRun: boolean },
): Promise<ImportReport> {
  const { id, blueprint } = request;
  const source = fromBlueprint(request);
  const known = await roleSaidBefore(engine, source);
  if (known !== null) {
    return {
      document: id,
      role: known,
      outcome: 'unchanged',
      diff: nothingWritten(source.draft(known).claims.length),
      changes: [],
      newNames: [],
      ambiguous: [],
      findings: await importFindings(engine, known, blueprint, request.lang ?? 'en'),
    };
  }
  const changes = await changesSinceBefore(engine, id, blueprint);
  try {
    const result = await loadDocuments(engine, [request], { ...options, origin: 'company' });
    const [loaded] = result.documents;
    const role = loaded?.role ?? null;
    return {
      document: id,
      role,
      outcome: loaded?.outcome ?? 'unchanged',
      diff: result,
      changes,
      newNames: result.nodesAdded.filter(isNoun),
      ambiguous: [],
      findings: await importFindings(engine, role, blueprint, request.lang ?? 'en'),
    };
  } catch (error) {
    if (!(error instanceof AmbiguousTitle)) throw error;
    const ambiguous = await ambiguousNames(engine, request);
    // Else it is the role itself that is in doubt, which only the caller can place.
    if (ambiguous.length === 0) throw error;
    const nothing = { role: null, diff: null, newNames: [], findings: [] };
    return { document: id, outcome: 'undecided', changes, ambiguous, ...nothing };
  }
}

const isNoun = (node: { label: string; id: string }): node is { label: NounLabel; id: string } =>
  (nounLabels as readonly string[]).includes(node.label);

/** Every name of the document that several nouns answer to and nobody decided. */
async function ambiguousNames(engine: GraphEngine, request: ImportRequest): Promise<AmbiguousName[]> {
  const { draft, row, resolve = {} } = fromBlueprint(request);
  const ends = draft('').claims.flatMap(({ from, to }) => [from, to]);
  const named = ends.flatMap((end) => ('name' in end ? [{ lang: row.lang, end }] : []));
  const names = new NounResolver(engine, 'company');
  await names.know(named);
  const found = new Map<string, AmbiguousName>();
  for (const { end, lang } of named) {
    const candidates = names.candidates(end, lang);
    if (candidates.length < 2 || candidates.includes(resolve[end.name] ?? '')) continue;
    found.set(`${end.label} ${end.name}`, { label: end.label, name: end.name, candidates });
  }
  return [...found.values()];
}

async function changesSinceBefore(engine: GraphEngine, id: string, blueprint: Blueprint): Promise<BlueprintChange[]> {
  const [known] = await engine.run(documentsByIds, { ids: [id] });
  const [described] = known ? await engine.run(rolesDescribedBy, { ids: [id] }) : [];
  if (!described) return [];
  const versions = await versionsOf(engine, described.role);
  const before = versions.findLast(({ document }) => document === id);
  return before?.blueprint ? blueprintChanges(before.blueprint, blueprint) : [];
}

/** Adds the external ids a caller gives to those of the document. @throws AppError INVALID_INPUT. */
export function withExternalIds(blueprint: Blueprint, externalIds: readonly string[]): Blueprint {
  const wrong = externalIds.find((externalId) => !/^[^:\s]+:.+$/.test(externalId));
  if (wrong !== undefined) throw new AppError('INVALID_INPUT', `"${wrong}" is no external id: write it "scheme:code".`);
  const all = [...new Set([...blueprint.role.externalIds, ...externalIds])];
  return { ...blueprint, role: { ...blueprint.role, externalIds: all } };
}
