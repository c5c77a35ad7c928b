import { kpi, kpiFacts } from '../cypher/kpi.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createKpiLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, kpi.byIds, { origins: [...origins] }),
  ofRole: factLoader(snapshot, kpiFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(snapshot, kpiFacts.roles, origins, { side: 'head' }),
});
