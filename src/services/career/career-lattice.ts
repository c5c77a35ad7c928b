import type { Fact } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Diagram } from '../../maps/diagram.ts';
import { latticeOf } from './lattice-diagram.ts';

export interface LatticeReach {
  /** Next moves followed forwards and backwards. */
  depth: number;
  /** Roles at most; near ones first. */
  limit: number;
}

type Move = Fact<'LEADS_TO'>;

/**
 * The roles around a role by declared moves: feeders on negative levels, next roles on positive ones, adjacent roles
 * beside it. The number of statements depends on the depth alone.
 */
export async function careerLattice(view: Loaders, role: string, { depth, limit }: LatticeReach): Promise<Diagram> {
  const levels = new Map([[role, 0]]);
  const moves = new Map<string, Move>();
  let omitted = 0;
  const follow = (found: readonly Move[], end: 'tail' | 'head', level: number): string[] =>
    found.flatMap((move) => {
      const other = move[end];
      moves.set(keyOf(move), move);
      if (levels.has(other)) return [];
      if (levels.size >= limit) {
        omitted += 1;
        return [];
      }
      levels.set(other, level);
      return [other];
    });
  const around = await view.role.movesFrom.load(role);
  follow(around.filter(isAdjacent), 'head', 0);
  let [forwards, backwards] = [[role], [role]];
  for (let hop = 1; hop <= depth; hop += 1) {
    const [from, to] = await Promise.all([
      Promise.all(forwards.map((id) => view.role.movesFrom.load(id))),
      Promise.all(backwards.map((id) => view.role.movesTo.load(id))),
    ]);
    forwards = follow(from.flat().filter(isNext), 'head', hop);
    backwards = follow(to.flat().filter(isNext), 'tail', -hop);
  }
  return latticeOf(view, {
    title: (titleOf) => `Career lattice: ${titleOf(role)}`,
    levels,
    focus: [role],
    moves: [...moves.values()],
    omitted,
  });
}

const isNext = ({ claims }: Move) => claims[0].kind === 'next';
const isAdjacent = ({ claims }: Move) => claims[0].kind === 'adjacent';
const keyOf = ({ tail, head, claims }: Move) => JSON.stringify([tail, head, claims[0].kind]);
