import { z } from 'zod';

/** What every noun of the graph carries. */
export const Noun = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('Stable id, minted once from the first name; never changes, also exposed as `slug`.'),
  sortKey: z.string().describe('ASCII sort key made from the name; order by it, then by id.'),
  revision: z
    .int()
    .min(1)
    .describe(
      'Raised whenever the noun or a claim about it changes, those of catalogues aside; for optimistic concurrency.',
    ),
});

/** A noun that is known by a plain name. */
export const NamedNoun = Noun.extend({
  name: z.string().min(1).describe('Canonical name.'),
});
