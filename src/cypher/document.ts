import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Origin } from '../model/claim.ts';
import { Document } from '../model/document.ts';
import { columns, Ids, Nothing } from './columns.ts';
import { rowsByIds } from './owned.ts';

export const documentsByIds = rowsByIds('Document');

export const documentOrigins = defineQuery({
  name: 'document.origins',
  mode: 'read',
  about: 'How many documents of each origin there are; decides which origins count by default.',
  params: Nothing,
  row: z.object({ origin: Origin, documents: z.int() }),
  text: `
    MATCH (d:Document)
    RETURN d.origin AS origin, count(d) AS documents
    ORDER BY origin`,
});

export const documentsByOrigin = defineQuery({
  name: 'document.byOrigin',
  mode: 'read',
  about: 'The documents of some origins.',
  params: z.object({ origins: z.array(Origin) }),
  row: Document,
  text: `
    MATCH (d:Document)
    WHERE d.origin IN $origins
    RETURN ${columns('d', Document)}
    ORDER BY id`,
});

export const rolesDescribedBy = defineQuery({
  name: 'document.roles',
  mode: 'read',
  about: 'Which roles documents describe.',
  params: Ids,
  row: z.object({ document: z.string(), role: z.string() }),
  text: `
    UNWIND $ids AS key
    MATCH (d:Document {id: key})<-[:DESCRIBED_BY]-(r:Role)
    RETURN DISTINCT d.id AS document, r.id AS role
    ORDER BY document, role`,
});

export const documentsOfCatalogue = defineQuery({
  name: 'document.ofCatalogue',
  mode: 'read',
  about: 'The documents of one public catalogue, and what tells whether they changed.',
  params: z.object({ catalogue: z.string() }),
  row: Document.pick({ id: true, sha256: true, parserVersion: true }),
  text: `
    MATCH (d:Document)
    WHERE d.origin = 'catalogue' AND d.format = $catalogue
    RETURN d.id AS id, d.sha256 AS sha256, d.parserVersion AS parserVersion
    ORDER BY id`,
});

export const catalogues = defineQuery({
  name: 'document.catalogues',
  mode: 'read',
  about: 'The public catalogues that are loaded, by release.',
  params: Nothing,
  row: z.object({
    id: z.string(),
    name: z.string().nullable(),
    documents: z.int(),
    licence: z.string().nullable(),
    attribution: z.string().nullable(),
  }),
  text: `
    MATCH (d:Document)
    WHERE d.origin = 'catalogue' AND d.format IS NOT NULL
    RETURN d.format AS id, d.file AS name, count(d) AS documents, d.licence AS licence, d.attribution AS attribution`,
});

export const catalogueState = defineQuery({
  name: 'document.catalogueState',
  mode: 'read',
  about: 'How many documents of catalogues there are and when the last came: the same as long as no catalogue changes.',
  params: Nothing,
  row: z.object({ documents: z.int(), latest: z.string().nullable() }),
  text: `
    MATCH (d:Document)
    WHERE d.origin = 'catalogue'
    RETURN count(d) AS documents, max(d.importedAt) AS latest`,
});
