import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { claimEdges, type Edge } from '../model/graph.ts';
import { Origins } from './columns.ts';
import { edgeKey } from './write.ts';

const Ends = z.object({ tail: z.string(), head: z.string() });

const unsettled = ({ type, from, to }: Edge) => `
        MATCH (a:${from})-[c:${type}]->(b:${to})
        WHERE c.origin IN $origins AND c.status = 'suggested'
          AND COUNT { MATCH (a)-[d:${type}]->(b) WHERE d.status <> 'suggested' } = 0`;

const nameOf = ({ type, from, to }: Edge) => `suggestion.${from}_${type}_${to}`;
const aboutOf = ({ type, from, to }: Edge) =>
  `The ${type} ties from ${from} to ${to} that wording suggests and nobody confirmed or refused. Healthy plan: one scan of ${type}.`;

const ofTypes = (types: readonly Edge['type'][]) => claimEdges.filter(({ type }) => types.includes(type));

/** Nouns that may mean something close, by edge. */
export const suggestedRelations = new Map(
  ofTypes(['RELATED_TO']).map((edge) => [
    edgeKey(edge),
    defineQuery({
      name: nameOf(edge),
      mode: 'read',
      about: aboutOf(edge),
      params: Origins,
      row: Ends.extend({ strength: z.number() }),
      text: `${unsettled(edge)}
        RETURN a.id AS tail, b.id AS head, max(c.strength) AS strength
        ORDER BY tail, head`,
    }),
  ]),
);

/** Other ties that may hold, by edge. */
export const suggestedTies = new Map(
  ofTypes(['INCLUDES', 'STANDS_FOR', 'CORRESPONDS_TO']).map((edge) => [
    edgeKey(edge),
    defineQuery({
      name: nameOf(edge),
      mode: 'read',
      about: aboutOf(edge),
      params: Origins,
      row: Ends,
      text: `${unsettled(edge)}
        RETURN DISTINCT a.id AS tail, b.id AS head
        ORDER BY tail, head`,
    }),
  ]),
);
