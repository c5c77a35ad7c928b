import type { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../engine/query.ts';
import { type Label, nodes } from '../model/graph.ts';
import { columns, Ids } from './columns.ts';

/** Rows by id of a label whose nodes are reached from a role only, so that visibility follows from the claim. */
export function rowsByIds<L extends Label>(label: L): CatalogueQuery<typeof Ids, (typeof nodes)[L]['properties']> {
  const properties = nodes[label].properties as z.ZodObject;
  return defineQuery({
    name: `${label.toLowerCase()}.byIds`,
    mode: 'read',
    about: `The ${label} nodes with the given ids.`,
    params: Ids,
    row: properties,
    text: `
      UNWIND $ids AS key
      MATCH (n:${label} {id: key})
      RETURN ${columns('n', properties)}`,
  }) as CatalogueQuery<typeof Ids, (typeof nodes)[L]['properties']>;
}
