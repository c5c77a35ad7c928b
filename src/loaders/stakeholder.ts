import { stakeholder, stakeholderFacts } from '../cypher/stakeholder.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

/** A party in two groups of one role is two facts. */
const byGroup = (claim: { group: string }) => claim.group;

/** Two reasons to escalate to one party are two facts. */
const byReason = (claim: { reason: string | null }) => claim.reason ?? '';

export const createStakeholderLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, stakeholder.byIds, (ids) => ({ ids, origins: [...origins] })),
  ofRole: factLoader(runner, stakeholderFacts.ofRoles, origins, { side: 'tail', apart: byGroup }),
  roles: factLoader(runner, stakeholderFacts.roles, origins, { side: 'head', apart: byGroup }),
  escalationsOfRole: factLoader(runner, stakeholderFacts.escalationsOfRoles, origins, {
    side: 'tail',
    apart: byReason,
  }),
  escalatingRoles: factLoader(runner, stakeholderFacts.escalatingRoles, origins, { side: 'head', apart: byReason }),
  standsFor: factLoader(runner, stakeholderFacts.standsFor, origins, { side: 'tail' }),
  parts: factLoader(runner, stakeholderFacts.parts, origins, { side: 'tail' }),
  composites: factLoader(runner, stakeholderFacts.composites, origins, { side: 'head' }),
  relatedAfter: factLoader(runner, stakeholderFacts.relatedAfter, origins, { side: 'tail' }),
  relatedBefore: factLoader(runner, stakeholderFacts.relatedBefore, origins, { side: 'head' }),
  ofStandingRole: factLoader(runner, stakeholderFacts.ofStandingRoles, origins, { side: 'head' }),
});
