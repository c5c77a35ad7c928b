import { InvalidInput } from '../../errors.ts';
import type { CareerGraph } from '../../paths/career-graph.ts';
import { dominatedCounts, dominators } from '../../paths/dominators.ts';
import { FewFirst } from '../../paths/few-first.ts';
import { Reach } from '../../paths/reachable.ts';
import { finished, STRETCH_WORK, type Stretches } from '../../paths/work.ts';
import type { CareerPicture } from './career-picture.ts';
import { movesUsed, type PathAsk, searchStart } from './find-paths.ts';
import type { FirstOf } from './first-of.ts';

type ReachAsk = Pick<PathAsk, 'start' | 'constraints' | 'moves'> & { limit: number };

/** Gives what one can get to, still to be worked out. */
async function reachOf(picture: CareerPicture, ask: ReachAsk): Promise<Stretches<Reach>> {
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
  return Reach.from(picture.graph, table, searchStart(start), { ...constraints, moveKinds: kinds });
}

/** A role that can be reached, and in how few moves. */
export interface ReachableRole {
  role: string;
  moves: number;
}

/**
 * Every role that can be reached within `maxMoves`, by the fewest moves to it, then by slug.
 * @throws InvalidInput for constraints that speak of whole paths; Cancelled where the request was called off.
 */
export async function reachableRoles(
  picture: CareerPicture,
  ask: ReachAsk,
  signal: AbortSignal,
): Promise<FirstOf<ReachableRole>> {
  const { roles } = picture.graph;
  const reach = await reachOf(picture, ask);
  const found = await finished(within(reach, ask.constraints.maxMoves ?? roles.length), signal);
  const first = found.slice(0, ask.limit).map(({ role, moves }) => ({ role: roles[role] ?? '', moves }));
  return { first, count: found.length };
}

function* within(reach: Stretches<Reach>, maxMoves: number) {
  return yield* (yield* reach).within(maxMoves);
}

/** A role without which others are out of reach. */
export interface Bridge {
  role: string;
  /** How many roles every way from the start to passes through it. */
  opens: number;
  /** The first of them, by slug. */
  firstOpened: string[];
}

/** Roles behind a bridge that are named. */
export const MOST_OPENED = 50;

/**
 * The roles that open the way: those that cannot be gone around, by how many roles lie behind them, then by slug. However many
 * moves it takes. With a target, those that every way to it passes, in the order in which they are passed.
 * @throws InvalidInput for constraints that speak of whole paths; Cancelled where the request was called off.
 */
export async function bridges(
  picture: CareerPicture,
  ask: ReachAsk & { to: string | null },
  signal: AbortSignal,
): Promise<FirstOf<Bridge>> {
  return finished(bridgesOf(picture.graph, await reachOf(picture, ask), ask.to, ask.limit), signal);
}

function* bridgesOf(
  { roles, numberOf }: CareerGraph,
  reaching: Stretches<Reach>,
  to: string | null,
  limit: number,
): Stretches<FirstOf<Bridge>> {
  const reach = yield* reaching;
  // The start may be several roles, or a profile without any: it is a node of its own.
  const start = roles.length;
  const next = (role: number) => (role === start ? reach.first() : reach.next(role));
  const tree = yield* dominators(roles.length + 1, start, next);
  const counts = dominatedCounts(tree);
  const opened = yield* firstOpened(tree.through, start);
  const bridge = (role: number): Bridge => ({
    role: roles[role] ?? '',
    opens: counts[role] ?? 0,
    firstOpened: (opened.get(role) ?? []).map((other) => roles[other] ?? ''),
  });
  if (to === null) {
    const most = new FewFirst<number>(limit, (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    for (const role of opened.keys()) most.take(role);
    return { first: most.all.map(bridge), count: opened.size };
  }
  const passed: number[] = [];
  for (let at = tree.through[numberOf.get(to) ?? -1] ?? -1; at >= 0 && at !== start; at = tree.through[at] ?? -1) {
    passed.push(at);
  }
  return { first: passed.reverse().slice(0, limit).map(bridge), count: passed.length };
}

/**
 * The first roles behind each bridge, ascending. What lies behind a bridge lies behind each one before it too: where one has
 * as many as are named, so have those.
 */
function* firstOpened(through: Int32Array, start: number): Stretches<Map<number, number[]>> {
  const opened = new Map<number, number[]>();
  let steps = 0;
  for (let role = 0; role < start; role += 1) {
    for (let at = through[role] ?? -1; at >= 0 && at !== start; at = through[at] ?? -1) {
      const behind = opened.get(at);
      if (!behind) opened.set(at, [role]);
      else if (behind.length === MOST_OPENED) break;
      else behind.push(role);
      steps += 1;
      if (steps % STRETCH_WORK === 0) yield;
    }
  }
  return opened;
}
