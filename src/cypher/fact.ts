import { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../engine/query.ts';
import { type Label, type RelationshipType, relationships } from '../model/graph.ts';
import { columns, IdsAndOrigins } from './columns.ts';

/** The ends of an arc, in graph-theory terms: no property of a relationship is called so. */
const Ends = z.object({ tail: z.string(), head: z.string() });

type FactRow<T extends RelationshipType> =
  (typeof relationships)[T]['properties'] extends z.ZodObject<infer S>
    ? z.ZodObject<(typeof Ends)['shape'] & S>
    : never;

export type FactQuery<T extends RelationshipType> = CatalogueQuery<typeof IdsAndOrigins, FactRow<T>>;

/**
 * The claims of one relationship type around given nodes, one row per claim, in the order of the documents.
 * `side` says at which end the given ids stand.
 */
export function factQuery<T extends RelationshipType>(
  name: string,
  type: T,
  from: Label,
  to: Label,
  side: 'from' | 'to',
  about: string,
): FactQuery<T> {
  const properties: z.ZodObject = relationships[type].properties;
  const pattern =
    side === 'from'
      ? `MATCH (a:${from} {id: key})-[c:${type}]->(b:${to})`
      : `MATCH (b:${to} {id: key})<-[c:${type}]-(a:${from})`;
  return defineQuery({
    name,
    mode: 'read',
    about,
    params: IdsAndOrigins,
    row: Ends.extend(properties.shape),
    text: `
      UNWIND $ids AS key
      ${pattern}
      WHERE c.origin IN $origins
      RETURN a.id AS tail, b.id AS head, ${columns('c', properties)}
      ORDER BY document, ordinal, tail, head`,
  }) as unknown as FactQuery<T>;
}
