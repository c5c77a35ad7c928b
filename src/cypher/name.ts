import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { Name } from '../model/name.ts';
import { Ids, Origins } from './columns.ts';
import { factQuery } from './fact.ts';
import { rowsByIds } from './owned.ts';

export const namesByIds = rowsByIds('Name');

const perNoun = <T>(make: (label: NounLabel) => T) =>
  Object.fromEntries(nounLabels.map((label) => [label, make(label)])) as Record<NounLabel, T>;

/** The claims that name given nouns, by label. */
export const namesOf = perNoun((label) =>
  factQuery(`name.of${label}`, 'NAMES', 'Name', label, 'to', `The names of these ${label} nodes.`),
);

/** Which nouns answer to names, by label. Healthy plan: seek by the name's id, then one hop. */
export const named = perNoun((label) =>
  defineQuery({
    name: `name.find${label}`,
    mode: 'read',
    about: `The ${label} nodes that answer to the given names, refused ones left out.`,
    params: Ids.extend(Origins.shape),
    row: z.object({ name: z.string(), id: z.string() }),
    text: `
      UNWIND $ids AS key
      MATCH (m:Name {id: key})-[c:NAMES]->(n:${label})
      WHERE c.origin IN $origins AND c.status <> 'refused'
      RETURN DISTINCT m.id AS name, n.id AS id
      ORDER BY name, id`,
  }),
);

/** Every name of every noun of a label, for the search index. */
export const allNames = perNoun((label) =>
  defineQuery({
    name: `name.all${label}`,
    mode: 'read',
    about: `Every name of every ${label}, once per origin.`,
    params: Origins,
    row: z.object({ id: z.string(), scheme: Name.shape.scheme, text: Name.shape.text, name: Name.shape.id }),
    text: `
      MATCH (m:Name)-[c:NAMES]->(n:${label})
      WHERE c.origin IN $origins AND c.status <> 'refused'
      RETURN DISTINCT n.id AS id, m.scheme AS scheme, m.text AS text, m.id AS name
      ORDER BY id, name`,
  }),
);
