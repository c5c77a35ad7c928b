import { tool, toolFacts } from '../cypher/tool.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createToolLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, tool.byIds, (ids) => ({ ids, origins: [...origins] })),
  ofRole: factLoader(runner, toolFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(runner, toolFacts.roles, origins, { side: 'head' }),
});
