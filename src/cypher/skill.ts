import { z } from 'zod';
import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

export const skill = nounQueries('Skill', {
  params: z.object({ ...textFilter.params.shape, kind: z.string().nullable() }),
  where: [...textFilter.where, '($kind IS NULL OR n.kind = $kind)'],
});

export const skillFacts = {
  ofRoles: factQuery('skill.ofRoles', 'REQUIRES', 'Role', 'Skill', 'from', 'The skills these roles ask for.'),
  roles: factQuery('skill.roles', 'REQUIRES', 'Role', 'Skill', 'to', 'The roles that ask for these skills.'),
};
