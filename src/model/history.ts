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

/** A decision of a person, undoable. */
export const Change = z.object({
  id: z.string().min(1).describe('Id.'),
  at: z.iso.datetime().describe('ISO time, UTC.'),
  by: z.string().describe('Who decided.'),
  why: z.string().nullable().describe('Reason given.'),
  what: z.string().describe('What was done, as JSON text.'),
  inverse: z.string().describe('What undoes it, as JSON text.'),
});

/** The one node that says what is stored and how often it was written. */
export const GraphMeta = z.object({
  id: z.literal('graph').describe('Always "graph".'),
  revision: z.int().min(0).describe('Raised last in every write transaction.'),
  modelVersion: z.int().min(1).describe('Version of the graph model the store is in.'),
});
