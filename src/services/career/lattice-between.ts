import type { Loaders } from '../../loaders/index.ts';
import type { Diagram } from '../../maps/diagram.ts';
import type { CareerView } from './career.ts';
import { latticeOf, movesFrom } from './lattice-diagram.ts';
import type { Between } from './roles-between.ts';

/** Every role on some path between two roles and the declared moves among them, on levels by the distance from the first. */
export async function latticeBetween(view: Loaders, career: CareerView, between: Between): Promise<Diagram> {
  const { levels, omitted } = await career.ask('rolesBetween', between);
  const { from, to } = between;
  return latticeOf(view, {
    title: (titleOf) => `Career paths from ${titleOf(from)} to ${titleOf(to)}`,
    levels,
    focus: [from, to],
    moves: await movesFrom(view, levels.keys()),
    omitted,
  });
}
