/** Rows that go to the database in one statement: large enough to be fast, small enough to keep memory flat. */
const ROWS_PER_STATEMENT = 2_000;

/** The rows in portions. */
export function* chunksOf<T>(rows: readonly T[], size = ROWS_PER_STATEMENT): Iterable<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** Runs `work` over the rows in portions, one after the other, and joins what it returns. */
export async function inChunks<T, R>(
  rows: readonly T[],
  work: (chunk: T[]) => Promise<R[]>,
  size?: number,
): Promise<R[]> {
  const results: R[] = [];
  for (const chunk of chunksOf(rows, size)) for (const result of await work(chunk)) results.push(result);
  return results;
}
