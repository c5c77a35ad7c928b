import { Cancelled } from '../errors.ts';

/** How long work may hold the thread at a stretch, in milliseconds. */
const STRETCH = 5;
const BLOCK = 4_096;

/** Long work in short stretches: between them other requests have their turn, and the work can be called off. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * Gives the thread away where it was held long enough.
   * @throws Cancelled where the work was called off
   */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < STRETCH) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#signal?.aborted) throw new Cancelled();
    this.#since = performance.now();
  }

  /** Does the work for 0, 1, … count - 1. */
  async each(count: number, work: (index: number) => void, block = BLOCK): Promise<void> {
    for (let from = 0; from < count; from += block) {
      const end = Math.min(count, from + block);
      for (let index = from; index < end; index += 1) work(index);
      await this.rest();
    }
  }
}
