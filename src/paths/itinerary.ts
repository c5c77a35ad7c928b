/**
 * How far a path has come with the roles it must pass: a state per set of roles passed (in any order) or per number of
 * them (in the order given). One state where nothing must be passed.
 */
export class Itinerary {
  readonly states: number;
  /** The state of a path that has passed them all. */
  readonly done: number;
  /** By role number: its position in `via`, else -1. */
  readonly #positions: Int8Array;
  readonly #inOrder: boolean;

  constructor(via: readonly number[], inOrder: boolean, roles: number) {
    this.#positions = via.length > 0 ? new Int8Array(roles).fill(-1) : new Int8Array(0);
    for (const [position, role] of via.entries()) this.#positions[role] = position;
    this.#inOrder = inOrder;
    this.states = inOrder ? via.length + 1 : 1 << via.length;
    this.done = this.states - 1;
  }

  /** The state once the role is entered; -1 where it comes too early. */
  after(state: number, role: number): number {
    const position = this.#positions[role] ?? -1;
    if (position < 0) return state;
    if (this.#inOrder) return position === state ? state + 1 : -1;
    return state | (1 << position);
  }

  /** The state before the role was entered; -1 where no path that passes it once can be in this state. */
  before(state: number, role: number): number {
    const position = this.#positions[role] ?? -1;
    if (position < 0) return state;
    if (this.#inOrder) return position === state - 1 ? position : -1;
    const bit = 1 << position;
    return (state & bit) === 0 ? -1 : state ^ bit;
  }
}
