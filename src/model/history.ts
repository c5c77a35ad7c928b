import { z } from 'zod';

/** What a role's blueprint was each time a document was applied to it. */
export const Version = z.object({
  id: z.string().min(1).describe('Role id and number, joined by "@".'),
  number: z.int().min(1).describe('Counts the versions of one role from 1.'),
  at: z.iso.datetime().describe('ISO time it was applied, UTC.'),
  by: z.string().describe('Who applied it.'),
  document: z.string().describe('Id of the document it came from.'),
  blueprint: z.string().describe('The blueprint as JSON text.'),
});

/** What people decide about the vocabulary. */
export const DecisionKind = z
  .enum(['confirm', 'refuse', 'merge', 'split', 'rename', 'add-name', 'remove-name'])
  .describe('What was decided.');
export type DecisionKind = z.infer<typeof DecisionKind>;

/** A decision of a person, undoable. */
export const Change = z.object({
  id: z.string().min(1).describe('The number as text.'),
  number: z.int().min(1).describe('Counts the decisions from 1; also the `ordinal` of the claims it made.'),
  at: z.iso.datetime().describe('ISO time it was decided, UTC.'),
  by: z.string().describe('Who decided.'),
  why: z.string().nullable().describe('Reason given.'),
  decision: DecisionKind,
  nouns: z.array(z.string()).describe('What was decided about, each as label and id, joined by a space.'),
  what: z.string().describe('What was done, as JSON text.'),
  inverse: z.string().describe('What undoes it, as JSON text.'),
  undoneAt: z.iso.datetime().nullable().describe('ISO time it was undone, UTC; null while it stands.'),
  undoneBy: z.string().nullable().describe('Who undid it; null while it stands.'),
  undoneWhy: z.string().nullable().describe('Reason given for undoing it.'),
});

export type Change = z.infer<typeof Change>;

/** Id of the one document of origin `person` that holds what people decided. */
export const DECISIONS = 'decisions';

/** Id of the document of the ties that were computed from wording. */
export const COMPUTED = 'identity';

/** The one node that says what is stored and how often it was written. */
export const GraphMeta = z.object({
  id: z.literal('graph').describe('Always "graph".'),
  revision: z.int().min(0).describe('Raised last in every write transaction.'),
  modelVersion: z.int().min(1).describe('Version of the graph model the store is in.'),
});
