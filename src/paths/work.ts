import { Pace } from './pace.ts';

/** What a search may spend, in moves and skills looked at: counted, not timed, so that the same question stops at the same point. */
export class Work {
  spent = 0;
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isSpent(): boolean {
    return this.spent > this.limit;
  }
}

/** Work that can be interrupted wherever it yields. */
export type Stretches<T> = Generator<void, T, void>;

/** How much is looked at between two interruptions: well under a millisecond. */
export const STRETCH_WORK = 8_192;

/**
 * Runs work to its end, and lets others have the thread in between.
 * @throws Cancelled where it was called off
 */
export async function finished<T>(work: Stretches<T>, signal?: AbortSignal): Promise<T> {
  const pace = new Pace(signal);
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    await pace.rest();
  }
}
