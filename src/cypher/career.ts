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
const Ends = z.object({ tail: z.string(), head: z.string() });

/** Rank of a term that has none: null would drop out of a list. */
export const NO_RANK = -1_000_000_000;

/**
 * What the career graph is built from, by the roles and skills it is about: the answer to a question for all of them would
 * be as large as the graph, and the embedded engine holds the process for as long as it takes to free it.
 */
export const careerFacts = {
  roles: defineQuery({
    name: 'career.roles',
    mode: 'read',
    about:
      'The visible ones of these roles with their families, terms and ranks, and the documents that describe them with ' +
      'the track each gives. Healthy plan: index seeks by id; per role, expands of its own relationships.',
    params: IdsAndOrigins,
    row: z.object({
      id: z.string(),
      kind: RoleKind,
      families: z.array(z.string()),
      terms: z.array(z.string()),
      ranks: z.array(z.int()),
      documents: z.array(z.string()),
      origins: z.array(Origin),
      /** Empty where the document does not say. */
      tracks: z.array(Track.or(z.literal(''))),
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
        RETURN collect(t.id) AS terms, collect(coalesce(t.rank, ${NO_RANK})) AS ranks
      }
      CALL (n) {
        MATCH (n)-[said:DESCRIBED_BY]->(d:Document)
        WHERE said.origin IN $origins
        RETURN collect(d.id) AS documents, collect(said.origin) AS origins, collect(coalesce(said.track, '')) AS tracks
      }
      RETURN n.id AS id, n.kind AS kind, families AS families, terms AS terms, ranks AS ranks,
        documents AS documents, origins AS origins, tracks AS tracks
      ORDER BY id`,
  }),
  moves: defineQuery({
    name: 'career.moves',
    mode: 'read',
    about:
      'Every move from these roles, parallel claims grouped: the edges of the career graph. Healthy plan: index seeks by id.',
    params: IdsAndOrigins,
    row: Ends.extend({ kind: LeadsToKind }),
    text: `
      UNWIND $ids AS key
      MATCH (a:Role {id: key})-[c:LEADS_TO]->(b:Role)
      WHERE c.origin IN $origins
      RETURN DISTINCT a.id AS tail, b.id AS head, c.kind AS kind
      ORDER BY tail, head, kind`,
  }),
  requirements: defineQuery({
    name: 'career.requirements',
    mode: 'read',
    about: 'Everything that these roles ask for, one row per claim. Healthy plan: index seeks by id.',
    params: IdsAndOrigins,
    row: Ends.extend({ tier, importance, level, scale, document, origin, ordinal }),
    text: `
      UNWIND $ids AS key
      MATCH (a:Role {id: key})-[c:REQUIRES]->(b:Skill)
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, c.tier AS tier, c.importance AS importance, c.level AS level,
        c.scale AS scale, c.document AS document, c.origin AS origin, c.ordinal AS ordinal
      ORDER BY tail, head, document, ordinal`,
  }),
  relatedSkills: defineQuery({
    name: 'career.relatedSkills',
    mode: 'read',
    about: 'Which skills mean something close to these, one row per claim. Healthy plan: index seeks by id.',
    params: IdsAndOrigins,
    row: Ends.extend({ strength, status, document, origin, ordinal }),
    text: `
      UNWIND $ids AS key
      MATCH (a:Skill {id: key})-[c:RELATED_TO]->(b:Skill)
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, c.strength AS strength, c.status AS status, c.document AS document,
        c.origin AS origin, c.ordinal AS ordinal
      ORDER BY tail, head, document, ordinal`,
  }),
};
