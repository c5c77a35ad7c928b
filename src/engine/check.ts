import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CatalogueQuery } from './query.ts';

/** Checks the parameters of a stored query. @throws AppError DATABASE_ERROR: a caller inside Rolegraph is wrong. */
export function checkParams<P extends z.ZodObject>(query: CatalogueQuery<P>, params: unknown): z.output<P> {
  const result = query.params.safeParse(params);
  if (result.success) return result.data;
  throw new AppError('DATABASE_ERROR', `Parameters of query ${query.name}: ${z.prettifyError(result.error)}`);
}

/** Checks the rows of a stored query. @throws AppError DATABASE_ERROR: the store holds what the model does not allow. */
export function checkRows<R extends z.ZodObject>(
  query: CatalogueQuery<z.ZodObject, R>,
  rows: readonly unknown[],
): z.output<R>[] {
  return rows.map((row) => {
    const result = query.row.safeParse(row);
    if (result.success) return result.data;
    throw new AppError('DATABASE_ERROR', `A row of query ${query.name}: ${z.prettifyError(result.error)}`);
  });
}
