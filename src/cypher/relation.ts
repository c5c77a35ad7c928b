import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Origin } from '../model/claim.ts';
import { type RelatableLabel, RelatedTo, relatableLabels } from '../model/relation.ts';
import { Requires } from '../model/skill.ts';
import { EscalatesTo, WorksWith } from '../model/stakeholder.ts';
import { columns, Ids, IdsAndOrigins, Nothing, Origins } from './columns.ts';
import { factQuery } from './fact.ts';

const perLabel = <T>(make: (label: RelatableLabel) => T) =>
  Object.fromEntries(relatableLabels.map((label) => [label, make(label)])) as Record<RelatableLabel, T>;

/** The ties of nouns of a label to others of it, by which of the two comes first in the order of ids. */
export const relationFacts = perLabel((label) => ({
  after: factQuery(
    `relation.after${label}`,
    'RELATED_TO',
    label,
    label,
    'from',
    `The ${label} nodes close to these that come after them in the order of ids.`,
  ),
  before: factQuery(
    `relation.before${label}`,
    'RELATED_TO',
    label,
    label,
    'to',
    `The ${label} nodes close to these that come before them in the order of ids.`,
  ),
}));

const Called = z.object({ id: z.string(), name: z.string(), origin: Origin });
const named = (label: RelatableLabel) => `
  WHERE c.origin IN $origins AND c.status <> 'refused' AND m.scheme = '${label === 'Role' ? 'title' : 'name'}'
  RETURN DISTINCT n.id AS id, coalesce(c.asWritten, m.normal) AS name, c.origin AS origin
  ORDER BY id, origin`;

/** What nouns of a label are called, and by documents of which origins. */
export const namesToCompare = {
  all: perLabel((label) =>
    defineQuery({
      name: `relation.names${label}`,
      mode: 'read',
      about: `Every name of every ${label} as documents write it, once per origin; refused ones left out.`,
      params: Origins,
      row: Called,
      text: `
        MATCH (m:Name)-[c:NAMES]->(n:${label}) ${named(label)}`,
    }),
  ),
  byIds: perLabel((label) =>
    defineQuery({
      name: `relation.namesOf${label}`,
      mode: 'read',
      about: `Every name of these ${label} nodes as documents write it, once per origin; refused ones left out.`,
      params: IdsAndOrigins,
      row: Called,
      text: `
        UNWIND $ids AS key
        MATCH (n:${label} {id: key})<-[c:NAMES]-(m:Name) ${named(label)}`,
    }),
  ),
};

/** A query over everything, and the same over given nouns, which come as `key`. */
const allAndOf = <R extends z.ZodObject>(
  name: string,
  about: string,
  row: R,
  rest: string,
  all: string,
  byIds: string,
) => ({
  all: defineQuery({
    name: `relation.${name}`,
    mode: 'read',
    about,
    params: Nothing,
    row,
    text: `\n    ${all}${rest}`,
  }),
  byIds: defineQuery({
    name: `relation.${name}Of`,
    mode: 'read',
    about: `${about} Of given nouns.`,
    params: Ids,
    row,
    text: `\n    UNWIND $ids AS key\n    ${byIds}${rest}`,
  }),
});

const { document, ordinal, description, use, why, showsUp, strong } = Requires.shape;

export const skillTexts = allAndOf(
  'skillTexts',
  'What documents say that skills cover and are for, where they say anything.',
  z.object({ id: z.string(), document, ordinal, description, use, why, showsUp, strong }),
  `
    WHERE c.description IS NOT NULL OR c.use IS NOT NULL OR c.why IS NOT NULL OR c.showsUp IS NOT NULL OR c.strong IS NOT NULL
    RETURN s.id AS id, c.document AS document, c.ordinal AS ordinal, c.description AS description, c.use AS use,
      c.why AS why, c.showsUp AS showsUp, c.strong AS strong
    ORDER BY id, document, ordinal`,
  'MATCH (:Role)-[c:REQUIRES]->(s:Skill)',
  'MATCH (s:Skill {id: key})<-[c:REQUIRES]-(:Role)',
);

const { group, interaction, qualifier } = WorksWith.shape;

export const partyTexts = allAndOf(
  'partyTexts',
  'In which groups documents name parties, and what they say of them.',
  z.object({ id: z.string(), document, ordinal, group, interaction, qualifier }),
  `
    RETURN p.id AS id, c.document AS document, c.ordinal AS ordinal, c.group AS group, c.interaction AS interaction,
      c.qualifier AS qualifier
    ORDER BY id, document, ordinal`,
  'MATCH (:Role)-[c:WORKS_WITH]->(p:Stakeholder)',
  'MATCH (p:Stakeholder {id: key})<-[c:WORKS_WITH]-(:Role)',
);

const { reason } = EscalatesTo.shape;

export const escalationTexts = allAndOf(
  'escalationTexts',
  'What documents say is escalated to parties.',
  z.object({ id: z.string(), document, ordinal, reason }),
  `
    RETURN p.id AS id, c.document AS document, c.ordinal AS ordinal, c.reason AS reason
    ORDER BY id, document, ordinal`,
  'MATCH (:Role)-[c:ESCALATES_TO]->(p:Stakeholder)',
  'MATCH (p:Stakeholder {id: key})<-[c:ESCALATES_TO]-(:Role)',
);

const Composite = z.object({ composite: z.string(), part: z.string() });
const stated = `
    WHERE COUNT { MATCH (a)-[no:INCLUDES]->(b) WHERE no.status = 'refused' } = 0
    RETURN DISTINCT a.id AS composite, b.id AS part
    ORDER BY composite, part`;

/** Which parties include which: all, those that include given ones, those that given ones include. */
export const composites = {
  ...allAndOf(
    'composites',
    'Which parties include which; left out where a person refused it.',
    Composite,
    stated,
    'MATCH (a:Stakeholder)-[c:INCLUDES]->(b:Stakeholder)',
    'MATCH (b:Stakeholder {id: key})<-[c:INCLUDES]-(a:Stakeholder)',
  ),
  within: defineQuery({
    name: 'relation.partsOf',
    mode: 'read',
    about: 'The parties that given ones include; left out where a person refused it.',
    params: Ids,
    row: Composite,
    text: `
    UNWIND $ids AS key
    MATCH (a:Stakeholder {id: key})-[c:INCLUDES]->(b:Stakeholder)${stated}`,
  }),
};

const Tie = z.object({ tail: z.string(), head: z.string(), ...RelatedTo.shape });
const byDocument = Ids.extend({ document: z.string() });

const tiesOf = (side: 'from' | 'to', verb: string) =>
  perLabel((label) =>
    defineQuery({
      name: `relation.${side}${label}`,
      mode: 'read',
      about: `The RELATED_TO claims of a document that ${verb} at these ${label} nodes.`,
      params: byDocument,
      row: Tie,
      text: `
        UNWIND $ids AS key
        ${
          side === 'from'
            ? `MATCH (a:${label} {id: key})-[c:RELATED_TO]->(b:${label})`
            : `MATCH (b:${label} {id: key})<-[c:RELATED_TO]-(a:${label})`
        }
        WHERE c.document = $document
        RETURN a.id AS tail, b.id AS head, ${columns('c', RelatedTo)}
        ORDER BY tail, head, ordinal`,
    }),
  );

/** The ties of one document that begin or end at given nouns, by label; a tie between two of them comes twice. */
export const tiesAround = { from: tiesOf('from', 'begin'), to: tiesOf('to', 'end') };
