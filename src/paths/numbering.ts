import type { Pace } from './pace.ts';

const BLOCK = 2_048;

/** Gives ids numbers in the order they come, and at the end the places they have in ascending order. */
export class Numbering {
  readonly #places = new Map<string, number>();
  readonly #ids: string[] = [];

  /** In the order in which they came. */
  get given(): readonly string[] {
    return this.#ids;
  }

  of(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#places.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }

  /** `ids` ascending by code units, the place of each, and `placeOf[number given by of()]`. */
  async inOrder(pace: Pace): Promise<{ ids: string[]; numberOf: ReadonlyMap<string, number>; placeOf: Uint32Array }> {
    const ids = await ascending(this.#ids, pace);
    const placeOf = new Uint32Array(ids.length);
    await pace.each(ids.length, (place) => {
      const id = ids[place] ?? '';
      placeOf[this.#places.get(id) ?? 0] = place;
      this.#places.set(id, place);
    });
    return { ids, numberOf: this.#places, placeOf };
  }
}

/** Puts the places of numbers in their stead. */
export async function renumber(numbers: Uint32Array, placeOf: Uint32Array, pace: Pace): Promise<Uint32Array> {
  await pace.each(numbers.length, (i) => {
    numbers[i] = placeOf[numbers[i] ?? 0] ?? 0;
  });
  return numbers;
}

/** Sorts a copy, in stretches: by blocks that are then merged two by two. */
async function ascending(texts: readonly string[], pace: Pace): Promise<string[]> {
  let runs: string[][] = [];
  for (let from = 0; from < texts.length; from += BLOCK) {
    runs.push(texts.slice(from, from + BLOCK).sort(byCodeUnits));
    await pace.rest();
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], pace));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge(a: readonly string[], b: readonly string[], pace: Pace): Promise<string[]> {
  const merged: string[] = [];
  let [i, j] = [0, 0];
  await pace.each(a.length + b.length, () => {
    const [left, right] = [a[i], b[j]];
    if (right === undefined || (left !== undefined && left <= right)) {
      merged.push(left ?? '');
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
  });
  return merged;
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
