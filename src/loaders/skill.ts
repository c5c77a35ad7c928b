import { skill, skillFacts } from '../cypher/skill.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createSkillLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, skill.byIds, (ids) => ({ ids, origins: [...origins] })),
  ofRole: factLoader(runner, skillFacts.ofRoles, origins, { side: 'tail' }),
  roles: factLoader(runner, skillFacts.roles, origins, { side: 'head' }),
});
