import { createHash } from 'node:crypto';
import { documentsOfCatalogue } from '../../cypher/document.ts';
import type { GraphEngine } from '../../engine/port.ts';
import { claimsOfOccupation } from '../../import/catalogue/claims.ts';
import type { CatalogueSource, Occupation } from '../../model/occupation.ts';
import { type LoadResult, loadBatches } from '../load.ts';
import type { SourceDocument } from '../source-document.ts';

/** Raised when the same files would give other claims, so that an import replaces what an earlier version read. */
const PARSER_VERSION = '1';

/** Documents per transaction: some ten thousand claims, so that memory stays flat and what is there is there soon. */
const BATCH = 50;

export interface CatalogueImport {
  source: CatalogueSource;
  /** The occupations, from the first one each time it is called. */
  occupations: () => AsyncIterable<Occupation> | Iterable<Occupation>;
  /** Whether they are all there are: then documents of an earlier release that are missing are told. */
  whole: boolean;
}

export interface CatalogueReport {
  catalogue: string;
  added: number;
  changed: number;
  unchanged: number;
  /** Nodes by label, relationships by type. */
  nodesAdded: Record<string, number>;
  nodesRemoved: Record<string, number>;
  claimsAdded: Record<string, number>;
  claimsRemoved: Record<string, number>;
  /** Documents of the catalogue that stay in the graph although these files do not hold them. */
  notInFiles: string[];
}

interface Options {
  dryRun: boolean;
  /** Told after each batch how many documents are in, unchanged ones included. */
  progress?: (documents: number) => void;
  /** Stops the import between two batches. */
  signal?: AbortSignal;
}

/**
 * Loads the occupations of a catalogue in batches of whole documents, each in a transaction of its own. What is there as it
 * is in the files is passed over, so that an import that was broken off goes on where it stood, and one that is repeated
 * writes nothing.
 */
export async function importCatalogue(
  engine: GraphEngine,
  { source, occupations, whole }: CatalogueImport,
  { dryRun, progress = () => {}, signal }: Options,
): Promise<CatalogueReport> {
  const stored = new Map(
    (await engine.run(documentsOfCatalogue, { catalogue: source.id })).map((row) => [row.id, row]),
  );
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const seen = new Set<string>();
  const report = { nodesAdded: {}, nodesRemoved: {}, claimsAdded: {}, claimsRemoved: {} };
  async function* batches(): AsyncGenerator<SourceDocument[]> {
    counts.unchanged = 0;
    let batch: SourceDocument[] = [];
    for await (const occupation of occupations()) {
      signal?.throwIfAborted();
      seen.add(occupation.id);
      const document = sourceDocument(source, occupation);
      const before = stored.get(occupation.id);
      const same = before?.sha256 === document.row.sha256 && before.parserVersion === PARSER_VERSION;
      if (same) counts.unchanged += 1;
      else batch.push(document);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
  const options = { by: 'catalogue', origin: 'catalogue', dryRun } as const;
  for (const result of await loadBatches(engine, batches, options, () => progress(seen.size))) {
    for (const { outcome } of result.documents) counts[outcome] += 1;
    add(report, result);
  }
  const notInFiles = whole ? [...stored.keys()].filter((id) => !seen.has(id)) : [];
  return { catalogue: source.id, ...counts, ...report, notInFiles };
}

/** An occupation as the loader takes it. */
function sourceDocument(source: CatalogueSource, occupation: Occupation): SourceDocument {
  const { id: format, lang, licence, attribution } = source;
  const { id, title, externalIds, url } = occupation;
  return {
    row: {
      id,
      sha256: createHash('sha256')
        .update(JSON.stringify([source, occupation]))
        .digest('hex'),
      parserVersion: PARSER_VERSION,
      file: source.name,
      url,
      format,
      lang,
      licence,
      attribution,
      effectiveFrom: null,
    },
    title,
    externalIds,
    draft: (roleId) => claimsOfOccupation(roleId, lang, occupation),
    content: null,
  };
}

type Counts = Record<string, number>;

function add(
  report: { nodesAdded: Counts; nodesRemoved: Counts; claimsAdded: Counts; claimsRemoved: Counts },
  result: LoadResult,
): void {
  for (const { label } of result.nodesAdded) report.nodesAdded[label] = (report.nodesAdded[label] ?? 0) + 1;
  for (const { label } of result.nodesRemoved) report.nodesRemoved[label] = (report.nodesRemoved[label] ?? 0) + 1;
  for (const side of ['claimsAdded', 'claimsRemoved'] as const) {
    // Here a changed claim counts as both.
    for (const [type, claims = 0] of [...Object.entries(result[side]), ...Object.entries(result.claimsChanged)])
      report[side][type] = (report[side][type] ?? 0) + claims;
  }
}
