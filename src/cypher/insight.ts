import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Claim } from '../model/claim.ts';
import { LeadsToKind, MoveSide, RoleKind } from '../model/role.ts';
import { Origins } from './columns.ts';
import { visible } from './noun.ts';

const Said = z.object({ tail: z.string(), head: z.string(), document: Claim.shape.document, line: Claim.shape.line });

/** Everything the checks of the whole design look at. Healthy plans: one scan of a label or relationship each. */
export const insightFacts = {
  roles: defineQuery({
    name: 'insight.roles',
    mode: 'read',
    about: 'Every visible role and whether a document describes it.',
    params: Origins,
    row: z.object({ id: z.string(), title: z.string(), kind: RoleKind, described: z.boolean() }),
    text: `
      MATCH (n:Role)
      WHERE ${visible}
      RETURN n.id AS id, n.title AS title, n.kind AS kind,
        COUNT { MATCH (n)-[c:DESCRIBED_BY]->(:Document) WHERE c.origin IN $origins } > 0 AS described
      ORDER BY id`,
  }),
  parties: defineQuery({
    name: 'insight.parties',
    mode: 'read',
    about: 'Every visible party.',
    params: Origins,
    row: z.object({ id: z.string(), name: z.string() }),
    text: `
      MATCH (n:Stakeholder)
      WHERE ${visible}
      RETURN n.id AS id, n.name AS name
      ORDER BY id`,
  }),
  moves: defineQuery({
    name: 'insight.moves',
    mode: 'read',
    about: 'Every claim of a move, with the side that makes it.',
    params: Origins,
    row: Said.extend({ kind: LeadsToKind, said: MoveSide }),
    text: `
      MATCH (a:Role)-[c:LEADS_TO]->(b:Role)
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, c.kind AS kind, c.said AS said, c.document AS document, c.line AS line
      ORDER BY tail, head, document, c.ordinal`,
  }),
  work: defineQuery({
    name: 'insight.work',
    mode: 'read',
    about: 'Every claim that a role works with a party.',
    params: Origins,
    row: Said.extend({ group: z.string() }),
    text: `
      MATCH (a:Role)-[c:WORKS_WITH]->(b:Stakeholder)
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, c.group AS group, c.document AS document, c.line AS line
      ORDER BY tail, head, document, c.ordinal`,
  }),
  escalations: defineQuery({
    name: 'insight.escalations',
    mode: 'read',
    about: 'Every claim that a role escalates to a party.',
    params: Origins,
    row: Said,
    text: `
      MATCH (a:Role)-[c:ESCALATES_TO]->(b:Stakeholder)
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, c.document AS document, c.line AS line
      ORDER BY tail, head, document, c.ordinal`,
  }),
  requirements: defineQuery({
    name: 'insight.requirements',
    mode: 'read',
    about: 'Every role with every skill it asks for.',
    params: Origins,
    row: z.object({ tail: z.string(), head: z.string() }),
    text: `
      MATCH (a:Role)-[c:REQUIRES]->(b:Skill)
      WHERE c.origin IN $origins
      RETURN DISTINCT a.id AS tail, b.id AS head
      ORDER BY tail, head`,
  }),
};
