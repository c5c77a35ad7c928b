import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { TieStatus } from '../model/claim.ts';
import type { Label, RelationshipType } from '../model/graph.ts';
import { Origins } from './columns.ts';

const Arc = z.object({ tail: z.string(), head: z.string() });
const SettledArc = Arc.extend({ status: TieStatus });

/** Every tie of a type that people can settle. A person's refusal counts against whatever says so. */
const settled = (name: string, [from, type, to]: readonly [Label, RelationshipType, Label], about: string) =>
  defineQuery({
    name: `collaboration.${name}`,
    mode: 'read',
    about: `${about}; left out where a person refused it.`,
    params: Origins,
    row: SettledArc,
    text: `
      MATCH (a:${from})-[c:${type}]->(b:${to})
      WHERE c.origin IN $origins AND COUNT { MATCH (a)-[no:${type}]->(b) WHERE no.status = 'refused' } = 0
      RETURN DISTINCT a.id AS tail, b.id AS head, c.status AS status
      ORDER BY tail, head, status`,
  });

/** The whole collaboration graph, for what is asked of all of it. */
export const collaboration = {
  work: defineQuery({
    name: 'collaboration.work',
    mode: 'read',
    about: 'Every role with every party it works with. Healthy plan: one scan of WORKS_WITH.',
    params: Origins,
    row: Arc.extend({ group: z.string() }),
    text: `
      MATCH (r:Role)-[c:WORKS_WITH]->(s:Stakeholder)
      WHERE c.origin IN $origins
      RETURN DISTINCT r.id AS tail, s.id AS head, c.group AS group
      ORDER BY tail, head, group`,
  }),
  escalations: defineQuery({
    name: 'collaboration.escalations',
    mode: 'read',
    about: 'Every role with every party it escalates to. Healthy plan: one scan of ESCALATES_TO.',
    params: Origins,
    row: Arc,
    text: `
      MATCH (r:Role)-[c:ESCALATES_TO]->(s:Stakeholder)
      WHERE c.origin IN $origins
      RETURN DISTINCT r.id AS tail, s.id AS head
      ORDER BY tail, head`,
  }),
  standsFor: settled(
    'standsFor',
    ['Stakeholder', 'STANDS_FOR', 'Role'],
    'Every party with every role its people are in',
  ),
  parts: settled(
    'parts',
    ['Stakeholder', 'INCLUDES', 'Stakeholder'],
    'Every composite party with every party it includes',
  ),
  related: settled('related', ['Stakeholder', 'RELATED_TO', 'Stakeholder'], 'Every two parties of the same meaning'),
};
