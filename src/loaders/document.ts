import { documentsByIds } from '../cypher/document.ts';
import type { Runner } from '../engine/port.ts';
import { rowLoader } from './row.ts';

export const createDocumentLoaders = (runner: Runner) => ({
  byId: rowLoader(runner, documentsByIds, (ids) => ({ ids })),
});
