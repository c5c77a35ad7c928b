import { decisionFacts, decisionsByIds } from '../cypher/decision.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createDecisionLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, decisionsByIds, {}),
  decidedByRole: factLoader(snapshot, decisionFacts.decided, origins, { side: 'tail' }),
  approvalsOfRole: factLoader(snapshot, decisionFacts.approvals, origins, {
    side: 'tail',
    apart: (claim) => claim.from,
  }),
  authoritiesOfRole: factLoader(snapshot, decisionFacts.authorities, origins, { side: 'tail' }),
});
