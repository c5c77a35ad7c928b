import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';

/**
 * Something expensive that is made from the whole graph, kept until the graph changes: one per set of origins. A snapshot
 * knows the version the graph had when its request came, so that an answer is never older than the question.
 */
export class PerVersion<T> {
  readonly #make: (snapshot: Snapshot, origins: readonly Origin[]) => Promise<T>;
  readonly #made = new Map<string, Promise<T>>();
  #version = '';

  constructor(make: (snapshot: Snapshot, origins: readonly Origin[]) => Promise<T>) {
    this.#make = make;
  }

  get(snapshot: Snapshot, origins: readonly Origin[]): Promise<T> {
    if (!snapshot.version) return this.#make(snapshot, origins);
    const version = `${snapshot.version.revision} ${snapshot.version.mark}`;
    if (version !== this.#version) {
      this.#version = version;
      this.#made.clear();
    }
    const key = origins.join(' ');
    return this.#made.get(key) ?? this.#keep(key, this.#make(snapshot, origins));
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
