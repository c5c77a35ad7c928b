import DataLoader from 'dataloader';
import type { Eventually } from './eventually.ts';
import { readOnce, type Table } from './row-store.ts';
import type { Snapshot } from './snapshot.ts';

/** Loads values by id: at once where the snapshot has them, else in batches, one statement each. */
export class Loader<V> {
  readonly #snapshot: Snapshot;
  readonly #name: string;
  readonly #load: (ids: readonly string[]) => Promise<V[]>;
  // Both when first needed: a request has dozens of loaders and uses a few.
  #kept: Table | undefined;
  #batches: DataLoader<string, V> | undefined;

  /** @param name tells this loader's values from all others of the snapshot. */
  constructor(snapshot: Snapshot, name: string, load: (ids: readonly string[]) => Promise<V[]>) {
    this.#snapshot = snapshot;
    this.#name = name;
    this.#load = load;
  }

  load(id: string): Eventually<V> {
    this.#kept ??= this.#snapshot.rows.table(this.#name);
    const kept = this.#kept.get(id);
    return kept === undefined ? this.#fetch(this.#kept, id) : (kept as V);
  }

  #fetch(table: Table, id: string): Promise<V> {
    this.#batches ??= new DataLoader(async (ids) => {
      const values = await this.#load(ids);
      ids.forEach((key, i) => {
        table.keep(key, values[i]);
      });
      return values;
    });
    const batches = this.#batches;
    return readOnce(table, id, () => batches.load(id));
  }
}
