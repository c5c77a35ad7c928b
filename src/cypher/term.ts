import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const termsByIds = rowsByIds('Term');
export const termsOfRoles = factQuery(
  'term.ofRoles',
  'CLASSIFIED_AS',
  'Role',
  'Term',
  'from',
  'The classification terms of these roles.',
);
