import type { Pace } from './pace.ts';

/** Compressed sparse rows: the entries of row r are those from `offsets[r]` up to, but not, `offsets[r + 1]`. */
export interface SparseRows {
  offsets: Uint32Array;
}

/** A permutation of 0 … keys.length - 1 that sorts by key; equal keys keep the order that `order` has. */
export async function orderBy(keys: Uint32Array, size: number, pace: Pace, order?: Uint32Array): Promise<Uint32Array> {
  const next = await offsetsOf(keys, size, pace);
  const sorted = new Uint32Array(keys.length);
  await pace.each(keys.length, (i) => {
    const entry = order ? (order[i] ?? 0) : i;
    const key = keys[entry] ?? 0;
    const place = next[key] ?? 0;
    sorted[place] = entry;
    next[key] = place + 1;
  });
  return sorted;
}

/** Where each row starts once entries with these row numbers are sorted by them. */
export async function offsetsOf(rows: Uint32Array, size: number, pace: Pace): Promise<Uint32Array> {
  const offsets = new Uint32Array(size + 1);
  await pace.each(rows.length, (i) => {
    const row = (rows[i] ?? 0) + 1;
    offsets[row] = (offsets[row] ?? 0) + 1;
  });
  await pace.each(size, (row) => {
    offsets[row + 1] = (offsets[row + 1] ?? 0) + (offsets[row] ?? 0);
  });
  return offsets;
}
