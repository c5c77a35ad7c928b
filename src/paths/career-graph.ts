/** A move between two roles, as the career graph takes it. Parallel claims of one move are one move. */
export interface CareerMove {
  tail: string;
  head: string;
}

/** The moves of a graph in compressed sparse rows: roles are numbered in the order of their ids. */
export interface CareerGraph {
  /** Role ids, ascending. */
  roles: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** The heads of role r's moves are `heads[offsets[r] .. offsets[r + 1])`, ascending. */
  offsets: Uint32Array;
  heads: Uint32Array;
}

/** Builds the career graph. Self-loops are left out: they never lie on a loopless path. */
export function buildCareerGraph(moves: readonly CareerMove[]): CareerGraph {
  const roles = [...new Set(moves.flatMap(({ tail, head }) => [tail, head]))].sort();
  const numberOf = new Map(roles.map((role, number) => [role, number]));
  const next = roles.map(() => new Set<number>());
  for (const { tail, head } of moves) {
    if (tail !== head) next[numberOf.get(tail) ?? 0]?.add(numberOf.get(head) ?? 0);
  }
  const offsets = new Uint32Array(roles.length + 1);
  next.forEach((heads, role) => {
    offsets[role + 1] = (offsets[role] ?? 0) + heads.size;
  });
  const heads = Uint32Array.from(next.flatMap((set) => [...set].sort((a, b) => a - b)));
  return { roles, numberOf, offsets, heads };
}

/** The roles a role leads to, by number. */
export const headsOf = ({ offsets, heads }: CareerGraph, role: number): Uint32Array =>
  heads.subarray(offsets[role], offsets[role + 1]);
