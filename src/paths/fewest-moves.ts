/** A move between two roles, as the career graph takes it. Parallel claims of one move are one move. */
export interface PlainMove {
  tail: string;
  head: string;
}

/** The moves of a graph in compressed sparse rows: roles are numbered in the order of their ids. */
export interface MoveGraph {
  /** Role ids, ascending. */
  roles: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** The heads of role r's moves are `heads[offsets[r] .. offsets[r + 1])`, ascending. */
  offsets: Uint32Array;
  heads: Uint32Array;
}

/** Builds the career graph. Self-loops are left out: they never lie on a loopless path. */
export function buildMoveGraph(moves: readonly PlainMove[]): MoveGraph {
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
const headsOf = ({ offsets, heads }: MoveGraph, role: number): Uint32Array =>
  heads.subarray(offsets[role], offsets[role + 1]);

export interface FewestMovesOptions {
  /** How many paths at most. */
  k: number;
  /** The longest path allowed, in moves. */
  maxMoves: number;
  /** How many moves may be looked at before the search stops. */
  workBudget: number;
}

export interface FewestMovesAnswer {
  /** Role ids from start to end; fewest moves first, ties in the order of the ids. */
  paths: string[][];
  /** False where the work budget was spent: the paths are the best ones, but more may exist. */
  complete: boolean;
}

/**
 * The k loopless paths with the fewest moves, in order. Depth-first by increasing length; a partial path is followed
 * only where a walk of exactly the moves that are left leads to the end, so that no shorter or earlier path is missed.
 * Both roles must be in the graph; a path from a role to itself has no moves.
 */
export function fewestMoves(
  graph: MoveGraph,
  from: string,
  to: string,
  { k, maxMoves, workBudget }: FewestMovesOptions,
): FewestMovesAnswer {
  const start = graph.numberOf.get(from);
  const end = graph.numberOf.get(to);
  if (start === undefined || end === undefined) return { paths: [], complete: true };
  const reaching = walksInto(graph, end, maxMoves);
  const paths: string[][] = [];
  const path = [start];
  const visited = new Set(path);
  let work = 0;

  /** Extends `path` by exactly `left` moves; false once enough was found or the budget is spent. */
  const extend = (left: number): boolean => {
    const role = path[path.length - 1] ?? start;
    if (left === 0) {
      if (role === end) paths.push(path.map((number) => graph.roles[number] ?? ''));
      return paths.length < k;
    }
    // The end may not lie inside a loopless path that goes on.
    if (role === end) return true;
    for (const head of headsOf(graph, role)) {
      work += 1;
      if (work > workBudget) return false;
      if (visited.has(head) || reaching[left - 1]?.[head] !== 1) continue;
      path.push(head);
      visited.add(head);
      const goOn = extend(left - 1);
      path.pop();
      visited.delete(head);
      if (!goOn) return false;
    }
    return true;
  };

  for (let moves = 0; moves <= maxMoves; moves += 1) {
    if (reaching[moves]?.[start] === 1 && !extend(moves)) break;
  }
  return { paths, complete: work <= workBudget };
}

/** For each number of moves, which roles have a walk of exactly that many moves to the end. */
function walksInto(graph: MoveGraph, end: number, maxMoves: number): Uint8Array[] {
  const size = graph.roles.length;
  const first = new Uint8Array(size);
  first[end] = 1;
  const layers = [first];
  for (let moves = 1; moves <= maxMoves; moves += 1) {
    const before = layers[moves - 1];
    const layer = new Uint8Array(size);
    for (let role = 0; role < size; role += 1) {
      if (headsOf(graph, role).some((head) => before?.[head] === 1)) layer[role] = 1;
    }
    layers.push(layer);
  }
  return layers;
}
