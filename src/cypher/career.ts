import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Claim, Origin } from '../model/claim.ts';
import { RelatedTo } from '../model/relation.ts';
import { LeadsToKind, RoleKind, Track } from '../model/role.ts';
import { Requires } from '../model/skill.ts';
import { IdsAndOrigins } from './columns.ts';
import { visible } from './noun.ts';

const { document, origin, ordinal } = Claim.shape;
const { tier, importance, level, scale } = Requires.shape;
const { strength, status } = RelatedTo.shape;

/**
 * What the career graph is built from: after the ids of all roles, these two, for so many ids at a time. An answer to a
 * question for all would be as large as the graph, and the embedded engine holds the process for as long as it takes to free it.
 */
export const careerFacts = {
  roles: defineQuery({
    name: 'career.roles',
    mode: 'read',
    about:
      'The visible ones of these roles with all that careers are worked out from: families, terms and ranks, the documents ' +
      'that describe them with the track each gives, where they lead, and what they ask for, one entry per claim. ' +
      'Healthy plan: index seeks by id; per role, expands of its own relationships.',
    params: IdsAndOrigins,
    row: z.object({
      id: z.string(),
      kind: RoleKind,
      families: z.array(z.string()),
      terms: z.array(z.tuple([z.string(), z.int().nullable()])).describe('Id and rank of each.'),
      descriptions: z
        .array(z.tuple([document, origin, Track.nullable()]))
        .describe('Document, where it comes from, and the track it gives.'),
      moves: z.array(z.tuple([z.string(), LeadsToKind])).describe('Role led to, and how; parallel claims once.'),
      requirements: z
        .array(z.tuple([z.string(), tier, importance, level, scale, document, origin, ordinal]))
        .describe('Skill, what is said of it, and by which claim.'),
    }),
    text: `
      UNWIND $ids AS key
      MATCH (n:Role {id: key})
      WHERE ${visible}
      CALL (n) {
        MATCH (n)-[joined:IN_FAMILY]->(f:Family)
        WHERE joined.origin IN $origins
        RETURN collect(f.id) AS families
      }
      CALL (n) {
        MATCH (n)-[classed:CLASSIFIED_AS]->(t:Term)
        WHERE classed.origin IN $origins
        RETURN collect([t.id, t.rank]) AS terms
      }
      CALL (n) {
        MATCH (n)-[said:DESCRIBED_BY]->(d:Document)
        WHERE said.origin IN $origins
        RETURN collect([d.id, said.origin, said.track]) AS descriptions
      }
      CALL (n) {
        MATCH (n)-[leads:LEADS_TO]->(next:Role)
        WHERE leads.origin IN $origins
        WITH DISTINCT next.id AS head, leads.kind AS kind
        RETURN collect([head, kind]) AS moves
      }
      CALL (n) {
        MATCH (n)-[c:REQUIRES]->(s:Skill)
        WHERE c.origin IN $origins
        RETURN collect([s.id, c.tier, c.importance, c.level, c.scale, c.document, c.origin, c.ordinal]) AS requirements
      }
      RETURN n.id AS id, n.kind AS kind, families AS families, terms AS terms, descriptions AS descriptions,
        moves AS moves, requirements AS requirements`,
  }),
  relatedSkills: defineQuery({
    name: 'career.relatedSkills',
    mode: 'read',
    about:
      'Which skills mean something close to these, whichever of the two a claim names first; one entry per claim. ' +
      'Healthy plan: index seeks by id.',
    params: IdsAndOrigins,
    row: z.object({
      id: z.string(),
      related: z
        .array(z.tuple([z.string(), strength, status, document, origin, ordinal]))
        .describe('The other skill, what is said of the two, and by which claim.'),
    }),
    text: `
      UNWIND $ids AS key
      MATCH (a:Skill {id: key})-[c:RELATED_TO]-(b:Skill)
      WHERE c.origin IN $origins
      RETURN a.id AS id, collect([b.id, c.strength, c.status, c.document, c.origin, c.ordinal]) AS related`,
  }),
};

/** A role and a skill as they are read for careers. */
export type CareerRoleRow = z.output<typeof careerFacts.roles.row>;
export type RelatedSkillsRow = z.output<typeof careerFacts.relatedSkills.row>;
