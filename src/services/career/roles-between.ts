import { careerPaths } from '../../paths/career-paths.ts';
import type { Moves } from '../../paths/moves.ts';
import { Pace } from '../../paths/pace.ts';
import type { CareerPicture } from './career-picture.ts';

/** Work of the search that shows whether a role lies on a path. */
const WORK_BUDGET = 200_000;

export interface Between {
  from: string;
  to: string;
  /** The longest path that counts, in moves. */
  maxMoves: number;
  /** Roles at most; those on the shortest paths first. */
  limit: number;
}

/**
 * Every role on some path of at most so many declared moves between two roles, with its distance from the first.
 * @throws Cancelled where the request was called off
 */
export async function rolesBetween(
  { graph }: CareerPicture,
  { from, to, maxMoves, limit }: Between,
  signal: AbortSignal,
): Promise<{ levels: Map<string, number>; omitted: number }> {
  const { roles, numberOf, declared } = graph;
  const [start, end] = [numberOf.get(from) ?? -1, numberOf.get(to) ?? -1];
  // One pace for all: each search is short, and a thousand of them are not.
  const pace = new Pace(signal);
  const after = await distances(declared, start, 'forwards', maxMoves, pace);
  const before = await distances(declared, end, 'backwards', maxMoves, pace);
  const candidates = [...after]
    .map(([role, moves]) => ({ role, moves, length: moves + (before.get(role) ?? Number.POSITIVE_INFINITY) }))
    .filter(({ length }) => length <= maxMoves)
    .sort((a, b) => a.length - b.length || a.role - b.role);
  const levels = new Map<string, number>();
  let omitted = 0;
  for (const { role, moves } of candidates) {
    const id = roles[role] ?? '';
    await pace.rest();
    if (levels.size >= limit) omitted += 1;
    else if (role === start || role === end || (await liesOnPath(id))) levels.set(id, moves);
  }
  return { levels, omitted };

  /** The ways to a role and on from it may need the same role twice; then it lies on no path. */
  async function liesOnPath(role: string): Promise<boolean> {
    const question = {
      ...{ from: { role: from }, to, k: 1, workBudget: WORK_BUDGET },
      objective: { kind: 'FEWEST_MOVES' } as const,
      constraints: { maxMoves, via: { roles: [role], inOrder: true } },
    };
    return (await careerPaths(graph, declared, question, signal)).paths.length > 0;
  }
}

/** The fewest moves from a role to each, or from each to a role. */
async function distances(
  moves: Moves,
  start: number,
  way: 'forwards' | 'backwards',
  most: number,
  pace: Pace,
): Promise<Map<number, number>> {
  const found = new Map([[start, 0]]);
  let looked = 0;
  for (const [role, distance] of found) {
    if (distance >= most) break;
    looked += 1;
    if (looked % 256 === 0) await pace.rest();
    const { offsets, heads, into } = moves;
    const next =
      way === 'forwards'
        ? heads.subarray(offsets[role], offsets[role + 1])
        : into.tails.subarray(into.offsets[role], into.offsets[role + 1]);
    for (const other of next) if (!found.has(other)) found.set(other, distance + 1);
  }
  return found;
}
