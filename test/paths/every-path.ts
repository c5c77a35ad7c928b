import type { Profile } from '../../src/paths/coverage.ts';
import type { CareerPath, PathConstraints, PathQuestion } from '../../src/paths/path-question.ts';
import type { NaiveGraph } from './naive.ts';

export const UNIT = 1e9;

/** A path with everything that orders it. Measures in billionths. */
export interface Path {
  /** Roles after the start. */
  roles: string[];
  gaps: (number | null)[];
  unknown: string[];
  moves: number;
  learning: number;
  largestStep: number;
  cost: number;
}

/** Every loopless path that keeps to the constraints, by trying all of them. */
export function everyPath(graph: NaiveGraph, { from, to, constraints }: PathQuestion): Path[] {
  const profile: Profile = 'role' in from ? { roles: [from.role], skills: [] } : from.profile;
  const held = profile.roles.filter((role) => graph.roles.includes(role));
  const { maxMoves = Number.POSITIVE_INFINITY, maxLearning, avoid = [] } = constraints;
  const leavesOut = leavesOutUnknown(constraints);
  if (held.some((role) => avoid.includes(role)) || (leavesOut && !graph.known(profile))) return [];
  const found: Path[] = [];
  const extend = (roles: string[], gaps: (number | null)[]) => {
    const last = roles.at(-1);
    if (last === to) {
      if (passesAll(roles, constraints.via)) found.push(measured(roles, gaps));
      return;
    }
    if (roles.length >= maxMoves) return;
    for (const next of graph.roles) {
      if (roles.includes(next) || held.includes(next) || avoid.includes(next)) continue;
      if (leavesOut && !graph.described(next)) continue;
      if (next !== to && !mayPass(graph, next, constraints)) continue;
      const tails = last === undefined ? held : [last];
      const isEntry = last === undefined && held.length === 0;
      if (!isEntry && !tails.some((tail) => mayMove(graph, tail, next, constraints))) continue;
      const gap = graph.gap(last === undefined ? profile : { roles: [last], skills: [] }, next);
      const { maxStepGap } = constraints;
      if (maxStepGap !== undefined && gap !== null && gap > Math.round(maxStepGap * UNIT)) continue;
      extend([...roles, next], [...gaps, gap]);
    }
  };
  const measured = (roles: string[], gaps: (number | null)[]): Path => ({
    roles,
    gaps,
    unknown: [...('role' in from ? [from.role] : []), ...roles].filter((role) => !graph.described(role)),
    moves: roles.length,
    learning: graph.learning(profile, roles),
    largestStep: Math.max(...gaps.map((gap) => gap ?? 0)),
    cost: 0,
  });
  extend([], []);
  return found.filter(({ learning }) => maxLearning === undefined || learning <= Math.round(maxLearning * UNIT));
}

export const leavesOutUnknown = ({ maxStepGap, maxLearning, allowUnknown }: PathConstraints) =>
  !allowUnknown && (maxStepGap !== undefined || maxLearning !== undefined);

/** Whether the move exists and its kind and change of level are allowed. */
function mayMove(graph: NaiveGraph, tail: string, head: string, constraints: PathConstraints): boolean {
  const { moveKinds, neverStepDown } = constraints;
  const kinds = graph.kinds(tail, head);
  return kinds.some((kind) => moveKinds?.includes(kind) ?? true) && !(neverStepDown && graph.isDown(tail, head));
}

/** Whether a role may lie between start and target by family, term and track. */
export function mayPass(graph: NaiveGraph, role: string, constraints: PathConstraints): boolean {
  const { families, terms, tracks, allowUnknown } = constraints;
  const traits = graph.traits(role);
  const fits = (wanted: readonly string[] | undefined, has: readonly string[]) =>
    wanted === undefined || (has.length === 0 ? allowUnknown === true : has.some((value) => wanted.includes(value)));
  return (
    fits(families, traits.families) && fits(terms, traits.terms) && fits(tracks, traits.track ? [traits.track] : [])
  );
}

function passesAll(roles: readonly string[], via: PathConstraints['via']): boolean {
  const places = (via?.roles ?? []).map((role) => roles.indexOf(role));
  if (places.includes(-1)) return false;
  return !via?.inOrder || places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
}

