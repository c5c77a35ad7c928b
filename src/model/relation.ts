import { z } from 'zod';
import { Claim } from './claim.ts';

/** Two nouns of one kind that mean something close; symmetric, ids in order, once per document. */
export const RelatedTo = Claim.extend({
  strength: z.number().min(0).max(1).describe('Closeness, 0 to 1; by wording, no probability.'),
  status: z.enum(['suggested', 'confirmed', 'refused']).describe('How far the tie is settled.'),
});
