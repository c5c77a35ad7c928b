/** Rows that go to the database in one statement: large enough to be fast, small enough to keep memory flat. */
const ROWS_PER_STATEMENT = 2_000;

/** Runs `work` over the rows in portions, one after the other, and joins what it returns. */
export async function inChunks<T, R>(
  rows: readonly T[],
  work: (chunk: T[]) => Promise<R[]>,
  size = ROWS_PER_STATEMENT,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < rows.length; start += size) {
    for (const result of await work(rows.slice(start, start + size))) results.push(result);
  }
  return results;
}
