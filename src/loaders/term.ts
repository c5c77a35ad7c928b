import { termsByIds, termsOfRoles } from '../cypher/term.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createTermLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, termsByIds, (ids) => ({ ids })),
  ofRole: factLoader(runner, termsOfRoles, origins, { side: 'tail' }),
});
