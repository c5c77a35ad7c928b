import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const statementsByIds = rowsByIds('Statement');
export const statementsOfRoles = factQuery(
  'statement.ofRoles',
  'STATES',
  'Role',
  'Statement',
  'from',
  'The statements about these roles.',
);
