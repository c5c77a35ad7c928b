import { z } from 'zod';
import { Claim } from './claim.ts';

export const LinkKind = z.enum(['learning', 'openings', 'contact', 'policy']).describe('What the link leads to.');

/** A pointer to something outside: a course, openings, a contact, a policy. */
export const Link = z.object({
  id: z.string().min(1).describe('Id, derived from kind and address.'),
  kind: LinkKind,
  url: z.string().min(1).describe('Address.'),
  label: z.string().nullable().describe('Readable label.'),
});

export const HasLink = Claim;
