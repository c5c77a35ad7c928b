import type { z } from 'zod';
import type { CatalogueQuery } from './query.ts';

/** Runs stored queries, inside or outside of a write transaction. */
export interface Runner {
  /**
   * Runs a stored query. Parameters and rows are checked against the query's schemas.
   * @throws AppError with a DATABASE_… code.
   */
  run<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
  ): Promise<z.output<R>[]>;
}

/** Reads stored queries outside of a write transaction. */
export interface Reader extends Runner {
  /**
   * Reads the rows of a stored query one by one and keeps none of them: for answers as large as the graph.
   * @param take is called in the order of the rows, also for those before an error.
   * @throws AppError with a DATABASE_… code.
   */
  each<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    take: (row: z.output<R>) => void,
  ): Promise<void>;
}

/** One write transaction. */
export interface Transaction extends Runner {
  /**
   * What `make` made of the whole database as it was before this transaction. It is kept in this process, by `make`,
   * and made again only where somebody else has committed since.
   * @param make reads what is committed, past this transaction. What it gives must not be changed but in `committed`.
   */
  before<T>(make: (past: Runner) => Promise<T>): Promise<T>;
  /** Runs once this transaction is committed: brings what was made of the state before to the state now. */
  committed(bring: () => void): void;
}

/** Names one state of the whole database: equal stamps mean nothing was committed in between. */
export interface VersionStamp {
  revision: number;
  /** The engine's own mark of the last commit, whoever made it. */
  mark: string;
}

/** What `rolegraph doctor` says about a store. */
export interface Diagnosis {
  engine: GraphEngine['name'];
  store: string;
  product: string;
  details: Record<string, string>;
}

/** The only way to a database. Everything above it knows nothing of drivers, sessions or files. */
export interface GraphEngine extends Reader {
  readonly name: 'neo4j' | 'embedded';
  /** As `Runner.run`; what is read is at least as new as `since`, also where a member of a cluster lags behind. */
  run<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    since?: VersionStamp,
  ): Promise<z.output<R>[]>;
  /** As `Reader.each`, at least as new as `since`. */
  each<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    take: (row: z.output<R>) => void,
    since?: VersionStamp,
  ): Promise<void>;
  /**
   * Runs `work` in one transaction: all of it is committed when it resolves, nothing when it throws.
   * A conflict with another writer runs it again, so it must not have effects of its own.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** @param signal raised when nobody waits for the answer any more: the engine may stop working on it. */
  version(signal?: AbortSignal): Promise<VersionStamp>;
  /** Creates the constraints and indexes the model declares; harmless where they are there. */
  ensureSchema(): Promise<void>;
  diagnose(): Promise<Diagnosis>;
  close(): Promise<void>;
}
