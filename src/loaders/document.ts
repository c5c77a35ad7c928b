import { documentsByIds } from '../cypher/document.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createDocumentLoaders = (snapshot: Snapshot) => ({
  byId: rowLoader(snapshot, documentsByIds, {}),
});
