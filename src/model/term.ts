import { z } from 'zod';
import { Claim } from './claim.ts';

/** A term of a company's own classification: job code, grade, level, unit, location. */
export const Term = z.object({
  id: z.string().min(1).describe('Scheme and code, joined by ":".'),
  scheme: z.string().min(1).describe('Classification, e.g. "grade".'),
  code: z.string().min(1).describe('Code within the classification.'),
  label: z.string().nullable().describe('Readable label.'),
  rank: z.int().nullable().describe('Rank within the classification, higher = more senior; null if unordered.'),
});

export const ClassifiedAs = Claim;
