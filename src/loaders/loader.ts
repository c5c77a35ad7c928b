import DataLoader from 'dataloader';
import type { Eventually } from './eventually.ts';
import type { Snapshot } from './snapshot.ts';

/** Loads values by id: at once where the snapshot has them, else in batches, one statement each. */
export class Loader<V> {
  readonly #prefix: string;
  readonly #snapshot: Snapshot;
  readonly #batches: DataLoader<string, V>;

  /** @param name tells this loader's values from all others of the snapshot. */
  constructor(snapshot: Snapshot, name: string, load: (ids: readonly string[]) => Promise<V[]>) {
    this.#prefix = `${name} `;
    this.#snapshot = snapshot;
    this.#batches = new DataLoader(async (ids) => {
      const values = await load(ids);
      ids.forEach((id, i) => {
        this.#snapshot.rows.keep(this.#prefix + id, values[i]);
      });
      return values;
    });
  }

  load(id: string): Eventually<V> {
    const kept = this.#snapshot.rows.get(this.#prefix + id);
    return kept === undefined ? this.#batches.load(id) : (kept as V);
  }
}
