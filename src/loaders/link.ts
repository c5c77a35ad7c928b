import { linksByIds, linksOfRoles } from '../cypher/link.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createLinkLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, linksByIds, (ids) => ({ ids })),
  ofRole: factLoader(runner, linksOfRoles, origins, { side: 'tail' }),
});
