import { kpi, kpiFacts } from '../cypher/kpi.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createKpiLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, kpi.byIds, (ids) => ({ ids, origins: [...origins] })),
  ofRole: factLoader(runner, kpiFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(runner, kpiFacts.roles, origins, { side: 'head' }),
});
