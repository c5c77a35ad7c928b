import type { Loaders } from '../../loaders/index.ts';
import type { Diagram } from '../../maps/diagram.ts';
import type { CareerView } from './career.ts';
import { latticeOf, movesFrom } from './lattice-diagram.ts';

/**
 * The roles of a job family and the declared moves among them. A role stands on the level of the fewest next moves to it
 * from a role of the family that none leads to.
 */
export async function latticeOfFamily(
  view: Loaders,
  career: CareerView,
  family: { id: string; name: string },
  limit: number,
): Promise<Diagram> {
  const { first, count } = await career.ask('rolesOfFamily', { family: family.id, limit });
  const roles = new Set(first);
  const moves = (await movesFrom(view, roles)).filter(({ head }) => roles.has(head));
  const next = moves.filter(({ claims }) => claims[0].kind === 'next');
  const entered = new Set(next.map(({ head }) => head));
  const levels = new Map<string, number>();
  const spread = (starts: readonly string[]) => {
    for (const role of starts) if (!levels.has(role)) levels.set(role, 0);
    for (const [role, level] of levels) {
      for (const { tail, head } of next) if (tail === role && !levels.has(head)) levels.set(head, level + 1);
    }
  };
  spread([...roles].filter((role) => !entered.has(role)));
  // Roles in a circle that nothing leads into.
  for (const role of roles) if (!levels.has(role)) spread([role]);
  return latticeOf(view, {
    title: () => `Career lattice of the family ${family.name}`,
    levels,
    focus: [],
    moves,
    omitted: count - roles.size,
  });
}
