import { Bounds, type Reach, type Terrain } from './bounds.ts';
import { type Cost, costOf, markedCost } from './cost.ts';
import type { Learning } from './learning.ts';
import type { Stretches, Work } from './work.ts';

/** The parts of the cost of a beginning, in billionths: sum of its moves, largest gap, and what it owes with the target. */
export interface Parts {
  sum: number;
  largest: number;
  owed: number;
}

/** What paths that begin in some way cost at the least, and how many moves are left to the cheapest of them. */
export interface Prospect {
  cost: number;
  rest: number;
}

/**
 * The least that any way on can cost, from exact bounds of each part of the cost.
 *
 * Learning depends on the set of roles passed. Its bound is what is owed for the roles passed and the target or, if that
 * is more, for the target and the dearest two roles in a row of the way on that is least dear in that respect.
 */
export class Prospects {
  readonly #terrain: Terrain;
  readonly #cost: Cost;
  readonly #learning: Learning | null;
  readonly #maxLearning: number;
  /** Null where the part counts for nothing. */
  #sums: Bounds | null = null;
  #gaps: Bounds | null = null;
  #owed: Bounds | null = null;
  #filled: Bounds[] = [];

  /** @param maxLearning in billionths */
  constructor(terrain: Terrain, cost: Cost, learning: Learning | null, maxLearning: number) {
    this.#terrain = terrain;
    this.#cost = cost;
    this.#learning = learning;
    this.#maxLearning = maxLearning;
  }

  *fill(reach: Reach, work: Work): Stretches<void> {
    const [cost, learning] = [this.#cost, this.#learning];
    const isSum = cost.perMove > 0 || cost.perGap > 0 || cost.perMarked > 0 || cost.perDown > 0;
    if (isSum || (cost.largest === 0 && !learning)) {
      const ofHead = (role: number) => markedCost(cost, role);
      const roles = cost.unmarked ? { ofHead, addedBy: () => 0, done: () => {} } : null;
      this.#sums = this.#next();
      yield* this.#sums.fill({ ...cost, roles }, 'sum', reach, work);
    }
    if (cost.largest > 0) {
      this.#gaps = this.#next();
      yield* this.#gaps.fill({ perMove: 0, perGap: 1, perDown: 0, roles: null }, 'max', reach, work);
    }
    if (learning) {
      this.#owed = this.#next();
      const looked = learning.work;
      yield* this.#owed.fill({ perMove: 0, perGap: 0, perDown: 0, roles: learning }, 'max', reach, work);
      work.spent += learning.work - looked;
    }
  }

  /** Whether the target can be reached at all in the moves left. */
  isOpen(role: number, state: number, left: number): boolean {
    return (this.#filled[0]?.cheapest(role, state, left) ?? -1) >= 0;
  }

  /** Of a beginning that ends at a role that is open; null where all that goes on from it owes too much. */
  of(role: number, state: number, left: number, { sum, largest, owed }: Parts): Prospect | null {
    const [sums, gaps, debts] = [this.#sums, this.#gaps, this.#owed];
    const isOnly = this.#filled.length === 1;
    let [sumBound, gapBound, owedBound, rest] = [sum, largest, owed, 0];
    if (sums) {
      const entry = sums.cheapest(role, state, left);
      sumBound += sums.values.all[entry] ?? 0;
      rest = sums.hops.all[entry] ?? 0;
    }
    if (gaps) {
      const entry = gaps.cheapest(role, state, left);
      gapBound = Math.max(gapBound, gaps.values.all[entry] ?? 0);
      rest = gaps.hops.all[gaps.shortest(entry, gapBound)] ?? 0;
    }
    if (debts && this.#learning) {
      const entry = debts.cheapest(role, state, left);
      const { ofTarget } = this.#learning;
      owedBound = Math.max(owedBound, ofTarget + (debts.values.all[entry] ?? 0));
      if (owedBound > this.#maxLearning) return null;
      rest = debts.hops.all[debts.shortest(entry, owedBound - ofTarget)] ?? 0;
    }
    // The cheapest in each part may be different walks: then only the fewest moves of all are sure.
    if (!isOnly) rest = this.#fewestMoves(role, state, left);
    return { cost: costOf(this.#cost, sumBound, gapBound, owedBound), rest };
  }

  #fewestMoves(role: number, state: number, left: number): number {
    const [any] = this.#filled;
    return any?.hops.all[any.shortest(any.cheapest(role, state, left), Number.POSITIVE_INFINITY)] ?? 0;
  }

  #next(): Bounds {
    const bounds = new Bounds(this.#terrain);
    this.#filled.push(bounds);
    return bounds;
  }
}
