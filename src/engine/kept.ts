/**
 * What is made of the whole database and kept from one write transaction of this process to the next, as long as nobody
 * else commits in between. A mark names the state of the database: equal marks, nothing was committed.
 */
export class Kept {
  #mark: string | undefined;
  readonly #made = new Map<unknown, Promise<unknown>>();

  /** What was made under this mark, or is made now. What fails is not kept. */
  get<T>(mark: string, key: unknown, make: () => Promise<T>): Promise<T> {
    if (mark !== this.#mark) {
      this.#made.clear();
      this.#mark = mark;
    }
    const known = this.#made.get(key);
    if (known) return known as Promise<T>;
    const making = make();
    this.#made.set(key, making);
    making.catch(() => this.#made.delete(key));
    return making;
  }

  /**
   * A transaction led from one mark to the next. What is kept is valid from then on, if it was valid before and whoever
   * keeps it brings it there.
   */
  advance(from: string | undefined, to: string, bring: readonly (() => void)[]): void {
    if (from === undefined || from !== this.#mark) return;
    this.#mark = to;
    for (const each of bring) each();
  }
}
