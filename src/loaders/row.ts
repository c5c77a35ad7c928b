import type { z } from 'zod';
import type { CatalogueQuery } from '../engine/query.ts';
import { Loader } from './loader.ts';
import type { Snapshot } from './snapshot.ts';

/** Rows by id, null where there is none. The database may leave out or reorder rows; they are lined up by id here. */
export function rowLoader<P extends z.ZodObject, R extends z.ZodObject>(
  snapshot: Snapshot,
  query: CatalogueQuery<P, R>,
  params: Omit<z.input<P>, 'ids'>,
): Loader<z.output<R> | null> {
  return new Loader(snapshot, `${query.name} ${JSON.stringify(params)}`, async (ids) => {
    const rows = await snapshot.source.run(query, { ...params, ids: [...ids] } as unknown as z.input<P>);
    const byId = new Map(rows.map((row) => [(row as { id: string }).id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