/** The k best of all paths, in order, as the definitions of the objectives say. */
export function bestPaths(graph: NaiveGraph, question: PathQuestion): Path[] {
  const { objective, k, from } = question;
  const profile: Profile = 'role' in from ? { roles: [from.role], skills: [] } : from.profile;
  const paths = everyPath(graph, question);
  const startKnown = graph.known(profile);
  const lowerBound = ({ unknown }: Path) => (unknown.length > 0 || !startKnown ? 1 : 0);
  if (objective.kind === 'PARETO') return front(paths, objective.measures, lowerBound, k);
  for (const path of paths) path.cost = costOf(path, objective);
  const isFewest = objective.kind === 'FEWEST_MOVES';
  const unknownRoles = ({ roles }: Path) => roles.filter((role) => !graph.described(role)).length;
  return paths
    .sort(
      (a, b) =>
        (isFewest ? 0 : lowerBound(a) - lowerBound(b)) ||
        a.cost - b.cost ||
        a.moves - b.moves ||
        (isFewest ? unknownRoles(a) - unknownRoles(b) : 0) ||
        byRoles(a, b),
    )
    .slice(0, k);
}

function costOf({ moves, largestStep, learning, gaps }: Path, objective: PathQuestion['objective']): number {
  if (objective.kind === 'FEWEST_MOVES') return moves * UNIT;
  if (objective.kind === 'LEAST_LEARNING') return learning;
  if (objective.kind !== 'BLEND') return largestStep;
  const { weights } = objective;
  let sum = 0;
  for (const gap of gaps) {
    sum += Math.round((weights.moves ?? 0) * UNIT) + Math.round((weights.stepGaps ?? 0) * (gap ?? 0));
  }
  return sum + (weights.largestStep ?? 0) * largestStep + (weights.learning ?? 0) * learning;
}

type Measure = 'moves' | 'learning' | 'largestStep';

function front(
  paths: Path[],
  [first, second]: readonly [Measure, Measure],
  lowerBound: (path: Path) => number,
  k: number,
): Path[] {
  const beats = (a: Path, b: Path) =>
    a[first] <= b[first] && a[second] <= b[second] && (a[first] < b[first] || a[second] < b[second]);
  const known = paths.filter((path) => lowerBound(path) === 0);
  const fronts = [known, paths.filter((path) => lowerBound(path) === 1)].map((some) =>
    some.filter((path) => ![...known, ...some].some((other) => beats(other, path))),
  );
  const scale = first === 'moves' ? UNIT : 1;
  const kept: Path[] = [];
  for (const paths of fronts) {
    paths.sort((a, b) => a[first] - b[first] || a[second] - b[second] || a.moves - b.moves || byRoles(a, b));
    const copies = paths.map(
      (path, i) =>
        paths.slice(0, i).filter((other) => other[first] === path[first] && other[second] === path[second]).length,
    );
    const room = k - kept.length;
    const chosen = paths
      .map((path, i) => ({ path, i, copy: copies[i] ?? 0 }))
      .sort((a, b) => a.copy - b.copy || a.i - b.i)
      .slice(0, room)
      .sort((a, b) => a.i - b.i);
    kept.push(...chosen.map(({ path }) => ({ ...path, cost: path[first] * scale })));
  }
  return kept;
}

function byRoles(a: Path, b: Path): number {
  const at = a.roles.findIndex((role, i) => role !== b.roles[i]);
  return (a.roles[at] ?? '') < (b.roles[at] ?? '') ? -1 : 1;
}

/** What the search says of a path, in the same shape. */
export function asPath({ roles, steps, measures, cost, unknown }: CareerPath): Path {
  const units = (value: number) => Math.round(value * UNIT);
  return {
    roles: steps.map(({ to }) => to),
    gaps: steps.map(({ gap }) => (gap === null ? null : units(gap))),
    unknown,
    moves: roles.length > steps.length ? roles.length - 1 : roles.length,
    learning: units(measures.learning),
    largestStep: units(measures.largestStep),
    cost,
  };
}
