import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Origins } from './columns.ts';
import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const decisionsByIds = rowsByIds('Decision');

export const decisionFacts = {
  decided: factQuery(
    'decision.decidedByRoles',
    'DECIDES',
    'Role',
    'Decision',
    'from',
    'What these roles decide alone.',
  ),
  approvals: factQuery(
    'decision.approvalsOfRoles',
    'NEEDS_APPROVAL',
    'Role',
    'Decision',
    'from',
    'What these roles need approval for.',
  ),
  authorities: factQuery(
    'decision.authoritiesOfRoles',
    'HAS_AUTHORITY',
    'Role',
    'Decision',
    'from',
    'What is said about the authority of these roles.',
  ),
};

const right = (name: string, type: string, level: string, about: string, order = 'role, decision') =>
  defineQuery({
    name,
    mode: 'read',
    about,
    params: Origins,
    row: z.object({
      role: z.string(),
      decision: z.string(),
      area: z.string().nullable(),
      text: z.string(),
      level: z.string(),
    }),
    text: `
      MATCH (r:Role)-[c:${type}]->(d:Decision)
      WHERE c.origin IN $origins
      RETURN DISTINCT r.id AS role, d.id AS decision, d.area AS area, d.text AS text, ${level} AS level
      ORDER BY ${order}`,
  });

/** Every decision right of the graph, for the search over all of them. Healthy plan: one scan of the relationship. */
export const allDecisionRights = {
  decided: right('decision.allDecided', 'DECIDES', "'alone'", 'Everything that roles decide alone.'),
  approvals: right(
    'decision.allApprovals',
    'NEEDS_APPROVAL',
    'c.from',
    'Everything that roles need approval for.',
    'role, decision, level',
  ),
  authorities: right('decision.allAuthorities', 'HAS_AUTHORITY', "'authority'", 'All that is said of authority.'),
};
