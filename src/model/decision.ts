import { z } from 'zod';
import { Claim } from './claim.ts';

/** Something that is decided; equal wording in one area is one decision. */
export const Decision = z.object({
  id: z.string().min(1).describe('Id, derived from area and text.'),
  area: z.string().nullable().describe('Area, e.g. "Budget"; null if not stated.'),
  text: z.string().min(1).describe('What is decided.'),
});

export const Decides = Claim;

export const ApprovalFrom = z
  .enum(['team', 'executive'])
  .describe('The list it stands in: team, or executive (manager, director or executive); who exactly is not stated.');

export const NeedsApproval = Claim.extend({
  from: ApprovalFrom,
});

export const HasAuthority = Claim.extend({
  area: z.string().nullable().describe('Area the document speaks of, in its own words.'),
});
