import { createRequire } from 'node:module';

/**
 * Loaded into a server before its own code (`node --import`): counts what goes to the database and tells the process
 * that started it, so that the product needs no code for being measured. Ends the server when that process has ended.
 */

/** What a server has done and used since it started. */
export interface Usage {
  /** Statements sent to the database, the reads of the version among them. */
  statements: number;
  /** Milliseconds of processor time. */
  cpu: number;
  /** Resident memory in bytes, now and at its highest. */
  rss: number;
  peak: number;
  turns: Turns;
}

/** How long the thread of the server was held at a stretch since it was last asked, in milliseconds. */
export interface Turns {
  /** On the clock: what other requests wait for. */
  longest: number;
  /** Of processor time, other threads of the process included: what is left of it where nothing else runs. */
  longestBusy: number;
  /** How often it was held for more than 50 ms. */
  over50: number;
}

/** `write`: commit something unrelated in the store that this process holds. */
export type Order = 'usage' | 'write';

/** Between the processes; the answer to a message has its id. */
export interface Message<T> {
  id: number;
  value: T;
}

type Run = (this: unknown, ...args: unknown[]) => unknown;

const WRITE = "MERGE (t:BenchTick {id: 'tick'}) SET t.number = coalesce(t.number, 0) + 1";

let statements = 0;
/** The embedded store, once the server has asked it something. */
let store: { executeCypher(text: string): Promise<unknown> } | undefined;

/** Counts the calls of a method of a class. */
function counted(prototype: Record<string, Run>, method: string, notice?: (on: unknown) => void): void {
  const original = prototype[method];
  if (!original) throw new Error(`There is no ${method} to count.`);
  prototype[method] = function (...args) {
    statements += 1;
    notice?.(this);
    return original.apply(this, args);
  };
}

// The same copy of a package that the server will load.
const load = createRequire(process.argv[1] ?? '');
if (process.env['NEO4J_URI']) {
  const { Session, Transaction } = load('neo4j-driver');
  counted(Transaction.prototype, 'run');
  counted(Session.prototype, 'run');
} else if (process.env['ROLEGRAPH_STORE']) {
  const { GrafeoDB, Transaction } = load('@grafeo-db/js');
  counted(GrafeoDB.prototype, 'executeCypher', (on) => {
    store = on as typeof store;
  });
  counted(Transaction.prototype, 'executeCypher');
}

let turns: Turns = { longest: 0, longestBusy: 0, over50: 0 };
const EVERY = 2;

/** Looks every other millisecond how late it comes. */
function watch(): void {
  let [at, used] = [performance.now(), process.cpuUsage()];
  setInterval(() => {
    const [now, { user, system }] = [performance.now(), process.cpuUsage(used)];
    const held = Math.max(0, now - at - EVERY);
    turns.longest = Math.max(turns.longest, held);
    turns.longestBusy = Math.max(turns.longestBusy, Math.min(held, (user + system) / 1_000));
    if (held > 50) turns.over50 += 1;
    [at, used] = [now, process.cpuUsage()];
  }, EVERY).unref();
}
watch();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const peak = process.resourceUsage().maxRSS * 1024;
  const held = turns;
  turns = { longest: 0, longestBusy: 0, over50: 0 };
  return { statements, cpu: (user + system) / 1000, rss: process.memoryUsage.rss(), peak, turns: held };
}

process.on('message', async ({ id, value: order }: Message<Order>) => {
  if (order === 'write') {
    if (!store) throw new Error('There is no store to write to.');
    await store.executeCypher(WRITE);
    statements -= 1; // not the server's own
  }
  process.send?.({ id, value: usage() } satisfies Message<Usage>);
});
process.on('disconnect', () => process.exit());
// A server that was stopped ends although it could still be asked.
process.channel?.unref();
