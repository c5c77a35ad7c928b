import { z } from 'zod';
import { Origin } from './claim.ts';

/** A source of claims: a blueprint file, a seed file, a catalogue entry, a person's decisions. */
export const Document = z.object({
  id: z.string().min(1).describe('Stable source key: external id, address or given name.'),
  sha256: z.string().nullable().describe('SHA-256 of the source content, hexadecimal.'),
  parserVersion: z.string().nullable().describe('Version of the parser that read it.'),
  file: z.string().nullable().describe('File name as given at import; of a catalogue its name and release.'),
  url: z.string().nullable().describe('Address of the source.'),
  format: z.string().nullable().describe('Format of the source, e.g. "html".'),
  lang: z.string().describe('Language, BCP 47.'),
  origin: Origin,
  licence: z.string().nullable().describe('Licence of the content.'),
  attribution: z.string().nullable().describe('Attribution text the licence asks for.'),
  effectiveFrom: z.string().nullable().describe('ISO date from which the document is valid.'),
  importedAt: z.iso.datetime().describe('ISO time of the import that wrote its present claims, UTC.'),
});
export type Document = z.infer<typeof Document>;
