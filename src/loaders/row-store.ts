import type { VersionStamp } from '../engine/port.ts';

/** Values of one kind, by key. */
export interface Table {
  /** Undefined where the value is not kept. */
  get(key: string): unknown;
  keep(key: string, value: unknown): void;
  /** What another request of the same version is reading at this moment. */
  expected(key: string): Promise<unknown> | undefined;
  /** Lets others wait for a read that has begun, until it has ended. */
  expect(key: string, value: Promise<unknown>): void;
}

/** What a request finds of one version of the graph, and where it leaves what it had to read. */
export interface Rows {
  table(name: string): Table;
  /** How often this request found a value, and how often not. */
  readonly counts: { hits: number; misses: number };
}

/** How the store fares; for logs and metrics. */
export interface StoreCounts {
  hits: number;
  misses: number;
  entries: number;
  bytes: number;
  /** How often a new version emptied it. */
  emptied: number;
  /** How many entries went because there was no room. */
  evicted: number;
}

interface Entry {
  value: unknown;
  bytes: number;
  /** Where it is kept, to be found when it has to go. */
  table: Rack;
  key: string;
}

/** A table as it is stored. */
interface Rack {
  kept: Map<string, Entry>;
  expected: Map<string, Promise<unknown>>;
}

/**
 * Rows of the current version of the graph, kept across requests as plain values that nobody changes. A new version
 * empties it. What was read under another version than the current one never enters, so that a slow read cannot poison
 * the next version. At its bound the oldest entries go.
 */
export class RowStore {
  readonly #limit: number;
  /** Tables by name; one per kind of value, because keys that are ids are found faster than keys made for the search. */
  #tables = new Map<string, Rack>();
  /** In the order they came. */
  readonly #entries = new Set<Entry>();
  #version = '';
  #turn = 0;
  readonly counts: StoreCounts = { hits: 0, misses: 0, entries: 0, bytes: 0, emptied: 0, evicted: 0 };

  /** @param limit bytes, measured as the JSON text of the values. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** From now on this is the current version. Returns how many there were so far: a later one has a higher turn. */
  advance(version: VersionStamp): number {
    const name = nameOf(version);
    if (name !== this.#version) {
      this.clear();
      this.#version = name;
      this.#turn += 1;
    }
    return this.#turn;
  }

  /** Forgets everything: the database may have been exchanged for another. */
  clear(): void {
    this.#version = '';
    if (this.#entries.size > 0) this.counts.emptied += 1;
    this.#tables = new Map();
    this.#entries.clear();
    this.counts.entries = 0;
    this.counts.bytes = 0;
  }

  /** The rows of a version. Where another one has become current, it holds nothing and keeps nothing. */
  at(version: VersionStamp): Rows {
    const current = nameOf(version) === this.#version ? this.#tables : undefined;
    const counts = { hits: 0, misses: 0 };
    return { counts, table: (name) => this.#table(current, name, counts) };
  }

  /** @param tables those of the version that is read; others have taken their place once it is no longer current. */
  #table(tables: Map<string, Rack> | undefined, name: string, counts: Rows['counts']): Table {
    const table = tables?.get(name) ?? { kept: new Map(), expected: new Map() };
    tables?.set(name, table);
    const isCurrent = () => tables === this.#tables;
    return {
      get: (key) => {
        const entry = isCurrent() ? table.kept.get(key) : undefined;
        const which = entry ? 'hits' : 'misses';
        counts[which] += 1;
        this.counts[which] += 1;
        return entry?.value;
      },
      keep: (key, value) => {
        if (isCurrent()) this.#keep(table, name, key, value);
      },
      expected: (key) => (isCurrent() ? table.expected.get(key) : undefined),
      expect: (key, value) => {
        table.expected.set(key, value);
        const ended = () => table.expected.delete(key);
        value.then(ended, ended);
      },
    };
  }

  #keep(table: Rack, name: string, key: string, value: unknown): void {
    const bytes = name.length + key.length + JSON.stringify(value).length;
    if (bytes > this.#limit) return;
    const former = table.kept.get(key);
    if (former) this.#drop(former);
    // Shared from now on: whoever would change it is told.
    const entry = { value: Object.freeze(value), bytes, table, key };
    table.kept.set(key, entry);
    this.#entries.add(entry);
    this.counts.bytes += bytes;
    for (const oldest of this.#entries) {
      if (this.counts.bytes <= this.#limit) break;
      this.#drop(oldest);
      this.counts.evicted += 1;
    }
    this.counts.entries = this.#entries.size;
  }

  #drop(entry: Entry): void {
    entry.table.kept.delete(entry.key);
    this.#entries.delete(entry);
    this.counts.bytes -= entry.bytes;
  }
}

const nameOf = ({ revision, mark }: VersionStamp) => `${revision} ${mark}`;

/** Keeps nothing: what `ROLEGRAPH_CACHE=off` reads from. */
export const noRows: Rows = {
  table: () => ({ get: () => undefined, keep: () => {}, expected: () => undefined, expect: () => {} }),
  counts: { hits: 0, misses: 0 },
};

/**
 * Reads a value unless another request is just reading it: after a write all of them come with nothing. A read that fails
 * is no answer to those who waited for it, they read for themselves.
 */
export function readOnce<V>(table: Table, key: string, read: () => Promise<V>): Promise<V> {
  const expected = table.expected(key) as Promise<V> | undefined;
  if (expected) return expected.catch(read);
  const reading = read();
  table.expect(key, reading);
  return reading;
}
