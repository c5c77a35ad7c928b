import type { VersionStamp } from '../engine/port.ts';

/** What a request finds of one version of the graph, and where it leaves what it had to read. */
export interface Rows {
  /** Undefined where the value is not kept. */
  get(key: string): unknown;
  keep(key: string, value: unknown): void;
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
}

/**
 * Rows of the current version of the graph, kept across requests as plain values that nobody changes. A new version
 * empties it. What was read under another version than the current one never enters, so that a slow read cannot poison
 * the next version. At its bound the oldest entries go.
 */
export class RowStore {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  #version = '';
  readonly counts: StoreCounts = { hits: 0, misses: 0, entries: 0, bytes: 0, emptied: 0, evicted: 0 };

  /** @param limit bytes, measured as the JSON text of the values. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** From now on this is the current version. */
  advance(version: VersionStamp): void {
    const name = nameOf(version);
    if (name === this.#version) return;
    this.clear();
    this.#version = name;
  }

  /** Forgets everything: the database may have been exchanged for another. */
  clear(): void {
    this.#version = '';
    if (this.#entries.size > 0) this.counts.emptied += 1;
    this.#entries.clear();
    this.counts.entries = 0;
    this.counts.bytes = 0;
  }

  /** The rows of a version. Where another one has become current, it holds nothing and keeps nothing. */
  at(version: VersionStamp): Rows {
    const name = nameOf(version);
    return {
      get: (key) => {
        const entry = name === this.#version ? this.#entries.get(key) : undefined;
        if (entry) this.counts.hits += 1;
        else this.counts.misses += 1;
        return entry?.value;
      },
      keep: (key, value) => {
        if (name === this.#version) this.#keep(key, value);
      },
    };
  }

  #keep(key: string, value: unknown): void {
    const bytes = key.length + JSON.stringify(value).length;
    if (bytes > this.#limit) return;
    this.counts.bytes += bytes - (this.#entries.get(key)?.bytes ?? 0);
    this.#entries.delete(key);
    // Shared from now on: whoever would change it is told.
    this.#entries.set(key, { value: Object.freeze(value), bytes });
    for (const [oldest, entry] of this.#entries) {
      if (this.counts.bytes <= this.#limit) break;
      this.#entries.delete(oldest);
      this.counts.bytes -= entry.bytes;
      this.counts.evicted += 1;
    }
    this.counts.entries = this.#entries.size;
  }
}

const nameOf = ({ revision, mark }: VersionStamp) => `${revision} ${mark}`;

/** Keeps nothing: what `ROLEGRAPH_CACHE=off` reads from. */
export const noRows: Rows = { get: () => undefined, keep: () => {} };
