import { Allowed, leavesOutUnknown } from './allowed.ts';
import type { CareerGraph } from './career-graph.ts';
import type { Moves } from './moves.ts';
import type { PathConstraints, PathQuestion } from './path-question.ts';
import { type Start, startOf } from './start.ts';
import type { Stretches } from './work.ts';

/** A role that can be reached, in the fewest moves. */
export interface Reached {
  /** Role number. */
  role: number;
  moves: number;
}

/** What one can get to under constraints that are judged move by move: not `via`, not `maxLearning`. */
export class Reach {
  readonly #moves: Moves;
  readonly #enter: Allowed;
  readonly #pass: Allowed;

  static *from(
    graph: CareerGraph,
    moves: Moves,
    from: PathQuestion['from'],
    constraints: PathConstraints,
  ): Stretches<Reach> {
    return new Reach(graph, moves, yield* startOf(graph, moves, from), constraints);
  }

  private constructor(graph: CareerGraph, moves: Moves, start: Start, constraints: PathConstraints) {
    this.#moves = moves;
    const limits = { knownOnly: leavesOutUnknown(constraints), maxGap: undefined };
    const allowed = (kept: PathConstraints) => new Allowed(graph, moves, start, graph.roles.length, kept, limits);
    this.#pass = allowed(constraints);
    // Families, terms and tracks speak of the roles between start and target, and each role is a target here.
    this.#enter = allowed({ ...constraints, families: undefined, terms: undefined, tracks: undefined });
  }

  /** The roles that the start leads to, ascending. */
  first(): number[] {
    return this.#enter.firstMoves.map(({ head }) => head).sort((a, b) => a - b);
  }

  /** The roles that a role leads to, ascending; none where a path may not go on from it. */
  *next(role: number): Iterable<number> {
    if (this.#pass.roles[role] !== 1) return;
    const { offsets, heads } = this.#moves;
    for (let move = offsets[role] ?? 0; move < (offsets[role + 1] ?? 0); move += 1) {
      const head = heads[move] ?? 0;
      if (this.#enter.move(move) && this.#enter.roles[head] === 1) yield head;
    }
  }

  /** Every role within a number of moves, by the fewest moves to it, then by number. */
  *within(maxMoves: number): Stretches<Reached[]> {
    const seen = new Uint8Array(this.#pass.roles.length);
    const found: Reached[] = [];
    let entered = Uint32Array.from(this.first());
    for (const role of entered) seen[role] = 1;
    for (let moves = 1; moves <= maxMoves && entered.length > 0; moves += 1) {
      const next: number[] = [];
      for (const [i, role] of entered.entries()) {
        found.push({ role, moves });
        for (const head of this.next(role)) {
          if (seen[head] === 1) continue;
          seen[head] = 1;
          next.push(head);
        }
        if (i % LOOKS === LOOKS - 1) yield;
      }
      entered = Uint32Array.from(next).sort();
    }
    return found;
  }
}

/** Roles whose moves are followed between two interruptions. */
const LOOKS = 512;
