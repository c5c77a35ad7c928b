import { tool, toolFacts } from '../cypher/tool.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createToolLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, tool.byIds, { origins: [...origins] }),
  ofRole: factLoader(snapshot, toolFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(snapshot, toolFacts.roles, origins, { side: 'head' }),
});
