import { z } from 'zod';
import { factQuery } from './fact.ts';
import { nounQueries, textFilter } from './noun.ts';

const claimedTo = (param: string, pattern: string) =>
  `($${param} IS NULL OR COUNT { MATCH ${pattern} WHERE x.id = $${param} AND c.origin IN $origins } > 0)`;

export const RoleFilter = z.object({
  ...textFilter.params.shape,
  family: z.string().nullable(),
  skill: z.string().nullable(),
  tool: z.string().nullable(),
  stakeholder: z.string().nullable(),
  term: z.string().nullable(),
  seniority: z.string().nullable(),
  track: z.string().nullable(),
  kind: z.string().nullable(),
  described: z.boolean().nullable(),
});

export const role = nounQueries('Role', {
  params: RoleFilter,
  where: [
    ...textFilter.where,
    '($kind IS NULL OR n.kind = $kind)',
    claimedTo('family', '(n)-[c:IN_FAMILY]->(x:Family)'),
    claimedTo('skill', '(n)-[c:REQUIRES]->(x:Skill)'),
    claimedTo('tool', '(n)-[c:USES]->(x:Tool)'),
    claimedTo('stakeholder', '(n)-[c:WORKS_WITH]->(x:Stakeholder)'),
    claimedTo('term', '(n)-[c:CLASSIFIED_AS]->(x:Term)'),
    '($seniority IS NULL OR COUNT { MATCH (n)-[c:DESCRIBED_BY]->(:Document) WHERE c.seniority = $seniority AND c.origin IN $origins } > 0)',
    '($track IS NULL OR COUNT { MATCH (n)-[c:DESCRIBED_BY]->(:Document) WHERE c.track = $track AND c.origin IN $origins } > 0)',
    '($described IS NULL OR (COUNT { MATCH (n)-[c:DESCRIBED_BY]->(:Document) WHERE c.origin IN $origins } > 0) = $described)',
  ],
});

export const roleFacts = {
  descriptions: factQuery(
    'role.descriptions',
    'DESCRIBED_BY',
    'Role',
    'Document',
    'from',
    'What documents say of roles as a whole.',
  ),
  movesFrom: factQuery('role.movesFrom', 'LEADS_TO', 'Role', 'Role', 'from', 'Where people go from these roles.'),
  movesTo: factQuery('role.movesTo', 'LEADS_TO', 'Role', 'Role', 'to', 'Where people come from to these roles.'),
  reportsTo: factQuery('role.reportsTo', 'REPORTS_TO', 'Role', 'Role', 'from', 'Whom these roles report to.'),
  correspondsTo: factQuery(
    'role.correspondsTo',
    'CORRESPONDS_TO',
    'Role',
    'Role',
    'from',
    'Which occupations of public catalogues these roles correspond to.',
  ),
  correspondedBy: factQuery(
    'role.correspondedBy',
    'CORRESPONDS_TO',
    'Role',
    'Role',
    'to',
    'Which roles correspond to these occupations.',
  ),
  reports: factQuery('role.reports', 'REPORTS_TO', 'Role', 'Role', 'to', 'Who reports to these roles.'),
};
