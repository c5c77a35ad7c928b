/** A typed array that takes more. */
export class Growing<T extends Float64Array | Int32Array | Uint32Array> {
  all: T;
  length = 0;

  constructor(empty: T) {
    this.all = empty;
  }

  push(value: number): number {
    if (this.length === this.all.length) {
      const larger = new (this.all.constructor as new (length: number) => T)(this.length * 2);
      larger.set(this.all);
      this.all = larger;
    }
    this.all[this.length] = value;
    this.length += 1;
    return this.length - 1;
  }

  /** What was taken so far, without the room that is left. */
  taken(): T {
    return this.all.subarray(0, this.length) as T;
  }
}
