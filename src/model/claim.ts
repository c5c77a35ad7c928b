import { z } from 'zod';

/** Where a document comes from; decides whether its claims count by default (see `services/origins.ts`). */
export const Origin = z
  .enum(['person', 'company', 'seed', 'catalogue'])
  .describe('Where a document comes from: a person, the company, the shipped seed or a public catalogue.');
export type Origin = z.infer<typeof Origin>;

/** Every origin, leading first: where documents disagree, the earlier one is shown. */
export const allOrigins: readonly Origin[] = Origin.options;

/** What every relationship carries: it is one document's claim, keyed by (from, to, type, document, ordinal). */
export const Claim = z.object({
  document: z.string().describe('Id of the document that makes the claim.'),
  origin: Origin,
  ordinal: z.int().min(0).describe('Position among the claims of this type in the document, from 0.'),
  line: z.int().min(1).nullable().describe('Line of the source file, from 1, where known.'),
  asWritten: z.string().nullable().describe("The document's own words, where they differ from the canonical name."),
});
export type Claim = z.infer<typeof Claim>;

/** How far a tie between two names or nouns is settled. */
export const TieStatus = z
  .enum(['suggested', 'automatic', 'confirmed', 'refused'])
  .describe(
    'suggested: by similar wording, no probability; automatic: equal normal form; confirmed or refused: by a person.',
  );
export type TieStatus = z.infer<typeof TieStatus>;

/** Sorts claims so that the leading one comes first: by origin, then document, then position. */
export function byPrecedence(a: Precedence, b: Precedence): number {
  return (
    allOrigins.indexOf(a.origin) - allOrigins.indexOf(b.origin) ||
    (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) ||
    a.ordinal - b.ordinal
  );
}

type Precedence = Pick<Claim, 'origin' | 'document' | 'ordinal'>;
