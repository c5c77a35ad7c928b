import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { TieStatus } from '../model/claim.ts';
import { Origins } from './columns.ts';

const Arc = z.object({ tail: z.string(), head: z.string() });
const SettledArc = Arc.extend({ status: TieStatus });

/** A person's refusal counts against whatever says so. */
const unrefused = (type: string, tail: string, head: string) =>
  `COUNT { MATCH (${tail})-[no:${type}]->(${head}) WHERE no.status = 'refused' } = 0`;

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
  standsFor: defineQuery({
    name: 'collaboration.standsFor',
    mode: 'read',
    about: 'Every party with every role its people are in; left out where a person refused it.',
    params: Origins,
    row: SettledArc,
    text: `
      MATCH (s:Stakeholder)-[c:STANDS_FOR]->(r:Role)
      WHERE c.origin IN $origins AND ${unrefused('STANDS_FOR', 's', 'r')}
      RETURN DISTINCT s.id AS tail, r.id AS head, c.status AS status
      ORDER BY tail, head, status`,
  }),
  parts: defineQuery({
    name: 'collaboration.parts',
    mode: 'read',
    about: 'Every composite party with every party it includes; left out where a person refused it.',
    params: Origins,
    row: SettledArc,
    text: `
      MATCH (a:Stakeholder)-[c:INCLUDES]->(b:Stakeholder)
      WHERE c.origin IN $origins AND ${unrefused('INCLUDES', 'a', 'b')}
      RETURN DISTINCT a.id AS tail, b.id AS head, c.status AS status
      ORDER BY tail, head, status`,
  }),
  related: defineQuery({
    name: 'collaboration.related',
    mode: 'read',
    about: 'Every two parties of the same meaning; left out where a person refused it.',
    params: Origins,
    row: SettledArc,
    text: `
      MATCH (a:Stakeholder)-[c:RELATED_TO]->(b:Stakeholder)
      WHERE c.origin IN $origins AND ${unrefused('RELATED_TO', 'a', 'b')}
      RETURN DISTINCT a.id AS tail, b.id AS head, c.status AS status
      ORDER BY tail, head, status`,
  }),
};
