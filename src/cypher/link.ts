import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const linksByIds = rowsByIds('Link');
export const linksOfRoles = factQuery('link.ofRoles', 'HAS_LINK', 'Role', 'Link', 'from', 'The links of these roles.');
