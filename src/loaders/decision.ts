import { decisionFacts, decisionsByIds } from '../cypher/decision.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createDecisionLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, decisionsByIds, (ids) => ({ ids })),
  decidedByRole: factLoader(runner, decisionFacts.decided, origins, { side: 'tail' }),
  approvalsOfRole: factLoader(runner, decisionFacts.approvals, origins, { side: 'tail', apart: (claim) => claim.from }),
  authoritiesOfRole: factLoader(runner, decisionFacts.authorities, origins, { side: 'tail' }),
});
