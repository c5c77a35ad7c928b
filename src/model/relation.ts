import { z } from 'zod';
import { Claim, TieStatus } from './claim.ts';

/** The labels whose nouns can be close to others of their kind. */
export const relatableLabels = ['Skill', 'Stakeholder', 'Tool', 'Role'] as const;
export type RelatableLabel = (typeof relatableLabels)[number];

/** Two nouns of one kind that mean something close; symmetric, ids in order, once per document. */
export const RelatedTo = Claim.extend({
  strength: z
    .number()
    .min(0)
    .max(1)
    .describe('Closeness, 0 to 1: by wording, and then no probability, or as a person says.'),
  status: TieStatus,
});
