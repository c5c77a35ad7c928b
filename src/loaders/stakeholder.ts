import { stakeholder, stakeholderFacts } from '../cypher/stakeholder.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

/** A party in two groups of one role is two facts. */
const byGroup = (claim: { group: string }) => claim.group;

/** Two reasons to escalate to one party are two facts. */
const byReason = (claim: { reason: string | null }) => claim.reason ?? '';

export const createStakeholderLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, stakeholder.byIds, { origins: [...origins] }),
  ofRole: factLoader(snapshot, stakeholderFacts.ofRoles, origins, { side: 'tail', apart: byGroup }),
  roles: factLoader(snapshot, stakeholderFacts.roles, origins, { side: 'head', apart: byGroup }),
  escalationsOfRole: factLoader(snapshot, stakeholderFacts.escalationsOfRoles, origins, {
    side: 'tail',
    apart: byReason,
  }),
  escalatingRoles: factLoader(snapshot, stakeholderFacts.escalatingRoles, origins, { side: 'head', apart: byReason }),
  standsFor: factLoader(snapshot, stakeholderFacts.standsFor, origins, { side: 'tail' }),
  parts: factLoader(snapshot, stakeholderFacts.parts, origins, { side: 'tail' }),
  composites: factLoader(snapshot, stakeholderFacts.composites, origins, { side: 'head' }),
  ofStandingRole: factLoader(snapshot, stakeholderFacts.ofStandingRoles, origins, { side: 'head' }),
});
