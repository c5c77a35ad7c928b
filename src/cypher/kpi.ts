import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

export const kpi = nounQueries('Kpi', textFilter);

export const kpiFacts = {
  ofRoles: factQuery('kpi.ofRoles', 'MEASURED_BY', 'Role', 'Kpi', 'from', 'The measures these roles are judged by.'),
  roles: factQuery('kpi.roles', 'MEASURED_BY', 'Role', 'Kpi', 'to', 'The roles judged by these measures.'),
};
