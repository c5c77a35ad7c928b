import { family, familyFacts } from '../cypher/family.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createFamilyLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, family.byIds, (ids) => ({ ids, origins: [...origins] })),
  ofRole: factLoader(runner, familyFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(runner, familyFacts.roles, origins, { side: 'head' }),
});
