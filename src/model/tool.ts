import { z } from 'zod';
import { Claim } from './claim.ts';
import { NamedNoun } from './noun.ts';

/** One product that roles work with. */
export const Tool = NamedNoun;

export const Uses = Claim.extend({
  category: z.string().nullable().describe('Kind of tool, as the document groups it.'),
  commonality: z.string().nullable().describe('How common the tool is for the role, as written.'),
  purpose: z.string().nullable().describe('What the role uses the tool for.'),
});
