import { statementsByIds, statementsOfRoles } from '../cypher/statement.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createStatementLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, statementsByIds, (ids) => ({ ids })),
  ofRole: factLoader(runner, statementsOfRoles, origins, { side: 'tail' }),
});
