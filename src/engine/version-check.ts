import { Cancelled } from '../errors.ts';
import type { VersionStamp } from './port.ts';
import { within } from './within.ts';

/** Asks the engine; where the signal is raised nobody waits for the answer any more. */
type AskVersion = (signal: AbortSignal) => Promise<VersionStamp>;

/**
 * Asks the engine for its version on behalf of all requests. One check is under way and at most one waits behind it:
 * a request never accepts a check that began before the request arrived, because a write may have come in between.
 */
export class VersionCheck<T> {
  readonly #ask: AskVersion;
  readonly #timeout: number;
  readonly #onVersion: (version: VersionStamp) => T;
  #running: SharedCheck<T> | undefined;
  #waiting: SharedCheck<T> | undefined;
  /** How many checks went to the engine. */
  count = 0;

  /**
   * @param timeout milliseconds after which a check that does not answer is an error.
   * @param onVersion told every answer in the order they come; what it makes of one goes to those who wait for it.
   */
  constructor(ask: AskVersion, timeout: number, onVersion: (version: VersionStamp) => T) {
    this.#ask = ask;
    this.#timeout = timeout;
    this.#onVersion = onVersion;
  }

  /**
   * The version the store has at some moment after this call. A check is cancelled once all who waited for it have left.
   * @throws AppError DATABASE_TIMEOUT, or what the engine says; never an old answer. The next call asks anew.
   * @throws Cancelled where the signal is raised first.
   */
  current(signal?: AbortSignal): Promise<T> {
    if (!this.#running) {
      this.#running = new SharedCheck((over) => this.#check(over));
      return this.#running.answerFor(signal);
    }
    if (!this.#waiting || this.#waiting.cancelled) this.#waiting = this.#behind(this.#running);
    return this.#waiting.answerFor(signal);
  }

  /** A check that starts when the running one has ended, unless by then nobody wants it. */
  #behind(running: SharedCheck<T>): SharedCheck<T> {
    const check: SharedCheck<T> = new SharedCheck(async (over) => {
      await running.ended;
      if (over.signal.aborted) throw new Cancelled();
      this.#waiting = undefined;
      this.#running = check;
      return this.#check(over);
    });
    return check;
  }

  async #check(over: AbortController): Promise<T> {
    this.count += 1;
    try {
      return this.#onVersion(await within(this.#timeout, unlessAborted(this.#ask(over.signal), over.signal)));
    } catch (error) {
      over.abort();
      throw error;
    } finally {
      this.#running = undefined;
    }
  }
}

/** One check and how many wait for it. */
class SharedCheck<T> {
  readonly #over = new AbortController();
  readonly #answer: Promise<T>;
  #listeners = 0;

  constructor(check: (over: AbortController) => Promise<T>) {
    this.#answer = check(this.#over);
    // Whoever still listens hears of a failure; where nobody does it is no news.
    this.#answer.catch(() => {});
  }

  get cancelled(): boolean {
    return this.#over.signal.aborted;
  }

  /** Resolves when there is an answer or none will come. */
  get ended(): Promise<unknown> {
    return this.#answer.catch(() => {});
  }

  answerFor(signal: AbortSignal | undefined): Promise<T> {
    this.#listeners += 1;
    if (!signal) return this.#answer;
    return unlessAborted(this.#answer, signal, () => {
      this.#listeners -= 1;
      if (this.#listeners === 0) this.#over.abort();
    });
  }
}

/** Waits for some work unless the signal is raised first. @throws Cancelled */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal, leave = () => {}): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      leave();
      reject(new Cancelled());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
