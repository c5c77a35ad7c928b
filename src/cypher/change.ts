import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Change } from '../model/history.ts';
import { columns, Ids, Nothing } from './columns.ts';

/** A decision without what undoes it, which may be long. */
const Listed = Change.omit({ inverse: true });

/** `noun` is a label and an id joined by a space, empty for all. */
const Filter = z.object({ noun: z.string(), standing: z.boolean().nullable() });
/** What people decided. */
export const changes = {
  last: defineQuery({
    name: 'change.last',
    mode: 'read',
    about: 'The number of the last decision, 0 where there is none.',
    params: Nothing,
    row: z.object({ number: z.int() }),
    text: `MATCH (c:Change) RETURN coalesce(max(c.number), 0) AS number`,
  }),
  standing: defineQuery({
    name: 'change.standing',
    mode: 'read',
    about: 'How many decisions stand.',
    params: Nothing,
    row: z.object({ total: z.int() }),
    text: `MATCH (c:Change) WHERE c.undoneAt IS NULL RETURN count(c) AS total`,
  }),
  byIds: defineQuery({
    name: 'change.byIds',
    mode: 'read',
    about: 'Decisions with what undoes them.',
    params: Ids,
    row: Change,
    text: `
      UNWIND $ids AS key
      MATCH (c:Change {id: key})
      RETURN ${columns('c', Change)}
      ORDER BY number`,
  }),
  standingAfter: defineQuery({
    name: 'change.standingAfter',
    mode: 'read',
    about: 'The decisions after one that were not undone, oldest first. Healthy plan: a scan of the label.',
    params: z.object({ number: z.int() }),
    row: Change,
    text: `
      MATCH (c:Change)
      WHERE c.number > $number AND c.undoneAt IS NULL
      RETURN ${columns('c', Change)}
      ORDER BY number`,
  }),
  list: defineQuery({
    name: 'change.list',
    mode: 'read',
    about: 'Decisions without what undoes them, newest first.',
    params: Filter,
    row: Listed,
    text: `
      MATCH (c:Change)
      WHERE ($noun = '' OR $noun IN c.nouns) AND ($standing IS NULL OR (c.undoneAt IS NULL) = $standing)
      RETURN ${columns('c', Listed)}
      ORDER BY number DESC`,
  }),
};
