import { documentsByOrigin } from '../src/cypher/document.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { removeDocuments } from '../src/services/remove.ts';

/** Takes every document out that is not of the seed. */
export async function forgetAllButSeed(engine: GraphEngine): Promise<void> {
  const documents = await engine.run(documentsByOrigin, { origins: ['person', 'company', 'catalogue'] });
  if (documents.length === 0) return;
  await removeDocuments(
    engine,
    documents.map(({ id }) => id),
  );
}
