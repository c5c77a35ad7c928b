import { family, familyFacts } from '../cypher/family.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createFamilyLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, family.byIds, { origins: [...origins] }),
  ofRole: factLoader(snapshot, familyFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(snapshot, familyFacts.roles, origins, { side: 'head' }),
});
