import type { Pace } from './pace.ts';

type Numbers = Float64Array | Uint32Array | Uint8Array;

const BLOCK = 8_192;

/** Numbers taken one by one, in blocks: an array that grows would copy all of its millions in one go. */
export class Column<T extends Numbers> {
  readonly #make: new (
    length: number,
  ) => T;
  readonly #blocks: T[] = [];
  #length = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
  }

  push(value: number): void {
    const at = this.#length % BLOCK;
    const block = at === 0 ? new this.#make(BLOCK) : this.#blocks.at(-1);
    if (!block) return;
    if (at === 0) this.#blocks.push(block);
    block[at] = value;
    this.#length += 1;
  }

  /** All of them in one array. */
  async joined(pace: Pace): Promise<T> {
    const all = new this.#make(this.#length);
    for (const [i, block] of this.#blocks.entries()) {
      all.set(block.subarray(0, this.#length - i * BLOCK), i * BLOCK);
      await pace.rest();
    }
    return all;
  }
}
