import { meta, setModelVersion } from '../cypher/meta.ts';
import type { GraphEngine, Runner } from '../engine/port.ts';
import { AppError } from '../errors.ts';
import { MODEL_VERSION } from '../model/graph.ts';
import { renewNormalForms } from './renew-normal-forms.ts';

/** A step from one model version to the next. */
interface Migration {
  to: number;
  about: string;
  run: (tx: Runner) => Promise<void>;
}

/** In order, from the version before to `to`. Never edited once released: a new model adds a step. */
const migrations: readonly Migration[] = [
  { to: 1, about: 'The first model: nothing was stored before.', run: async () => {} },
  { to: 2, about: 'Names and decisions by a normal form that knows more plurals.', run: renewNormalForms },
];

/**
 * Makes a store ready: refuses a newer one, creates constraints and indexes, migrates an older one, all steps in one
 * transaction.
 * @throws AppError STORE_TOO_NEW before anything is touched.
 */
export async function prepareStore(engine: GraphEngine): Promise<void> {
  const version = await storedVersion(engine);
  if (version > MODEL_VERSION) {
    throw new AppError(
      'STORE_TOO_NEW',
      `The store has model version ${version}, this Rolegraph knows up to ${MODEL_VERSION}. Nothing was changed. ` +
        'Use the newer Rolegraph, or export the graph with it and import it here.',
    );
  }
  const due = migrations.filter((migration) => migration.to > version);
  if (due.length === 0) return;
  // Constraints and indexes change with the model only.
  await engine.ensureSchema();
  try {
    await engine.write(async (tx) => {
      for (const migration of due) await migration.run(tx);
      await tx.run(setModelVersion, { modelVersion: MODEL_VERSION });
    });
  } catch (error) {
    // Another replica that started at the same moment was faster.
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    if ((await storedVersion(engine)) !== MODEL_VERSION) throw error;
  }
}

async function storedVersion(engine: GraphEngine): Promise<number> {
  const [stored] = await engine.run(meta, {});
  return stored?.modelVersion ?? 0;
}
