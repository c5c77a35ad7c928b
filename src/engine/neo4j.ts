import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type QueryResult } from 'neo4j-driver';
import { z } from 'zod';
import { AppError, type ErrorCode } from '../errors.ts';
import { checkParams, checkRows, RowReader } from './check.ts';
import { Kept } from './kept.ts';
import type { Diagnosis, GraphEngine, Transaction, VersionStamp } from './port.ts';
import { type CatalogueQuery, defineQuery, integerEncoder } from './query.ts';
import { neo4jSchema } from './schema.ts';
import { Slots } from './slots.ts';

export interface Neo4jOptions {
  /** `neo4j://`, `neo4j+s://`, `bolt://` … address of the server or cluster. */
  uri: string;
  user: string | undefined;
  password: string | undefined;
  /** Name of the database; the user's home database when left out. */
  database: string | undefined;
  /** Milliseconds a statement may run before the server ends it. */
  statementTimeout: number;
  /** Milliseconds to wait for a connection, and in all for the retries of a transaction. */
  connectionTimeout: number;
  /** Connections kept per server. */
  maxConnections: number;
}

const Meta = z.object({ revision: z.int() });
const metaRevision = defineQuery({
  name: 'engine.revision',
  mode: 'read',
  about: 'The revision of the store, for the version stamp.',
  params: z.object({}),
  row: Meta,
  text: `MATCH (m:GraphMeta {id: 'graph'}) RETURN m.revision AS revision`,
});

/** Milliseconds an answer as large as the graph may take, which is handed out as fast as its reader takes it. */
const LARGE_READ_TIMEOUT = 10 * 60_000;

/** Rows of such an answer that are sent in one go: the driver takes them apart in one go. */
const ROWS_AT_ONCE = 50;

/** Milliseconds a whole write transaction may take: a large import is one. */
const WRITE_TIMEOUT = 30 * 60_000;

/**
 * Takes the lock of the one node every write ends with, and changes nothing. Neo4j reads what is committed, so two writers
 * beside each other would both find a title free, or one would take out a noun that the other is naming.
 */
const oneWriterAtATime = `MATCH (m:GraphMeta {id: 'graph'}) SET m.revision = m.revision`;

/** Neo4j 5.26 LTS and later, through the official driver. Lazy: the first query opens the first connection. */
export class Neo4jEngine implements GraphEngine {
  readonly name = 'neo4j';
  readonly #driver: Driver;
  readonly #options: Neo4jOptions;
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #running = new Slots(Number.POSITIVE_INFINITY);
  readonly #kept = new Kept();
  #closed = false;

  constructor(options: Neo4jOptions) {
    this.#options = options;
    const auth = options.user ? neo4j.auth.basic(options.user, options.password ?? '') : undefined;
    this.#driver = neo4j.driver(options.uri, auth, {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: options.maxConnections,
      connectionAcquisitionTimeout: options.connectionTimeout,
      connectionTimeout: options.connectionTimeout,
      // The driver waits longer with each retry: this much makes one of them before it gives up.
      maxTransactionRetryTime: options.connectionTimeout / 3,
      userAgent: 'rolegraph',
    });
  }

  async run<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    since?: VersionStamp,
  ) {
    const bound = bind(query, params);
    const records = await this.#session(
      neo4j.session.READ,
      (session) =>
        query.mode === 'read'
          ? session.executeRead((tx) => tx.run(query.text, bound), this.#transactionConfig(query.name))
          : session.executeWrite((tx) => tx.run(query.text, bound), this.#transactionConfig(query.name)),
      since,
    );
    return rowsOf(query, records);
  }

  async each<P extends z.ZodObject, R extends z.ZodObject>(
    query: CatalogueQuery<P, R>,
    params: z.input<P>,
    take: (row: z.output<R>) => void,
    since?: VersionStamp,
  ) {
    const bound = bind(query, params);
    let taken = false;
    const read = async (tx: ManagedTransaction) => {
      // The driver tries again what failed on its way, and nobody takes a row back.
      if (taken)
        throw new AppError('DATABASE_UNAVAILABLE', 'The connection to Neo4j was lost while reading. Try again.');
      const reader = new RowReader(query);
      for await (const record of tx.run(query.text, bound)) {
        taken = true;
        take(reader.checked(record.toObject()));
        if (reader.isDue) await reader.rest();
      }
    };
    await this.#session(
      neo4j.session.READ,
      (session) => session.executeRead(read, this.#transactionConfig(query.name, LARGE_READ_TIMEOUT)),
      since,
      ROWS_AT_ONCE,
    );
  }

  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#session(neo4j.session.WRITE, async (session) => {
      let bring: (() => void)[] = [];
      let mark: Promise<string> | undefined;
      const result = await session.executeWrite(
        async (tx) => {
          bring = [];
          mark = undefined;
          await tx.run(oneWriterAtATime);
          return work({
            run: async (query, params) => rowsOf(query, await tx.run(query.text, bind(query, params))),
            before: async (make) => {
              // Nobody of ours can commit now. Whatever else is committed has a mark of its own.
              mark ??= this.version().then((version) => version.mark);
              return this.#kept.get(await mark, make, () => make(this));
            },
            committed: (each) => void bring.push(each),
          });
        },
        this.#transactionConfig('write', WRITE_TIMEOUT),
      );
      this.#kept.advance(await mark, session.lastBookmarks().join(','), bring);
      return result;
    });
  }

  /** The revision of our own writes, and the bookmark of that read, which moves with anybody's commit. */
  async version(signal?: AbortSignal): Promise<VersionStamp> {
    return this.#whileOpen(async () => {
      // No bookmark manager: the bookmark must be that of the server's state, not of what this process has seen. As a
      // write, because on a cluster only the leader knows the last commit.
      const session = this.#driver.session({ ...this.#database(), defaultAccessMode: neo4j.session.WRITE });
      const end = () => void session.close().catch(() => {});
      signal?.addEventListener('abort', end);
      try {
        const result = await session.executeWrite(
          (tx) => tx.run(metaRevision.text),
          this.#transactionConfig('version'),
        );
        const rows = await rowsOf(metaRevision, result);
        return { revision: rows[0]?.revision ?? 0, mark: session.lastBookmarks().join(',') };
      } finally {
        signal?.removeEventListener('abort', end);
        await session.close();
      }
    });
  }

  async ensureSchema(): Promise<void> {
    for (const statement of neo4jSchema()) {
      try {
        // Managed, because replicas that start together get into each other's way and have to try again.
        await this.#session(neo4j.session.WRITE, (session) => session.executeWrite((tx) => tx.run(statement)));
      } catch (error) {
        if (!isThereAlready(error)) throw error;
      }
    }
  }

  async diagnose(): Promise<Diagnosis> {
    return this.#whileOpen(async () => {
      const info = await this.#driver.getServerInfo(this.#database());
      return {
        engine: this.name,
        store: this.#options.uri,
        product: info.agent ?? 'unknown',
        details: {
          address: info.address ?? 'unknown',
          protocol: String(info.protocolVersion ?? 'unknown'),
          database: this.#options.database ?? 'home database of the user',
          user: this.#options.user ?? 'none',
          encrypted: String(this.#driver.isEncrypted()),
        },
      };
    });
  }

  /** Waits for what is running, then closes the connections. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#running.drained();
    await this.#driver.close();
  }

  #database() {
    return this.#options.database === undefined ? {} : { database: this.#options.database };
  }

  #transactionConfig(query: string, timeout = this.#options.statementTimeout) {
    return { timeout, metadata: { app: 'rolegraph', query } };
  }

  async #session<T>(
    mode: 'READ' | 'WRITE',
    work: (session: ReturnType<Driver['session']>) => Promise<T>,
    since?: VersionStamp,
    fetchSize?: number,
  ): Promise<T> {
    return this.#whileOpen(async () => {
      const session = this.#driver.session({
        ...this.#database(),
        defaultAccessMode: mode,
        bookmarkManager: this.#bookmarks,
        ...(since ? { bookmarks: since.mark } : {}),
        ...(fetchSize ? { fetchSize } : {}),
      });
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    });
  }

  async #whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      throw new AppError('DATABASE_UNAVAILABLE', 'The connection to Neo4j was closed: the process is shutting down.');
    }
    try {
      return await this.#running.use(work);
    } catch (error) {
      throw translate(error);
    }
  }
}

/** `IF NOT EXISTS` does not see what another replica creates at the same moment. */
const isThereAlready = (error: unknown) =>
  error instanceof AppError && error.cause instanceof Neo4jError && /AlreadyExists$/.test(error.cause.code);

