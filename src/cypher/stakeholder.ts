import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

export const stakeholder = nounQueries('Stakeholder', textFilter);

export const stakeholderFacts = {
  ofRoles: factQuery(
    'stakeholder.ofRoles',
    'WORKS_WITH',
    'Role',
    'Stakeholder',
    'from',
    'The parties these roles work with.',
  ),
  roles: factQuery(
    'stakeholder.roles',
    'WORKS_WITH',
    'Role',
    'Stakeholder',
    'to',
    'The roles that work with these parties.',
  ),
  escalationsOfRoles: factQuery(
    'stakeholder.escalationsOfRoles',
    'ESCALATES_TO',
    'Role',
    'Stakeholder',
    'from',
    'The parties these roles escalate to.',
  ),
  escalatingRoles: factQuery(
    'stakeholder.escalatingRoles',
    'ESCALATES_TO',
    'Role',
    'Stakeholder',
    'to',
    'The roles that escalate to these parties.',
  ),
  standsFor: factQuery(
    'stakeholder.standsFor',
    'STANDS_FOR',
    'Stakeholder',
    'Role',
    'from',
    'The roles these parties are people of.',
  ),
  ofStandingRoles: factQuery(
    'stakeholder.ofStandingRoles',
    'STANDS_FOR',
    'Stakeholder',
    'Role',
    'to',
    'The parties that are people of these roles.',
  ),
  parts: factQuery(
    'stakeholder.parts',
    'INCLUDES',
    'Stakeholder',
    'Stakeholder',
    'from',
    'The parties that these composites include.',
  ),
  composites: factQuery(
    'stakeholder.composites',
    'INCLUDES',
    'Stakeholder',
    'Stakeholder',
    'to',
    'The composites that include these parties.',
  ),
};
