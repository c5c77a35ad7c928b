import type { Allowed } from './allowed.ts';
import { Growing } from './growing.ts';
import type { Itinerary } from './itinerary.ts';
import { MOVE, type Moves } from './moves.ts';
import { STRETCH_WORK, type Stretches, type Work } from './work.ts';

/** The part of the graph a search looks at. */
export interface Terrain {
  /** How many roles there are. */
  roles: number;
  moves: Moves;
  allowed: Allowed;
  itinerary: Itinerary;
  target: number;
  /** The longest path, in moves; never more than there are roles. */
  maxMoves: number;
}

/** What a move adds: a fixed part, its gap times a factor, a part if it leads down, and what its roles cost. Whole numbers, never below 0. */
export interface MoveCost {
  perMove: number;
  perGap: number;
  perDown: number;
  roles: RoleCost | null;
}

/** Costs of roles, asked head by head: first for the head alone, then for what each tail adds to it, then `done`. */
export interface RoleCost {
  ofHead(role: number): number;
  addedBy(tail: number): number;
  done(): void;
}

/**
 * Exact lower bounds for the rest of a path: for every role, itinerary state and number of moves left, the least any walk
 * to the target can add (`sum`), or the least that its dearest move can cost (`max`). A walk may pass roles twice, so a
 * loopless path never costs less. Filled backwards from the target, one move at a time; an entry is kept only where
 * one more move makes it cheaper, so that a row takes few entries whatever the limit of moves.
 */
export class Bounds {
  readonly values: Growing<Float64Array>;
  readonly hops: Growing<Int32Array>;
  readonly #before: Growing<Int32Array>;
  /** By role + roles · state: 1 + the entry with the most moves, which is the cheapest; 0 where there is none. */
  readonly #last: Int32Array;
  readonly #terrain: Terrain;

  constructor(terrain: Terrain) {
    this.#terrain = terrain;
    this.#last = new Int32Array(terrain.roles * terrain.itinerary.states);
    this.values = new Growing(new Float64Array(1_024));
    this.hops = new Growing(new Int32Array(1_024));
    this.#before = new Growing(new Int32Array(1_024));
  }

