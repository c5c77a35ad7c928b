import DataLoader from 'dataloader';
import type { z } from 'zod';
import type { Runner } from '../engine/port.ts';
import type { CatalogueQuery } from '../engine/query.ts';

/** Rows by id, null where there is none. The database may leave out or reorder rows; they are lined up by id here. */
export function rowLoader<P extends z.ZodObject, R extends z.ZodObject>(
  runner: Runner,
  query: CatalogueQuery<P, R>,
  paramsOf: (ids: string[]) => z.input<P>,
): DataLoader<string, z.output<R> | null> {
  return new DataLoader(async (ids) => {
    const rows = await runner.run(query, paramsOf([...ids]));
    const byId = new Map(rows.map((row) => [(row as { id: string }).id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
