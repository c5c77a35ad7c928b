import { skill, skillFacts } from '../cypher/skill.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createSkillLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, skill.byIds, { origins: [...origins] }),
  ofRole: factLoader(snapshot, skillFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(snapshot, skillFacts.roles, origins, { side: 'head' }),
});
