import type { Fact } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Diagram, DiagramEdge, DiagramNode } from '../../maps/diagram.ts';
import { nodesOf } from '../collaboration-map.ts';
import { ofRole } from '../collaboration-ties.ts';

type Move = Fact<'LEADS_TO'>;

interface Lattice {
  /** What it shows; `titleOf` gives the title of a role. */
  title: (titleOf: (role: string) => string) => string;
  /** Roles and the level each stands on. */
  levels: ReadonlyMap<string, number>;
  /** What was asked for. */
  focus: readonly string[];
  moves: readonly Move[];
  /** How many roles a limit left out. */
  omitted: number;
}

/** Roles on levels and the moves between them as a diagram. A constant number of statements. */
export async function latticeOf(view: Loaders, { title, levels, focus, moves, omitted }: Lattice): Promise<Diagram> {
  const nodes = await nodesOf(view, { roles: new Set(levels.keys()), parties: new Set() });
  const drawn = [...levels].flatMap(([id, level]): DiagramNode[] => {
    const node = nodes.get(ofRole(id));
    if (!node) return [];
    const { key, name: label, note } = node;
    return [{ key, kind: 'role', label, note, group: null, focus: focus.includes(id), level }];
  });
  return {
    shape: 'lattice',
    title: title((role) => nodes.get(ofRole(role))?.name ?? role),
    nodes: drawn,
    edges: moves.filter(({ tail, head }) => levels.has(tail) && levels.has(head)).map(edgeOf),
    groups: [
      { key: 'next', label: 'Next role' },
      { key: 'adjacent', label: 'Adjacent role' },
    ],
    omitted: omitted > 0 ? [{ group: 'next', count: omitted }] : [],
  };
}

/** Every declared move from roles. One statement. */
export const movesFrom = async (view: Loaders, roles: Iterable<string>): Promise<Move[]> =>
  (await Promise.all([...roles].map((role) => view.role.movesFrom.load(role)))).flat();

const edgeOf = ({ tail, head, claims }: Move): DiagramEdge => ({
  source: ofRole(tail),
  target: ofRole(head),
  group: claims[0].kind,
  label: claims[0].condition,
  suggested: false,
  said: claims.map(({ document, line }) => ({ document, line })),
});
