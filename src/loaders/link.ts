import { linksByIds, linksOfRoles } from '../cypher/link.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createLinkLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, linksByIds, {}),
  ofRole: factLoader(snapshot, linksOfRoles, origins, { side: 'tail' }),
});
