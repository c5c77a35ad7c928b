/** Something to place in a layered drawing: a node, or a point where a long edge passes a level. */
export interface Item {
  /** Level it stands on, from 0 without holes. */
  level: number;
  /** Extent within its level, where items must not overlap. */
  breadth: number;
}

/** A piece of an edge between neighbouring levels, as positions in the list of items; `low` is on the lower level. */
export interface Link {
  low: number;
  high: number;
}

/** Neighbours of each item on the next level and on the one before. */
export interface Neighbours {
  above: readonly (readonly number[])[];
  below: readonly (readonly number[])[];
}

const SWEEPS = 12;

export function neighboursOf(count: number, links: readonly Link[]): Neighbours {
  const above: number[][] = Array.from({ length: count }, () => []);
  const below: number[][] = Array.from({ length: count }, () => []);
  for (const { low, high } of links) {
    above[low]?.push(high);
    below[high]?.push(low);
  }
  return { above, below };
}

/**
 * Orders the items of every level so that few links cross: sweeps by the mean position of the neighbours, keeping the
 * best order seen. Ties keep the order given, so that the same diagram is drawn the same every time.
 */
export function ranked(items: readonly Item[], { above, below }: Neighbours): number[][] {
  const given: number[][] = [];
  items.forEach(({ level }, i) => {
    const row = given[level] ?? [];
    given[level] = row;
    row.push(i);
  });
  let [best, fewest] = [given, crossings(given, above)];
  let levels = given;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const upwards = sweep % 2 === 0;
    levels = swept(levels, upwards ? below : above, upwards);
    const count = crossings(levels, above);
    if (count < fewest) [best, fewest] = [levels, count];
  }
  return best;
}

/** One sweep over the levels: each is sorted by what is settled on the level before it. */
function swept(levels: readonly (readonly number[])[], settled: Neighbours['above'], upwards: boolean): number[][] {
  const place: number[] = [];
  const result: number[][] = [];
  const order = levels.map((_, i) => (upwards ? i : levels.length - 1 - i));
  for (const level of order) {
    const row = levels[level] ?? [];
    const pulled = row.map((item, i) => ({ item, i, pull: mean(settled[item] ?? [], place) ?? i }));
    pulled.sort((a, b) => a.pull - b.pull || a.i - b.i);
    result[level] = pulled.map(({ item }) => item);
    result[level].forEach((item, i) => {
      place[item] = i;
    });
  }
  return result;
}

function mean(items: readonly number[], place: readonly number[]): number | null {
  if (items.length === 0) return null;
  return items.reduce((sum, item) => sum + (place[item] ?? 0), 0) / items.length;
}

/** How often links cross: inversions between neighbouring levels, counted with a Fenwick tree. */
export function crossings(levels: readonly (readonly number[])[], above: Neighbours['above']): number {
  let total = 0;
  for (let level = 0; level + 1 < levels.length; level += 1) {
    const place = new Map((levels[level + 1] ?? []).map((item, i) => [item, i]));
    const size = place.size;
    const tree = new Uint32Array(size + 1);
    let seen = 0;
    for (const item of levels[level] ?? []) {
      const ends = (above[item] ?? []).map((end) => place.get(end) ?? 0);
      for (const end of ends) {
        let atMost = 0;
        for (let i = end + 1; i > 0; i -= i & -i) atMost += tree[i] ?? 0;
        total += seen - atMost;
      }
      for (const end of ends) {
        for (let i = end + 1; i <= size; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
        seen += 1;
      }
    }
  }
  return total;
}