  /** The cheapest entry with at most so many moves; -1 where the target cannot be reached in them. */
  cheapest(role: number, state: number, left: number): number {
    let entry = (this.#last[role + this.#terrain.roles * state] ?? 0) - 1;
    while (entry >= 0 && (this.hops.all[entry] ?? 0) > left) entry = this.#before.all[entry] ?? -1;
    return entry;
  }

  /** From an entry on towards fewer moves: the one with the fewest that costs no more than this. */
  shortest(entry: number, atMost: number): number {
    let shortest = entry;
    for (let next = entry; next >= 0 && (this.values.all[next] ?? 0) <= atMost; next = this.#before.all[next] ?? -1) {
      shortest = next;
    }
    return shortest;
  }

  *fill(
    { perMove, perGap, perDown, roles: roleCost }: MoveCost,
    combine: 'sum' | 'max',
    hopsFromStart: Reach,
    work: Work,
  ): Stretches<void> {
    const { roles, moves, allowed, itinerary, target, maxMoves } = this.#terrain;
    const { offsets, moves: into, tails } = moves.into;
    const { gaps, bits } = moves;
    const sums = combine === 'sum';
    let frontier = [target + roles * itinerary.done];
    this.#append(frontier[0] ?? 0, 0, 0);
    let stretch = work.spent + STRETCH_WORK;
    // A path is looked at once its first move is made.
    for (let hops = 1; hops < maxMoves && frontier.length > 0; hops += 1) {
      const next: number[] = [];
      for (const place of frontier) {
        const role = place % roles;
        // An entry that this round adds has `hops` moves; the one to go on from is older.
        let from = (this.#last[place] ?? 0) - 1;
        if ((this.hops.all[from] ?? 0) === hops) from = this.#before.all[from] ?? 0;
        const rest = this.values.all[from] ?? 0;
        const fixed = perMove + (roleCost ? roleCost.ofHead(role) : 0);
        const atLeast = sums ? rest + fixed : Math.max(rest, fixed);
        const [first = 0, end = 0] = [offsets[role], offsets[role + 1]];
        for (const before of itinerary.before((place - role) / roles, role)) {
          work.spent += end - first;
          for (let i = first; i < end; i += 1) {
            const tail = tails[i] ?? 0;
            const place = tail + roles * before;
            const last = (this.#last[place] ?? 0) - 1;
            const sofar = last < 0 ? Number.POSITIVE_INFINITY : (this.values.all[last] ?? 0);
            // First what most moves fail by.
            if (sofar <= atLeast) continue;
            const move = into[i] ?? 0;
            const gap = gaps[move] ?? 0;
            let cost = fixed;
            if (perGap > 0 && gap > 0) cost += Math.round(perGap * gap);
            if (perDown > 0 && ((bits[move] ?? 0) & MOVE.down) !== 0) cost += perDown;
            if (sofar <= (sums ? rest + cost : Math.max(rest, cost))) continue;
            if (allowed.roles[tail] !== 1 || tail === target || hopsFromStart.at(place) + hops > maxMoves) continue;
            if (!allowed.move(move) || !itinerary.fits(before, tail)) continue;
            if (roleCost) cost += roleCost.addedBy(tail);
            const value = sums ? rest + cost : Math.max(rest, cost);
            if (sofar <= value) continue;
            if (last >= 0 && (this.hops.all[last] ?? 0) === hops) this.values.all[last] = value;
            else {
              this.#append(place, value, hops);
              next.push(place);
            }
          }
        }
        roleCost?.done();
        if (work.spent >= stretch) {
          if (work.isSpent) return;
          yield;
          stretch = work.spent + STRETCH_WORK;
        }
      }
      frontier = next;
    }
  }

  #append(place: number, value: number, hops: number): void {
    this.#before.push((this.#last[place] ?? 0) - 1);
    this.hops.push(hops);
    this.#last[place] = this.values.push(value) + 1;
  }
}

/**
 * How many moves from the start each role is, by itinerary state, counted up to about half of the longest path: with the
 * bounds that come backwards, both meet in the middle, and in a large graph most of it is never looked at.
 */
export class Reach {
  /** By role + roles · state; 0 where it was not come to. */
  readonly #hops: Int32Array;
  #beyond = 0;
  /** No loopless path takes more moves than this. */
  longest: number;

  constructor({ roles, itinerary }: Terrain) {
    this.#hops = new Int32Array(roles * itinerary.states);
    this.longest = roles;
  }

  /** At least so many moves from the start. */
  at(place: number): number {
    return this.#hops[place] || this.#beyond;
  }

  *fill({ roles, moves, allowed, itinerary, target, maxMoves }: Terrain, work: Work): Stretches<void> {
    const { offsets, heads } = moves;
    const half = maxMoves < roles ? maxMoves >> 1 : maxMoves;
    let frontier: number[] = [];
    for (const { head } of allowed.firstMoves) {
      const state = itinerary.after(0, head);
      if (state >= 0) frontier.push(head + roles * state);
    }
    for (const place of frontier) this.#hops[place] = 1;
    let reached = frontier.length;
    let stretch = work.spent + STRETCH_WORK;
    let hops = 1;
    for (; hops < half && frontier.length > 0; hops += 1) {
      const next: number[] = [];
      for (const place of frontier) {
        const role = place % roles;
        if (role === target) continue;
        const before = (place - role) / roles;
        const [first = 0, end = 0] = [offsets[role], offsets[role + 1]];
        work.spent += end - first;
        for (let move = first; move < end; move += 1) {
          const head = heads[move] ?? 0;
          const state = itinerary.after(before, head);
          const place = head + roles * state;
          if (state < 0 || (this.#hops[place] ?? 0) > 0 || allowed.roles[head] !== 1 || !allowed.move(move)) continue;
          this.#hops[place] = hops + 1;
          next.push(place);
        }
        if (work.spent >= stretch) {
          if (work.isSpent) return;
          yield;
          stretch = work.spent + STRETCH_WORK;
        }
      }
      frontier = next;
      reached += next.length;
    }
    if (frontier.length === 0) this.longest = reached;
    this.#beyond = frontier.length > 0 ? hops + 1 : maxMoves + 1;
  }
}
