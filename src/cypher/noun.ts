import { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../engine/query.ts';
import { type NounLabel, nodes } from '../model/graph.ts';
import { columns, IdsAndOrigins } from './columns.ts';

/** Where a page starts: after this key and id, in the direction of the order. */
const Cursor = z.object({ key: z.string(), id: z.string() });
const PageKey = z.object({ id: z.string(), sortKey: z.string() });

/** Forward: before every key. Backward: after every key, which are ASCII up to "~". */
export const FIRST: z.infer<typeof Cursor> = { key: '', id: '' };
export const LAST: z.infer<typeof Cursor> = { key: '\u007f', id: '' };

/**
 * Condition on `n`: a noun is visible while a document of a counted origin names it. Counted, and from the noun on: Grafeo answers `EXISTS`
 * a hundred times slower, and a pattern that starts at the names by reading all of them.
 */
export const visible = 'COUNT { MATCH (n)<-[named:NAMES]-(:Name) WHERE named.origin IN $origins } > 0';

interface Filter<F extends z.ZodRawShape> {
  params: z.ZodObject<F>;
  /** Conditions on `n`, each true where its parameter is null. */
  where: readonly string[];
}

/**
 * The queries every noun has: rows by id, and pages by key forward and backward with their count, of all of them and of
 * those under a filter. Without a filter is a query of its own, because planning one with ten optional conditions takes
 * Neo4j seconds, and it is the one that most people ask first.
 * Healthy plan: index seek by id for `byIds`; for a page a label scan in key order, filters as semi-joins.
 */
export function nounQueries<L extends NounLabel, F extends z.ZodRawShape>(label: L, filter: Filter<F>) {
  const noun = label.toLowerCase();
  const properties: (typeof nodes)[L]['properties'] = nodes[label].properties;
  return {
    byIds: defineQuery({
      name: `${noun}.byIds`,
      mode: 'read',
      about: `The visible ${label} nodes among the given ids.`,
      params: IdsAndOrigins,
      row: properties as z.ZodObject,
      text: `
        UNWIND $ids AS key
        MATCH (n:${label} {id: key})
        WHERE ${visible}
        RETURN ${columns('n', properties)}`,
    }) as CatalogueQuery<typeof IdsAndOrigins, (typeof nodes)[L]['properties']>,
    all: listQueries(label, `${noun}.all`, `All ${label} nodes`, { params: z.object({}), where: [] }),
    filtered: listQueries(label, `${noun}.filtered`, `${label} nodes under a filter`, filter),
  };
}

/** The pages of a list of nouns and how long it is. */
function listQueries<F extends z.ZodRawShape>(label: NounLabel, name: string, about: string, filter: Filter<F>) {
  const params = z.object({ ...filter.params.shape, origins: z.array(z.string()) });
  const conditions = [visible, ...filter.where].join('\n          AND ');
  const page = (direction: 'forward' | 'backward') => {
    const [beyond, order] = direction === 'forward' ? ['>', ''] : ['<', ' DESC'];
    return defineQuery({
      name: `${name}.${direction}`,
      mode: 'read',
      about: `${about}: a page ${direction} from a key.`,
      params: params.extend({ key: z.string(), id: z.string(), limit: z.int() }),
      row: PageKey,
      text: `
        MATCH (n:${label})
        WHERE (n.sortKey ${beyond} $key OR (n.sortKey = $key AND n.id ${beyond} $id))
          AND ${conditions}
        RETURN n.id AS id, n.sortKey AS sortKey
        ORDER BY sortKey${order}, id${order}
        LIMIT $limit`,
    });
  };
  return {
    forward: page('forward'),
    backward: page('backward'),
    count: defineQuery({
      name: `${name}.count`,
      mode: 'read',
      about: `${about}: how many there are.`,
      params,
      row: z.object({ total: z.int() }),
      text: `
        MATCH (n:${label})
        WHERE ${conditions}
        RETURN count(n) AS total`,
    }),
  };
}

/** The filter every noun has: a text in the normal form of one of its names. */
export const textFilter = {
  params: z.object({ text: z.string().nullable() }),
  where: [
    '($text IS NULL OR COUNT { MATCH (n)<-[said:NAMES]-(t:Name) WHERE t.normal CONTAINS $text AND said.origin IN $origins } > 0)',
  ],
} as const;
