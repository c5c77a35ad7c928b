import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

export const tool = nounQueries('Tool', textFilter);

export const toolFacts = {
  ofRoles: factQuery('tool.ofRoles', 'USES', 'Role', 'Tool', 'from', 'The tools these roles work with.'),
  roles: factQuery('tool.roles', 'USES', 'Role', 'Tool', 'to', 'The roles that work with these tools.'),
};
