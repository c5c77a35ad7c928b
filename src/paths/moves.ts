import type { MoveKind } from './career-rows.ts';
import { Column } from './column.ts';
import { Coverage, coverageOfRole } from './coverage.ts';
import { gapUnits } from './gap.ts';
import type { Pace } from './pace.ts';
import type { RoleSkills } from './role-skills.ts';
import type { RoleRanks } from './role-traits.ts';
import { offsetsOf, orderBy, type SparseRows } from './sparse-rows.ts';

/** What is known of a move, as bits: its kinds, and how it changes the level. None of the last three: not known. */
export const MOVE = { next: 1, adjacent: 2, inferred: 4, up: 8, lateral: 16, down: 32 } as const;

export const MOVE_KINDS: readonly MoveKind[] = ['next', 'adjacent', 'inferred'];

/** Moves by the role they lead from; ascending by head. Parallel claims are one move; none leads to its own role. */
export interface Moves extends SparseRows {
  heads: Uint32Array;
  /** The role each leads from. */
  tails: Uint32Array;
  /** `MOVE` bits. */
  bits: Uint8Array;
  /** Static gap from tail to head in billionths; `UNKNOWN_GAP` where one of them is not described. */
  gaps: Int32Array;
  /** The same moves by the role they lead to: rows are heads, entries are move numbers and their tails, ascending by tail. */
  into: SparseRows & { moves: Uint32Array; tails: Uint32Array };
}

/** Claims of moves by role numbers, in any order, parallel ones included. */
export type MoveClaims = Pick<Moves, 'tails' | 'heads' | 'bits'>;

/** Takes claims of moves one by one. */
export class MoveColumns {
  readonly #tails = new Column(Uint32Array);
  readonly #heads = new Column(Uint32Array);
  readonly #bits = new Column(Uint8Array);

  /** By the numbers that the roles were given. */
  add(tail: number, head: number, kind: MoveKind): void {
    this.#tails.push(tail);
    this.#heads.push(head);
    this.#bits.push(MOVE[kind]);
  }

  async joined(pace: Pace): Promise<MoveClaims> {
    return {
      tails: await this.#tails.joined(pace),
      heads: await this.#heads.joined(pace),
      bits: await this.#bits.joined(pace),
    };
  }
}

interface MoveContext {
  roles: number;
  skills: RoleSkills;
  ranks: RoleRanks;
}

export async function buildMoves(claims: MoveClaims, context: MoveContext, pace: Pace): Promise<Moves> {
  const { roles, skills, ranks } = context;
  const { tails: from, heads: to, bits: said } = claims;
  const order = await orderBy(from, roles, pace, await orderBy(to, roles, pace));
  let [tails, heads, bits] = [
    new Uint32Array(order.length),
    new Uint32Array(order.length),
    new Uint8Array(order.length),
  ];
  let last = -1;
  await pace.each(order.length, (i) => {
    const claim = order[i] ?? 0;
    const [tail, head] = [from[claim] ?? 0, to[claim] ?? 0];
    // A move to the role itself never lies on a loopless path.
    if (tail === head) return;
    if (last < 0 || tails[last] !== tail || heads[last] !== head) {
      last += 1;
      tails[last] = tail;
      heads[last] = head;
      const change = ranks.change(tail, head);
      if (change) bits[last] = MOVE[change];
    }
    bits[last] = (bits[last] ?? 0) | (said[claim] ?? 0);
  });
  [tails, heads, bits] = [tails.subarray(0, last + 1), heads.subarray(0, last + 1), bits.subarray(0, last + 1)];
  const offsets = await offsetsOf(tails, roles, pace);
  const into = await orderBy(heads, roles, pace);
  const intoTails = new Uint32Array(into.length);
  await pace.each(into.length, (i) => {
    intoTails[i] = tails[into[i] ?? 0] ?? 0;
  });
  return {
    offsets,
    tails,
    heads,
    bits,
    gaps: await staticGaps({ offsets, heads }, roles, skills, pace),
    into: { offsets: await offsetsOf(heads, roles, pace), moves: into, tails: intoTails },
  };
}

async function staticGaps(
  { offsets, heads }: Pick<Moves, 'offsets' | 'heads'>,
  roles: number,
  skills: RoleSkills,
  pace: Pace,
): Promise<Int32Array> {
  const gaps = new Int32Array(heads.length);
  const coverage = new Coverage(skills);
  // Few at a time: a role can have thousands of moves, each a comparison of all its skills.
  await pace.each(
    roles,
    (role) => {
      const [first = 0, end = 0] = [offsets[role], offsets[role + 1]];
      if (first === end) return;
      coverageOfRole(skills, role, coverage.clear());
      for (let move = first; move < end; move += 1) gaps[move] = gapUnits(skills, coverage, heads[move] ?? 0);
    },
    16,
  );
  return gaps;
}

/** The kinds of a move, from its bits. */
export const kindsOf = (bits: number): MoveKind[] => MOVE_KINDS.filter((kind) => (bits & MOVE[kind]) !== 0);
