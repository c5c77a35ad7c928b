import { InvalidInput } from '../../errors.ts';
import { dominatedCounts, dominators } from '../../paths/dominators.ts';
import { Reach } from '../../paths/reachable.ts';
import type { CareerPicture } from './career-picture.ts';
import { movesUsed, type PathAsk, searchStart } from './find-paths.ts';

type ReachAsk = Pick<PathAsk, 'start' | 'constraints' | 'moves'>;

async function reachOf(picture: CareerPicture, ask: ReachAsk): Promise<Reach> {
  const { start, constraints } = ask;
  for (const [path, asked] of [
    ['via', constraints.via],
    ['maxLearning', constraints.maxLearning],
  ] as const) {
    if (asked === undefined) continue;
    const message = `${path} speaks of whole paths: ask careerPaths for one.`;
    throw new InvalidInput(message, [{ path, message }]);
  }
  const { table, kinds } = await movesUsed(picture, ask);
  return new Reach(picture.graph, table, searchStart(start), { ...constraints, moveKinds: kinds });
}

/** A role that can be reached, and in how few moves. */
export interface ReachableRole {
  role: string;
  moves: number;
}

/**
 * Every role that can be reached within `maxMoves`, by the fewest moves to it, then by slug.
 * @throws InvalidInput for constraints that speak of whole paths.
 */
export async function reachableRoles(picture: CareerPicture, ask: ReachAsk): Promise<ReachableRole[]> {
  const reach = await reachOf(picture, ask);
  const found = reach.within(ask.constraints.maxMoves ?? picture.graph.roles.length);
  return found.map(({ role, moves }) => ({ role: picture.graph.roles[role] ?? '', moves }));
}

/** A role without which others are out of reach. */
export interface Bridge {
  role: string;
  /** Roles that every way from the start to passes through it, ascending. */
  opens: string[];
}

/**
 * The roles that open the way: those that cannot be gone around, by how many roles lie behind them, then by slug. However many
 * moves it takes. With a target, those that every way to it passes, in the order in which they are passed.
 * @throws InvalidInput for constraints that speak of whole paths.
 */
export async function bridges(picture: CareerPicture, ask: ReachAsk, to: string | null): Promise<Bridge[]> {
  const { roles, numberOf } = picture.graph;
  const reach = await reachOf(picture, ask);
  // The start may be several roles, or a profile without any: it is a node of its own.
  const start = roles.length;
  const next = (role: number) => (role === start ? reach.first() : reach.next(role));
  const found = dominators(roles.length + 1, start, next);
  const behind = new Map<number, string[]>();
  for (const role of found.order) {
    for (let at = found.through[role] ?? -1; at >= 0 && at !== start; at = found.through[at] ?? -1) {
      const opened = behind.get(at) ?? [];
      opened.push(roles[role] ?? '');
      behind.set(at, opened);
    }
  }
  const bridge = (role: number): Bridge => ({ role: roles[role] ?? '', opens: (behind.get(role) ?? []).sort() });
  if (to !== null) {
    const passed: number[] = [];
    const target = numberOf.get(to) ?? -1;
    for (let at = found.through[target] ?? -1; at >= 0 && at !== start; at = found.through[at] ?? -1)
      passed.unshift(at);
    return passed.map(bridge);
  }
  const counts = dominatedCounts(found);
  return [...behind.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).map(bridge);
}
