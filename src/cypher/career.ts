import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { LeadsToKind } from '../model/role.ts';
import { Origins } from './columns.ts';

export const careerMoves = defineQuery({
  name: 'career.moves',
  mode: 'read',
  about:
    'Every move of the graph, parallel claims grouped: the edges of the career graph. Healthy plan: one scan of LEADS_TO.',
  params: Origins,
  row: z.object({ tail: z.string(), head: z.string(), kind: LeadsToKind }),
  text: `
    MATCH (a:Role)-[c:LEADS_TO]->(b:Role)
    WHERE c.origin IN $origins
    RETURN DISTINCT a.id AS tail, b.id AS head, c.kind AS kind
    ORDER BY tail, head, kind`,
});
