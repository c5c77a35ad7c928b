import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GrafeoDB, QueryResult, Transaction } from '@grafeo-db/js';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '../errors.ts';
import { checkParams, checkRows, eachRow } from './check.ts';
import { Kept } from './kept.ts';
import { assertPlain } from './plain.ts';
import type { Diagnosis, GraphEngine, Transaction as Tx, VersionStamp } from './port.ts';
import type { CatalogueQuery } from './query.ts';
import { embeddedSchema } from './schema.ts';
import { Slots } from './slots.ts';

/** Path that means: in memory, gone when closed. */
export const MEMORY = ':memory:';

const CONCURRENT_READS = 8;
const WRITE_ATTEMPTS = 5;
const CHECKPOINT = { intervalMs: 60_000, walBytes: 16 * 1024 * 1024 };

/** Grafeo in this process: a file (one process at a time) or memory. */
export class EmbeddedEngine implements GraphEngine {
  readonly name = 'embedded';
  readonly #path: string;
  readonly #db: GrafeoDB;
  readonly #readers = new Slots(CONCURRENT_READS);
  readonly #writer = new Slots(1);
  readonly #kept = new Kept();
  #closed = false;

  private constructor(path: string, db: GrafeoDB) {
    this.#path = path;
    this.#db = db;
  }

  /**
   * Opens or creates the store at `path`.
   * @throws AppError STORE_HELD where another process has it, STORE_UNREADABLE where it is no store or damaged.
   */
  static async open(path: string): Promise<EmbeddedEngine> {
    // Loaded here, so that users of Neo4j never need the binary.
    const { default: grafeo } = await import('@grafeo-db/js');
    try {
      if (path === MEMORY) return new EmbeddedEngine(path, grafeo.GrafeoDB.create());
      mkdirSync(dirname(path), { recursive: true });
      const db = grafeo.GrafeoDB.create(path);
      db.setCheckpointTriggers(CHECKPOINT);
      return new EmbeddedEngine(path, db);
    } catch (error) {
      throw openingError(path, error);
    }
  }

  async run<P extends z.ZodObject, R extends z.ZodObject>(query: CatalogueQuery<P, R>, params: z.input<P>) {
    if (query.mode === 'write') return this.write((tx) => tx.run(query, params));
    const bound = bind(query, params);
    return this.#readers.use(async () => rowsOf(query, await execute(this.#open(), query, bound)));
  }

  async each<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    take: (row: z.output<R>) => void,
  ) {
    const bound = bind(query, params);
    await this.#readers.use(async () => {
      const answer = await execute(this.#open(), query, bound);
      await eachRow(query, answer.length, (index) => answer.get(index), take);
    });
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#writer.use(async () => {
      for (let attempt = 1; ; attempt += 1) {
        const { mark } = await this.version();
        const tx = this.#open().beginTransaction();
        const statements = new Slots(Number.POSITIVE_INFINITY);
        const bring: (() => void)[] = [];
        let asked = false;
        let wrote = false;
        try {
          const result = await work({
            run: (query, params) =>
              statements.use(async () => {
                const answer = await execute(tx, query, bind(query, params));
                wrote ||= changedSomething(answer);
                return rowsOf(query, answer);
              }),
            before: (make) => {
              asked = true;
              return this.#kept.get(mark, make, () => make(this));
            },
            committed: (each) => void bring.push(each),
          });
          await statements.drained();
          // An empty commit would raise the epoch, and with it the version stamp, for nothing.
          if (!wrote) tx.rollback();
          else {
            tx.commit();
            this.#kept.advance(asked ? mark : undefined, (await this.version()).mark, bring);
          }
          return result;
        } catch (error) {
          // Grafeo refuses to roll back beside a running statement.
          await statements.drained();
          if (tx.isActive) tx.rollback();
          const translated = translate(error);
          if (attempt < WRITE_ATTEMPTS && translated instanceof AppError && translated.code === 'DATABASE_BUSY')
            continue;
          throw translated;
        }
      }
    });
  }

  async version(): Promise<VersionStamp> {
    // Every commit, ours or not, raises the epoch; nobody else can write to a store that this process holds.
    const epoch = this.#open().currentEpoch();
    return { revision: Number(epoch), mark: `epoch:${epoch}` };
  }

  async ensureSchema(): Promise<void> {
    const db = this.#open();
    await this.#writer.use(async () => {
      for (const statement of embeddedSchema()) await db.executeCypher(statement);
    });
  }

  async diagnose(): Promise<Diagnosis> {
    const db = this.#open();
    return {
      engine: this.name,
      store: this.#path,
      product: `Grafeo ${db.version()}`,
      details: { nodes: String(db.nodeCount()), relationships: String(db.edgeCount()) },
    };
  }

  /** Waits for what is running, then flushes and releases the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([this.#writer.drained(), this.#readers.drained()]);
    this.#db.close();
  }

  /** Grafeo answers queries even after it was closed; we do not. */
  #open(): GrafeoDB {
    if (this.#closed) throw new AppError('DATABASE_UNAVAILABLE', 'The store was closed: the process is shutting down.');
    return this.#db;
  }
}

async function execute(on: GrafeoDB | Transaction, query: CatalogueQuery, params: unknown): Promise<QueryResult> {
  try {
    return await on.executeCypher(query.text, params);
  } catch (error) {
    throw translate(error);
  }
}

/** Row by row: taking all of them out at once holds the process for seconds where they are many. */
const rowsOf = <R extends z.ZodObject>(query: CatalogueQuery<z.ZodObject, R>, answer: QueryResult) =>
  checkRows(query, answer.length, (index) => answer.get(index));

const changedSomething = ({ counters }: QueryResult) => Object.values(counters).some((count) => count > 0);

function bind(query: CatalogueQuery, params: unknown): unknown {
  const checked = checkParams(query, params);
  assertPlain(checked);
  return checked;
}

const codeByStatus: Record<string, readonly [ErrorCode, string]> = {
  '40000': ['DATABASE_BUSY', 'Another write got in between. Try again.'],
  G2000: ['CONFLICT', 'The store already holds a node with this key. Try again.'],
};

function translate(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const status = 'gqlStatus' in error ? String(error.gqlStatus) : undefined;
  if (status === undefined) return error;
  const known = codeByStatus[status];
  if (known) return new AppError(known[0], known[1], { cause: error });
  return new AppError('DATABASE_ERROR', `Embedded store: ${error.message}`, { cause: error });
}

function openingError(path: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  // Grafeo gives no status for a held lock, only these words.
  if (reason.includes('cannot be locked')) {
    return new AppError('STORE_HELD', `The store ${path} is held by another process. Stop it, or ask it.`, {
      cause: error,
    });
  }
  const hint = 'Nothing was changed. Check the path in ROLEGRAPH_STORE, its permissions, or restore a copy.';
  return new AppError('STORE_UNREADABLE', `The store ${path} cannot be opened: ${reason}. ${hint}`, { cause: error });
}
