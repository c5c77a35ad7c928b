import { z } from 'zod';
import { Claim } from './claim.ts';

/** An item of text that belongs to one role, so that an import loses nothing. */
export const Statement = z.object({
  id: z.string().min(1).describe('Id, derived from role, section, category and text.'),
  section: z.string().min(1).describe('Kind of statement, e.g. "responsibility", "promotion", "risk".'),
  category: z.string().nullable().describe('Sub-heading or sub-kind within the section.'),
  label: z.string().nullable().describe('Name of the item where it has one, e.g. a variant "Startup".'),
  text: z.string().min(1).describe('The text.'),
});
export type Statement = z.infer<typeof Statement>;

export const States = Claim;
