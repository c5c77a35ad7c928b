import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CatalogueQuery } from './query.ts';

/** Checks the parameters of a stored query. @throws AppError DATABASE_ERROR: a caller inside Rolegraph is wrong. */
export function checkParams<P extends z.ZodObject>(query: CatalogueQuery<P>, params: unknown): z.output<P> {
  const result = query.params.safeParse(params);
  if (result.success) return result.data;
  throw new AppError('DATABASE_ERROR', `Parameters of query ${query.name}: ${z.prettifyError(result.error)}`);
}

/** Milliseconds that reading rows holds the process at a stretch; between stretches other requests have their turn. */
const STRETCH = 8;
/** Rows between two looks at the clock. */
const BLOCK = 64;

/**
 * Reads the rows of a stored query one by one and checks them.
 * @throws AppError DATABASE_ERROR: the store holds what the model does not allow.
 */
export async function checkRows<R extends z.ZodObject>(
  query: CatalogueQuery<z.ZodObject, R>,
  count: number,
  rowAt: (index: number) => unknown,
): Promise<z.output<R>[]> {
  const rows: z.output<R>[] = [];
  let since = performance.now();
  for (let index = 0; index < count; index += 1) {
    if (index % BLOCK === BLOCK - 1 && performance.now() - since > STRETCH) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    const result = query.row.safeParse(rowAt(index));
    if (!result.success) {
      throw new AppError('DATABASE_ERROR', `A row of query ${query.name}: ${z.prettifyError(result.error)}`);
    }
    rows.push(result.data);
  }
  return rows;
}