function bind(query: CatalogueQuery, params: unknown): Record<string, unknown> {
  const encode = integerEncoder(query.params, (value) => neo4j.int(value));
  return encode(checkParams(query, params)) as Record<string, unknown>;
}

const rowsOf = <R extends z.ZodObject>(query: CatalogueQuery<z.ZodObject, R>, { records }: QueryResult) =>
  checkRows(query, records.length, (index) => records[index]?.toObject());

const UNREACHABLE = 'Neo4j cannot be reached. Check NEO4J_URI and that the server runs.';

const TOO_LITTLE_MEMORY =
  'Neo4j has too little memory for this transaction; nothing was changed. Give it more: ' +
  'server.memory.heap.max_size, of which dbms.memory.transaction.total.max is 70 %.';

const codeByPrefix: readonly (readonly [string, ErrorCode, string])[] = [
  ['ServiceUnavailable', 'DATABASE_UNAVAILABLE', UNREACHABLE],
  ['SessionExpired', 'DATABASE_UNAVAILABLE', 'The connection to Neo4j was lost. Try again.'],
  ['Neo.ClientError.Security', 'DATABASE_DENIED', 'Neo4j refused the login. Check NEO4J_USER and NEO4J_PASSWORD.'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'DATABASE_UNAVAILABLE', 'Neo4j has no such database: NEO4J_DATABASE.'],
  ['Neo.ClientError.Schema.ConstraintValidationFailed', 'CONFLICT', 'Another writer was faster. Try again.'],
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'DATABASE_TIMEOUT', 'Neo4j took too long and was stopped.'],
  ['Neo.TransientError.General.DatabaseUnavailable', 'DATABASE_UNAVAILABLE', 'Neo4j is not available. Try again.'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'LIMIT_EXCEEDED', TOO_LITTLE_MEMORY],
  ['Neo.TransientError.General.TransactionOutOfMemoryError', 'LIMIT_EXCEEDED', TOO_LITTLE_MEMORY],
  ['Neo.TransientError', 'DATABASE_BUSY', 'Neo4j is busy. Try again.'],
];

function translate(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Neo4jError)) return error;
  const known = codeByPrefix.find(([prefix]) => error.code.startsWith(prefix));
  if (known) return new AppError(known[1], known[2], { cause: error });
  // The pool says only in its message that no connection came free in time; where it has none, nobody answers.
  if (error.message.includes('acquisition timed out')) {
    if (error.message.includes('Active conn count = 0'))
      return new AppError('DATABASE_UNAVAILABLE', UNREACHABLE, { cause: error });
    return new AppError('DATABASE_BUSY', 'No connection to Neo4j came free in time. Try again.', { cause: error });
  }
  return new AppError('DATABASE_ERROR', `Neo4j: ${error.message}`, { cause: error });
}
