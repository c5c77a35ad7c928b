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
/** Rows between two looks at the clock: one may hold hundreds of values. */
const BLOCK = 4;

/** Checks the rows of a stored query as they are read. */
export class RowReader<R extends z.ZodObject> {
  readonly #query: CatalogueQuery<z.ZodObject, R>;
  #since = performance.now();
  #read = 0;

  constructor(query: CatalogueQuery<z.ZodObject, R>) {
    this.#query = query;
  }

  /** @throws AppError DATABASE_ERROR: the store holds what the model does not allow. */
  checked(row: unknown): z.output<R> {
    this.#read += 1;
    const result = this.#query.row.safeParse(row);
    if (result.success) return result.data;
    throw new AppError('DATABASE_ERROR', `A row of query ${this.#query.name}: ${z.prettifyError(result.error)}`);
  }

  /** Whether the process was held long enough: then `rest`. */
  get isDue(): boolean {
    return this.#read % BLOCK === 0 && performance.now() - this.#since > STRETCH;
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** Reads and checks the rows of a stored query one by one, and hands each out. @throws AppError as `RowReader`. */
export async function eachRow<R extends z.ZodObject>(
  query: CatalogueQuery<z.ZodObject, R>,
  count: number,
  rowAt: (index: number) => unknown,
  take: (row: z.output<R>) => void,
): Promise<void> {
  const reader = new RowReader(query);
  for (let index = 0; index < count; index += 1) {
    take(reader.checked(rowAt(index)));
    if (reader.isDue) await reader.rest();
  }
}

/** As `eachRow`, all at once. */
export async function checkRows<R extends z.ZodObject>(
  query: CatalogueQuery<z.ZodObject, R>,
  count: number,
  rowAt: (index: number) => unknown,
): Promise<z.output<R>[]> {
  const rows: z.output<R>[] = [];
  await eachRow(query, count, rowAt, (row) => void rows.push(row));
  return rows;
}
