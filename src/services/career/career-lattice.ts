import type { Fact } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Diagram, DiagramEdge, DiagramNode } from '../../maps/diagram.ts';
import { nodesOf } from '../collaboration-map.ts';
import { ofRole } from '../collaboration-ties.ts';

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
  const nodes = await nodesOf(view, { roles: new Set(levels.keys()), parties: new Set() });
  const drawn = [...levels].flatMap(([id, level]): DiagramNode[] => {
    const node = nodes.get(ofRole(id));
    if (!node) return [];
    return [{ key: node.key, kind: 'role', label: node.name, note: node.note, group: null, focus: id === role, level }];
  });
  const shown = [...moves.values()].filter(({ tail, head }) => levels.has(tail) && levels.has(head));
  return {
    shape: 'lattice',
    title: `Career lattice: ${nodes.get(ofRole(role))?.name ?? role}`,
    nodes: drawn,
    edges: shown.map(edgeOf),
    groups: [
      { key: 'next', label: 'Next role' },
      { key: 'adjacent', label: 'Adjacent role' },
    ],
    omitted: omitted > 0 ? [{ group: 'next', count: omitted }] : [],
  };
}

const isNext = ({ claims }: Move) => claims[0].kind === 'next';
const isAdjacent = ({ claims }: Move) => claims[0].kind === 'adjacent';
const keyOf = ({ tail, head, claims }: Move) => JSON.stringify([tail, head, claims[0].kind]);

const edgeOf = ({ tail, head, claims }: Move): DiagramEdge => ({
  source: ofRole(tail),
  target: ofRole(head),
  group: claims[0].kind,
  label: claims[0].condition,
  suggested: false,
  said: claims.map(({ document, line }) => ({ document, line })),
});
