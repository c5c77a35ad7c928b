import type { CareerGraph } from './career-graph.ts';
import { blendOf, COSTS, type Cost, fewestMovesOf, movesOf } from './cost.ts';
import { UNIT } from './gap.ts';
import type { Moves } from './moves.ts';
import { paretoPaths } from './pareto.ts';
import { PathProblem, type Ranked } from './path-problem.ts';
import type { CareerPath, Objective, PathAnswer, PathConstraints, PathQuestion } from './path-question.ts';
import type { Found, FoundPath } from './search.ts';
import { finished, type Stretches, Work } from './work.ts';

/**
 * The best paths from a role, or from what somebody holds, to a role.
 * @param moves the table to search: `graph.declared`, or one with inferred moves
 * @throws InvalidInput where the question contradicts itself; Cancelled where it was called off
 */
export async function careerPaths(
  graph: CareerGraph,
  moves: Moves,
  question: PathQuestion,
  signal?: AbortSignal,
): Promise<PathAnswer> {
  return finished(answered(graph, moves, question), signal);
}

function* answered(graph: CareerGraph, moves: Moves, question: PathQuestion): Stretches<PathAnswer> {
  const work = new Work(question.workBudget);
  const { paths, proven, bound } = yield* ranked(yield* PathProblem.posed(graph, moves, question, work), question);
  if (bound === null || paths.length > 0) {
    return { paths, proven: bound === null, provenPaths: proven, bound, work: work.spent };
  }
  const spare = new Work(Math.ceil(question.workBudget / 4));
  const standIns = yield* shortest(yield* PathProblem.posed(graph, moves, question, spare), question);
  return { paths: standIns, proven: false, provenPaths: 0, bound, work: work.spent + spare.spent };
}

/** Paths that stand in where the work was spent before any was found: those with the fewest moves, by their cost. */
function* shortest(problem: PathProblem, { objective, constraints, k }: PathQuestion): Stretches<CareerPath[]> {
  if (objective.kind === 'FEWEST_MOVES' || objective.kind === 'PARETO') return [];
  const cost = costFor(objective);
  const { paths } = yield* fewestMoves(problem, constraints, k);
  const isBound = ({ unknown, startKnown }: CareerPath) => Number(unknown.length > 0 || !startKnown);
  return paths
    .map((path) => problem.told(path, problem.costOf(cost, path) / UNIT))
    .sort((a, b) => isBound(a) - isBound(b) || a.cost - b.cost || a.steps.length - b.steps.length);
}

const costFor = (objective: Exclude<Objective, { kind: 'FEWEST_MOVES' } | { kind: 'PARETO' }>): Cost =>
  objective.kind === 'BLEND' ? blendOf(objective.weights) : COSTS[objective.kind];

function* ranked(problem: PathProblem, { objective, constraints, k }: PathQuestion): Stretches<Ranked> {
  if (objective.kind === 'FEWEST_MOVES') {
    const { paths, proven, bound } = yield* fewestMoves(problem, constraints, k);
    return {
      paths: paths.map((path) => problem.told(path, movesOf(path.cost))),
      proven,
      bound: bound < Number.POSITIVE_INFINITY ? { cost: movesOf(bound), missing: 'any' } : null,
    };
  }
  if (objective.kind === 'PARETO') return yield* paretoPaths(problem, objective.measures, constraints, k);
  const cost = costFor(objective);
  const inOrder: Ranked = { paths: [], proven: 0, bound: null };
  for (const through of problem.classes(constraints)) {
    const found = yield* problem.search(cost, constraints, { k: k - inOrder.paths.length, through });
    const before = inOrder.paths.length;
    for (const path of found.paths) inOrder.paths.push(problem.told(path, path.cost / UNIT));
    inOrder.proven = before + found.proven;
    if (found.bound < Number.POSITIVE_INFINITY) {
      inOrder.bound = { cost: found.bound / UNIT, missing: through === 'known' ? 'known' : 'any' };
      break;
    }
    if (inOrder.paths.length >= k) break;
  }
  return inOrder;
}

/**
 * Paths of at most 2, 4, 8 … moves, until there are k: fewer moves come first, so longer ones need not be looked at, and
 * in a large graph most of it never is.
 */
function* fewestMoves(problem: PathProblem, constraints: PathConstraints, k: number): Stretches<Found> {
  const most = Math.min(constraints.maxMoves ?? problem.graph.roles.length, problem.graph.roles.length);
  const cost = fewestMovesOf(problem.graph.skills.described);
  let shorter: FoundPath[] = [];
  let found: Found = { paths: [], proven: 0, bound: Number.POSITIVE_INFINITY, longest: 0 };
  for (let limit = Math.min(2, most); ; limit = Math.min(limit * 2, most)) {
    found = yield* problem.search(cost, constraints, { k, through: 'any', maxMoves: limit });
    if (found.paths.length >= k || limit >= Math.min(most, found.longest) || found.bound < Number.POSITIVE_INFINITY)
      break;
    shorter = found.paths;
  }
  // Where the work was spent on longer paths, the shorter ones were all found before.
  if (found.proven < shorter.length) {
    const known = new Set(shorter.map(({ roles }) => roles.join()));
    const more = found.paths.filter(({ roles }) => !known.has(roles.join()));
    found = { ...found, paths: [...shorter, ...more].slice(0, k), proven: shorter.length };
  }
  return found;
}
