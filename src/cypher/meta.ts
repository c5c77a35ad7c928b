import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { GraphMeta } from '../model/history.ts';
import { columns, Nothing } from './columns.ts';

export const meta = defineQuery({
  name: 'meta.get',
  mode: 'read',
  about: 'What is stored; no row in a store that was never written.',
  params: Nothing,
  row: GraphMeta,
  text: `MATCH (m:GraphMeta {id: 'graph'}) RETURN ${columns('m', GraphMeta)}`,
});

export const setModelVersion = defineQuery({
  name: 'meta.setModelVersion',
  mode: 'write',
  about: 'Notes the model version the store is in now; the first time it makes the node.',
  params: z.object({ modelVersion: z.int() }),
  row: Nothing,
  text: `
    MERGE (m:GraphMeta {id: 'graph'})
    SET m.modelVersion = $modelVersion, m.revision = coalesce(m.revision, 0)`,
});

export const raiseRevision = defineQuery({
  name: 'meta.raiseRevision',
  mode: 'write',
  about: 'Last statement of every write transaction: it locks out other writers until commit.',
  params: Nothing,
  row: z.object({ revision: z.int() }),
  text: `
    MATCH (m:GraphMeta {id: 'graph'})
    SET m.revision = m.revision + 1
    RETURN m.revision AS revision`,
});

export const isEmpty = defineQuery({
  name: 'meta.isEmpty',
  mode: 'read',
  about: 'Whether the store holds any document.',
  params: Nothing,
  row: z.object({ documents: z.int() }),
  text: `MATCH (d:Document) RETURN count(d) AS documents`,
});
