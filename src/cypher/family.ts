import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

export const family = nounQueries('Family', textFilter);

export const familyFacts = {
  ofRoles: factQuery('family.ofRoles', 'IN_FAMILY', 'Role', 'Family', 'from', 'The job families of these roles.'),
  roles: factQuery('family.roles', 'IN_FAMILY', 'Role', 'Family', 'to', 'The roles of these job families.'),
};
