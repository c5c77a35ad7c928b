import type { Item, Neighbours } from './ranks.ts';

const PASSES = 6;

/**
 * Middles of the items across the levels: each as near to the mean of its neighbours as order and gaps allow. Within a
 * level that is a least-squares problem with the order as constraint, solved exactly by pooling adjacent violators.
 */
export function aligned(
  items: readonly Item[],
  levels: readonly (readonly number[])[],
  { above, below }: Neighbours,
  gap: number,
): number[] {
  const middles: number[] = [];
  for (const row of levels) {
    const offsets = offsetsOf(row, items, gap);
    const half = (offsets.at(-1) ?? 0) / 2;
    row.forEach((item, i) => {
      middles[item] = (offsets[i] ?? 0) - half;
    });
  }
  for (let pass = 0; pass < PASSES; pass += 1) {
    const order = pass % 2 === 0 ? levels : [...levels].reverse();
    for (const row of order) {
      const wishes = row.map((item) => {
        const near = [...(below[item] ?? []), ...(above[item] ?? [])];
        if (near.length === 0) return middles[item] ?? 0;
        return near.reduce((sum, other) => sum + (middles[other] ?? 0), 0) / near.length;
      });
      place(row, wishes, offsetsOf(row, items, gap), middles);
    }
  }
  return middles;
}

/** Middles of a level's items packed as close as the gap allows, from 0. */
function offsetsOf(row: readonly number[], items: readonly Item[], gap: number): number[] {
  let [edge, last] = [0, 0];
  return row.map((item, i) => {
    const half = (items[item]?.breadth ?? 0) / 2;
    last = i === 0 ? 0 : edge + gap + half;
    edge = last + half;
    return last;
  });
}

/** Middles nearest to the wishes that keep the order and the gaps. */
function place(row: readonly number[], wishes: readonly number[], offsets: readonly number[], middles: number[]): void {
  // Without the gaps the task is to find the nearest rising sequence.
  const blocks: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    let block = { sum: wish - (offsets[i] ?? 0), count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  let i = 0;
  for (const { sum, count } of blocks) {
    for (const end = i + count; i < end; i += 1) middles[row[i] ?? 0] = sum / count + (offsets[i] ?? 0);
  }
}
