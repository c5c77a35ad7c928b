import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const decisionsByIds = rowsByIds('Decision');

export const decisionFacts = {
  decided: factQuery(
    'decision.decidedByRoles',
    'DECIDES',
    'Role',
    'Decision',
    'from',
    'What these roles decide alone.',
  ),
  approvals: factQuery(
    'decision.approvalsOfRoles',
    'NEEDS_APPROVAL',
    'Role',
    'Decision',
    'from',
    'What these roles need approval for.',
  ),
  authorities: factQuery(
    'decision.authoritiesOfRoles',
    'HAS_AUTHORITY',
    'Role',
    'Decision',
    'from',
    'What is said about the authority of these roles.',
  ),
};
