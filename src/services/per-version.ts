import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';

/**
 * Something expensive that is made from the whole graph, kept until the graph changes: one per set of origins. A snapshot
 * knows the version the graph had when its request came, so that an answer is never older than the question; it may be newer.
 */
export class PerVersion<T> {
  readonly #make: (snapshot: Snapshot, origins: readonly Origin[]) => Promise<T>;
  readonly #drop: (made: T) => void;
  readonly #made = new Map<string, Promise<T>>();
  #turn = 0;

  /** @param drop told what is no longer kept. */
  constructor(
    make: (snapshot: Snapshot, origins: readonly Origin[]) => Promise<T>,
    drop: (made: T) => void = () => {},
  ) {
    this.#make = make;
    this.#drop = drop;
  }

  get(snapshot: Snapshot, origins: readonly Origin[]): Promise<T> {
    const make = () => this.#make(snapshot.lasting, origins);
    if (!snapshot.version) return make();
    const { turn } = snapshot.version;
    if (turn > this.#turn) {
      this.#turn = turn;
      for (const making of this.#made.values()) making.then(this.#drop, () => {});
      this.#made.clear();
    }
    const key = origins.join(' ');
    const kept = this.#made.get(key);
    // What an older question reads may be older than the version that is kept for.
    return kept ?? (turn < this.#turn ? make() : this.#keep(key, make()));
  }

  /** What was made is of no use any more: the next request makes it again. */
  forget(making: Promise<T>): void {
    for (const [key, made] of this.#made) if (made === making) this.#made.delete(key);
  }

  /** What failed is not kept: the next request tries again. */
  #keep(key: string, making: Promise<T>): Promise<T> {
    this.#made.set(key, making);
    making.catch(() => this.forget(making));
    return making;
  }
}
