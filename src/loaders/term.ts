import { termsByIds, termsOfRoles } from '../cypher/term.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createTermLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, termsByIds, {}),
  ofRole: factLoader(snapshot, termsOfRoles, origins, { side: 'tail' }),
});
