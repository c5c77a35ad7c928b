import type { GraphEngine } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';

/**
 * Something expensive that is made from the whole graph, kept until the graph changes: one per set of origins. Every
 * `get` asks the engine for its version first and reads after that, so that an answer is never older than the question.
 */
export class PerVersion<T> {
  readonly #engine: GraphEngine;
  readonly #make: (origins: readonly Origin[]) => Promise<T>;
  readonly #made = new Map<string, Promise<T>>();
  #version = '';

  constructor(engine: GraphEngine, make: (origins: readonly Origin[]) => Promise<T>) {
    this.#engine = engine;
    this.#make = make;
  }

  async get(origins: readonly Origin[]): Promise<T> {
    const { revision, mark } = await this.#engine.version();
    const version = `${revision} ${mark}`;
    if (version !== this.#version) {
      this.#version = version;
      this.#made.clear();
    }
    const key = origins.join(' ');
    const made = this.#made.get(key) ?? this.#keep(key, this.#make(origins));
    return made;
  }

  /** What failed is not kept: the next request tries again. */
  #keep(key: string, making: Promise<T>): Promise<T> {
    this.#made.set(key, making);
    making.catch(() => {
      if (this.#made.get(key) === making) this.#made.delete(key);
    });
    return making;
  }
}
