/** What a path must pass on its way. */
export interface ToPass {
  /** Role numbers. */
  via: readonly number[];
  inOrder: boolean;
  /** By role number: 1 where it is described. Given where a role that is only named must be passed, whichever. */
  described: Uint8Array | null;
}

/**
 * How far a path has come with what it must pass, as a state: one per set of `via` roles passed (in any order) or per number
 * of them (in the order given). Where a role that is only named must be passed, all of them twice: before it and after.
 * One state where nothing must be passed.
 */
export class Itinerary {
  readonly states: number;
  /** The state of a path that has passed all. */
  readonly done: number;
  /** By role number: its position in `via`, else -1. */
  readonly #positions: Int8Array;
  readonly #inOrder: boolean;
  readonly #described: Uint8Array | null;
  /** States before a role that is only named; those after it are as many higher. */
  readonly #half: number;

  constructor({ via, inOrder, described }: ToPass, roles: number) {
    this.#positions = new Int8Array(via.length > 0 ? roles : 0).fill(-1);
    for (const [position, role] of via.entries()) this.#positions[role] = position;
    this.#inOrder = inOrder;
    this.#described = described;
    this.#half = inOrder ? via.length + 1 : 1 << via.length;
    this.states = described ? 2 * this.#half : this.#half;
    this.done = this.states - 1;
  }

  /** The state once the role is entered; -1 where it comes too early. */
  after(state: number, role: number): number {
    if (this.states === 1) return state;
    const named = state < this.#half && this.#isOnlyNamed(role) ? state + this.#half : state;
    const position = this.#positions[role] ?? -1;
    if (position < 0) return named;
    if (this.#inOrder) return position === state % this.#half ? named + 1 : -1;
    return named | (1 << position);
  }

  /** The states that a path may have entered the role in to be in this one; none where no path can that passes it once. */
  before(state: number, role: number): readonly number[] {
    if (!this.fits(state, role)) return [];
    const position = this.#positions[role] ?? -1;
    const before = position < 0 ? state : state - (this.#inOrder ? 1 : 1 << position);
    return this.#isOnlyNamed(role) ? [before - this.#half, before] : [before];
  }

  /** Whether a path that has entered the role, once, can be in this state. */
  fits(state: number, role: number): boolean {
    if (this.states === 1) return true;
    if (state < this.#half && this.#isOnlyNamed(role)) return false;
    const position = this.#positions[role] ?? -1;
    if (position < 0) return true;
    return this.#inOrder ? position === (state % this.#half) - 1 : (state & (1 << position)) !== 0;
  }

  #isOnlyNamed(role: number): boolean {
    return this.#described !== null && this.#described[role] !== 1;
  }
}
