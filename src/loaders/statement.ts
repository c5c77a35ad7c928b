import { statementsByIds, statementsOfRoles } from '../cypher/statement.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createStatementLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, statementsByIds, {}),
  ofRole: factLoader(snapshot, statementsOfRoles, origins, { side: 'tail' }),
});
