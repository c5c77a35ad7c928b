/** The first few of many, in an order. */
export class FewFirst<T> {
  readonly all: T[] = [];
  readonly #most: number;
  readonly #order: (a: T, b: T) => number;

  constructor(most: number, order: (a: T, b: T) => number) {
    this.#most = most;
    this.#order = order;
  }

  take(one: T): void {
    const last = this.all[this.#most - 1];
    if (last !== undefined && this.#order(one, last) >= 0) return;
    const place = this.all.findIndex((other) => this.#order(one, other) < 0);
    this.all.splice(place < 0 ? this.all.length : place, 0, one);
    if (this.all.length > this.#most) this.all.pop();
  }
}
