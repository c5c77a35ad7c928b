import { role, roleFacts } from '../cypher/role.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createRoleLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, role.byIds, (ids) => ({ ids, origins: [...origins] })),
  descriptions: factLoader(runner, roleFacts.descriptions, origins, { side: 'tail' }),
  movesFrom: factLoader(runner, roleFacts.movesFrom, origins, { side: 'tail', apart: (move) => move.kind }),
  movesTo: factLoader(runner, roleFacts.movesTo, origins, { side: 'head', apart: (move) => move.kind }),
  reportsTo: factLoader(runner, roleFacts.reportsTo, origins, { side: 'tail' }),
  reports: factLoader(runner, roleFacts.reports, origins, { side: 'head' }),
});
