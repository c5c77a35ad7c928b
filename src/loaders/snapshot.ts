import type { z } from 'zod';
import type { GraphEngine, Reader, Runner, VersionStamp } from '../engine/port.ts';
import type { CatalogueQuery } from '../engine/query.ts';
import { VersionCheck } from '../engine/version-check.ts';
import { Cancelled } from '../errors.ts';
import { noRows, RowStore, type Rows, readOnce, type StoreCounts } from './row-store.ts';

/** A version and its turn among all that this process has seen: a later one has a higher turn. */
export interface SeenVersion extends VersionStamp {
  turn: number;
}

/** The graph as one request reads it: never older than the request. Kept answers are handed out without a statement. */
export interface Snapshot extends Runner {
  /** What the graph was asked for when the request came; null where nothing is kept. */
  readonly version: SeenVersion | null;
  readonly rows: Rows;
  /** Reads past what is kept; for loaders, which keep row by row. */
  readonly source: Reader;
  /** The same graph for what others will use too: it reads on where this request is cancelled. */
  readonly lasting: Snapshot;
}

/** Longest that a request waits to hear the version of the graph, in milliseconds. */
const CHECK_TIMEOUT = 10_000;

/** Opens a snapshot per request, and keeps what was read as long as the graph does not change. */
export class Snapshots {
  readonly #engine: GraphEngine;
  readonly #kept: { store: RowStore; check: VersionCheck<SeenVersion> } | undefined;

  /** @param limit bytes to keep at most; 0 keeps nothing and asks for no version. */
  constructor(engine: GraphEngine, limit: number) {
    this.#engine = engine;
    if (limit === 0) return;
    const store = new RowStore(limit);
    const check = new VersionCheck(
      (signal) => engine.version(signal),
      CHECK_TIMEOUT,
      (version) => ({ ...version, turn: store.advance(version) }),
    );
    this.#kept = { store, check };
  }

  /**
   * @param signal raised when the request is cancelled: no statement is sent for it from then on.
   * @throws AppError with a DATABASE_… code where the engine does not say its version: no old answer instead.
   */
  async open(signal?: AbortSignal): Promise<Snapshot> {
    if (!this.#kept) return snapshot(null, noRows, this.#source(signal), this.#source());
    const { store, check } = this.#kept;
    try {
      const version = await check.current(signal);
      return snapshot(version, store.at(version), this.#source(signal, version), this.#source(undefined, version));
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      // Behind a lost connection another database may come up, a restored backup with the same numbers.
      store.clear();
      throw error;
    }
  }

  #source(signal?: AbortSignal, since?: VersionStamp): Reader {
    const assertWanted = () => {
      if (signal?.aborted) throw new Cancelled();
    };
    return {
      run: async (query, params) => {
        assertWanted();
        return this.#engine.run(query, params, since);
      },
      each: async (query, params, take) => {
        assertWanted();
        return this.#engine.each(query, params, take, since);
      },
    };
  }

  /** Null where nothing is kept. */
  counts(): (StoreCounts & { checks: number }) | null {
    return this.#kept ? { ...this.#kept.store.counts, checks: this.#kept.check.count } : null;
  }
}

function snapshot(version: SeenVersion | null, rows: Rows, source: Reader, lasting = source): Snapshot {
  const answers = rows.table('answers');
  return {
    version,
    rows,
    source,
    get lasting() {
      return snapshot(version, rows, lasting);
    },
    async run<P extends z.ZodObject, R extends z.ZodObject>(query: CatalogueQuery<P, R>, params: z.input<P>) {
      const key = `${query.name} ${JSON.stringify(params)}`;
      const kept = answers.get(key) as z.output<R>[] | undefined;
      if (kept) return kept;
      return readOnce(answers, key, async () => {
        const answer = await source.run(query, params);
        answers.keep(key, answer);
        return answer;
      });
    },
  };
}
