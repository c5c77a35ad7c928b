import type { Stretches } from './work.ts';

/**
 * Beginnings of paths, and the order they are looked at: by the least cost a path that goes on from there can have, then
 * by its moves, then by the roles from the start, a beginning before what goes on from it. No beginning comes after what
 * grows out of it, so paths come out of the heap in their final order, ties included.
 */
export class Labels {
  length = 0;
  /** Label before; -1 at the first step. */
  parents = new Int32Array(CAPACITY);
  roles = new Uint32Array(CAPACITY);
  moves = new Int32Array(CAPACITY);
  depths = new Uint32Array(CAPACITY);
  states = new Uint8Array(CAPACITY);
  /** Ways from the start over roles of this path, in their order; counted where detours are left out. */
  ways = new Uint32Array(CAPACITY);
  sums = new Float64Array(CAPACITY);
  largest = new Int32Array(CAPACITY);
  learning = new Float64Array(CAPACITY);
  /** Least cost of a path that begins so. */
  costs = new Float64Array(CAPACITY);
  /** Least moves of a path that begins so and has that cost. */
  lengths = new Uint32Array(CAPACITY);
  #heap = new Int32Array(CAPACITY);
  #size = 0;

  /** Number of the next label, with room for it; it counts once it is pushed. */
  next(): number {
    if (this.length === this.parents.length) for (const _ of this.makeRoom());
    return this.length;
  }

  get waiting(): number {
    return this.#size;
  }

  /** Labels that are still waiting, in no order. */
  rest(): Int32Array {
    return this.#heap.subarray(0, this.#size);
  }

  push(): void {
    const label = this.length;
    this.length += 1;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above] ?? 0;
      if (this.order(other, label) <= 0) break;
      this.#heap[at] = other;
      at = above;
    }
    this.#heap[at] = label;
  }

  pop(): number {
    const first = this.#heap[0] ?? 0;
    this.#size -= 1;
    const label = this.#heap[this.#size] ?? 0;
    let at = 0;
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      const right = below + 1;
      if (right < this.#size && this.order(this.#heap[right] ?? 0, this.#heap[below] ?? 0) < 0) below = right;
      const other = this.#heap[below] ?? 0;
      if (this.order(label, other) <= 0) break;
      this.#heap[at] = other;
      at = below;
    }
    this.#heap[at] = label;
    return first;
  }

  /** Negative where a comes first. */
  order(a: number, b: number): number {
    return (
      (this.costs[a] ?? 0) - (this.costs[b] ?? 0) ||
      (this.lengths[a] ?? 0) - (this.lengths[b] ?? 0) ||
      this.#byRoles(a, b)
    );
  }

  #byRoles(a: number, b: number): number {
    const [deep, other] = [this.depths[a] ?? 0, this.depths[b] ?? 0];
    let [x, y] = [a, b];
    for (let depth = deep; depth > other; depth -= 1) x = this.parents[x] ?? -1;
    for (let depth = other; depth > deep; depth -= 1) y = this.parents[y] ?? -1;
    let difference = deep - other;
    while (x !== y) {
      const roles = (this.roles[x] ?? 0) - (this.roles[y] ?? 0);
      if (roles !== 0) difference = roles;
      x = this.parents[x] ?? -1;
      y = this.parents[y] ?? -1;
    }
    return difference;
  }

  /** Whether there should soon be more room. */
  get isTight(): boolean {
    return this.length > this.parents.length * 0.75;
  }

  /** Makes room for as many again, one array after the other: in a long search each of them is tens of megabytes. */
  *makeRoom(): Stretches<void> {
    const capacity = this.parents.length * 2;
    this.parents = enlarged(this.parents, new Int32Array(capacity));
    yield;
    this.roles = enlarged(this.roles, new Uint32Array(capacity));
    yield;
    this.moves = enlarged(this.moves, new Int32Array(capacity));
    yield;
    this.depths = enlarged(this.depths, new Uint32Array(capacity));
    yield;
    this.states = enlarged(this.states, new Uint8Array(capacity));
    yield;
    this.ways = enlarged(this.ways, new Uint32Array(capacity));
    yield;
    this.sums = enlarged(this.sums, new Float64Array(capacity));
    yield;
    this.largest = enlarged(this.largest, new Int32Array(capacity));
    yield;
    this.learning = enlarged(this.learning, new Float64Array(capacity));
    yield;
    this.costs = enlarged(this.costs, new Float64Array(capacity));
    yield;
    this.lengths = enlarged(this.lengths, new Uint32Array(capacity));
    yield;
    this.#heap = enlarged(this.#heap, new Int32Array(capacity));
  }
}

const CAPACITY = 1_024;

function enlarged<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
