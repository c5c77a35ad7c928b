import { z } from 'zod';
import { Claim, TieStatus } from './claim.ts';

/** A name, alias or external id of a noun: names, aliases and ids are one thing. */
export const Name = z.object({
  id: z.string().min(1).describe('Scheme, language and normal form, joined by ":".'),
  scheme: z
    .string()
    .min(1)
    .describe('"title" for roles, "name" for other nouns, "id" for former ids, else the scheme of an external id.'),
  lang: z.string().describe('Language, BCP 47; empty for external ids.'),
  normal: z.string().min(1).describe('Normal form: equal normal forms are the same name.'),
  text: z.string().min(1).describe('The name as first written.'),
});

/** Id of the `Name` by which a noun answers to the id of one that was merged into it. */
export const formerId = (id: string) => `id::${id}`;

export const Names = Claim.extend({
  status: TieStatus,
  preferred: z
    .boolean()
    .nullable()
    .describe('True where a person chose it as the name to show, spelled as written; null otherwise.'),
});
