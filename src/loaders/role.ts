import { role, roleFacts } from '../cypher/role.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createRoleLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, role.byIds, { origins: [...origins] }),
  descriptions: factLoader(snapshot, roleFacts.descriptions, origins, { side: 'tail' }),
  movesFrom: factLoader(snapshot, roleFacts.movesFrom, origins, { side: 'tail', apart: (move) => move.kind }),
  movesTo: factLoader(snapshot, roleFacts.movesTo, origins, { side: 'head', apart: (move) => move.kind }),
  reportsTo: factLoader(snapshot, roleFacts.reportsTo, origins, { side: 'tail' }),
  correspondsTo: factLoader(snapshot, roleFacts.correspondsTo, origins, { side: 'tail' }),
  reports: factLoader(snapshot, roleFacts.reports, origins, { side: 'head' }),
});
