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
