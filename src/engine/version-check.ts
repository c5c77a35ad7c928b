import { AppError } from '../errors.ts';
import type { VersionStamp } from './port.ts';

/**
 * Asks the engine for its version on behalf of all requests. One check is under way and at most one waits behind it:
 * a request never accepts a check that began before the request arrived, because a write may have come in between.
 */
export class VersionCheck {
  readonly #ask: () => Promise<VersionStamp>;
  readonly #timeout: number;
  readonly #onVersion: (version: VersionStamp) => void;
  #running: Promise<unknown> | undefined;
  #waiting: Promise<VersionStamp> | undefined;
  /** How many checks went to the engine. */
  count = 0;

  /** @param timeout milliseconds after which a check that does not answer is an error. */
  constructor(ask: () => Promise<VersionStamp>, timeout: number, onVersion: (version: VersionStamp) => void) {
    this.#ask = ask;
    this.#timeout = timeout;
    this.#onVersion = onVersion;
  }

  /**
   * The version the store has at some moment after this call.
   * @throws AppError DATABASE_TIMEOUT, or what the engine says; never an old answer. The next call asks anew.
   */
  current(): Promise<VersionStamp> {
    if (!this.#running) return this.#start();
    this.#waiting ??= this.#running.then(() => {
      this.#waiting = undefined;
      return this.#start();
    });
    return this.#waiting;
  }

  #start(): Promise<VersionStamp> {
    this.count += 1;
    const check = withTimeout(this.#ask(), this.#timeout).then((version) => {
      this.#onVersion(version);
      return version;
    });
    const ended = () => {
      this.#running = undefined;
    };
    this.#running = check.then(ended, ended);
    return check;
  }
}

async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('DATABASE_TIMEOUT', `The store did not say its version within ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
