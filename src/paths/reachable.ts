import { Allowed, leavesOutUnknown } from './allowed.ts';
import type { CareerGraph } from './career-graph.ts';
import type { Moves } from './moves.ts';
import type { PathConstraints, PathQuestion } from './path-question.ts';
import { type Start, startOf } from './start.ts';

/** A role that can be reached, in the fewest moves. */
export interface Reached {
  /** Role number. */
  role: number;
  moves: number;
}

/** What one can get to under constraints that are judged move by move: not `via`, not `maxLearning`. */
export class Reach {
  readonly start: Start;
  readonly #moves: Moves;
  readonly #enter: Allowed;
  readonly #pass: Allowed;

  constructor(graph: CareerGraph, moves: Moves, from: PathQuestion['from'], constraints: PathConstraints) {
    this.start = startOf(graph, moves, from);
    this.#moves = moves;
    const limits = { knownOnly: leavesOutUnknown(constraints), maxGap: undefined };
    const allowed = (kept: PathConstraints) => new Allowed(graph, moves, this.start, graph.roles.length, kept, limits);
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
  within(maxMoves: number): Reached[] {
    const seen = new Set<number>();
    const found: Reached[] = [];
    let border: Iterable<number> = this.first();
    for (let moves = 1; moves <= maxMoves; moves += 1) {
      const entered = [...new Set(border)].filter((role) => !seen.has(role)).sort((a, b) => a - b);
      if (entered.length === 0) break;
      for (const role of entered) {
        seen.add(role);
        found.push({ role, moves });
      }
      border = entered.flatMap((role) => [...this.next(role)]);
    }
    return found;
  }
}
