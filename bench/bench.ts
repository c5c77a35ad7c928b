import type { Generator, Servers } from './servers.ts';
import type { Catalogue } from './stores.ts';

/** What every part of a run works with. */
export interface Bench {
  catalogue: Catalogue;
  /** Copies, answers and logs of this run; removed at its end. */
  folder: string;
  /** The loaded stores; may be kept for the next run. */
  stores: string;
  servers: Servers;
  generator: Generator;
  /** Length of one measurement. */
  seconds: number;
  /** How often each is measured. */
  rounds: number;
  /** What to do at the end, last first. */
  undo: (() => Promise<unknown>)[];
  say: (text: string) => void;
}
