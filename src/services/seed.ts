import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { documentsByOrigin } from '../cypher/document.ts';
import { isEmpty } from '../cypher/meta.ts';
import type { GraphEngine } from '../engine/port.ts';
import { InvalidInput } from '../errors.ts';
import { Blueprint } from '../model/blueprint.ts';
import { type LoadResult, loadDocuments } from './load.ts';
import { type RemoveResult, removeDocuments } from './remove.ts';
import type { BlueprintDocument } from './source-document.ts';

const SEED_FOLDER = new URL('../../seed/', import.meta.url);

/** The documents that ship with Rolegraph, one per file. */
async function seedDocuments(): Promise<BlueprintDocument[]> {
  const files = (await readdir(SEED_FOLDER)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const parsed = Blueprint.safeParse(JSON.parse(await readFile(new URL(file, SEED_FOLDER), 'utf8')));
      if (!parsed.success) throw new InvalidInput(`seed/${file}: ${z.prettifyError(parsed.error)}`);
      return { id: `seed:${file.replace(/\.json$/, '')}`, blueprint: parsed.data, licence: 'Apache-2.0' };
    }),
  );
}

/** Loads the shipped graph, in one transaction. Loading it again changes nothing. */
export async function loadSeed(engine: GraphEngine): Promise<LoadResult> {
  return loadDocuments(engine, await seedDocuments(), { by: 'seed', origin: 'seed' });
}

/** Loads the shipped graph into a store that holds no document; null where it holds one, and nothing was touched. */
export async function loadSeedIfEmpty(engine: GraphEngine): Promise<LoadResult | null> {
  const [count] = await engine.run(isEmpty, {});
  if (count?.documents !== 0) return null;
  const result = await loadSeed(engine);
  // Another replica that started at the same moment may have been faster.
  return result.nodesAdded.length > 0 ? result : null;
}

/** Takes the shipped graph out; what other documents claim stays. */
export async function removeSeed(engine: GraphEngine): Promise<RemoveResult> {
  const documents = await engine.run(documentsByOrigin, { origins: ['seed'] });
  return removeDocuments(
    engine,
    documents.map(({ id }) => id),
  );
}
