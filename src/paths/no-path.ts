import { leavesOutUnknown, traitJudges } from './allowed.ts';
import { type Border, borderOf } from './border.ts';
import type { CareerGraph } from './career-graph.ts';
import type { MoveKind } from './career-rows.ts';
import { COSTS, type Cost, FEWEST_DOWN, fewestMarkedOf, fewestMovesOf } from './cost.ts';
import { UNIT } from './gap.ts';
import { MOVE, MOVE_KINDS, type Moves } from './moves.ts';
import { PathProblem } from './path-problem.ts';
import type { ConstraintName, PathConstraints, PathQuestion } from './path-question.ts';
import type { Trait } from './role-traits.ts';
import type { FoundPath } from './search.ts';
import { ENTRY } from './start.ts';
import { finished, STRETCH_WORK, type Stretches, Work } from './work.ts';

/** How little one constraint has to give. */
export type Loosened =
  | { constraint: 'maxMoves' | 'maxStepGap' | 'maxLearning'; to: number }
  /** Let these roles pass, the fewest that will do; of `allowUnknown`, those that cannot be judged. */
  | { constraint: 'avoid' | Trait | 'allowUnknown'; roles: string[] }
  /** Leave these out, the fewest that will do; `anyOrder`: the roles are passed, but in another order. */
  | { constraint: 'via'; drop: string[]; anyOrder: boolean }
  | { constraint: 'moveKinds'; add: MoveKind[] }
  /** Let these moves down pass, the fewest that will do. */
  | { constraint: 'neverStepDown'; moves: { from: string; to: string }[] };

/**
 * Opens a path. Each constraint is loosened as little as will do; of several, the first as little as will do with the
 * others given up, then the next.
 */
export interface Relaxation {
  loosened: Loosened[];
  /** A path that it opens, as role ids. */
  opens: string[];
}

export interface NoPathReasons extends Border {
  /** Whether no path leads there under any constraints. */
  disconnected: boolean;
  /** Constraints that together leave no path although none of them can be spared: without any one of them there is one. */
  blame: ConstraintName[];
  /** All the sets of constraints that open a path when loosened, of those with the fewest constraints. */
  relaxations: Relaxation[];
  /** False where the work budget was spent before all of this was known; what is there is true. */
  complete: boolean;
}

/**
 * Why there is no path: asked after `careerPaths` found none.
 * @throws InvalidInput where the question contradicts itself; Cancelled where it was called off
 */
export async function whyNoPath(
  graph: CareerGraph,
  moves: Moves,
  question: PathQuestion,
  signal?: AbortSignal,
): Promise<NoPathReasons> {
  return finished(reasons(graph, moves, question), signal);
}

function* reasons(graph: CareerGraph, moves: Moves, question: PathQuestion): Stretches<NoPathReasons> {
  const problem = yield* PathProblem.posed(graph, moves, question, new Work(question.workBudget));
  return yield* new Reasons(problem, question.constraints).all();
}

/** Fixed order in which constraints are given up. */
const NAMES: readonly ConstraintName[] = [
  'avoid',
  'families',
  'terms',
  'tracks',
  'allowUnknown',
  'neverStepDown',
  'moveKinds',
  'via',
  'maxStepGap',
  'maxLearning',
  'maxMoves',
];

class Reasons {
  readonly #problem: PathProblem;
  readonly #constraints: PathConstraints;
  readonly #active: readonly ConstraintName[];
  readonly #avoid: ReadonlySet<string>;
  readonly #traits: ReturnType<typeof traitJudges>;

  constructor(problem: PathProblem, constraints: PathConstraints) {
    this.#problem = problem;
    this.#constraints = constraints;
    this.#avoid = new Set(constraints.avoid);
    this.#traits = traitJudges(problem.graph, constraints);
    this.#active = NAMES.filter((name) => isActive(constraints, name));
  }

  *all(): Stretches<NoPathReasons> {
    const { work } = this.#problem;
    const border = yield* borderOf(this.#problem, this.#constraints);
    const disconnected = !(yield* this.#opens(without(this.#constraints, this.#active)));
    if (disconnected)
      return { ...border, disconnected: !work.isSpent, blame: [], relaxations: [], complete: !work.isSpent };
    const blame = yield* this.#blame();
    const relaxations = blame ? yield* this.#relaxations() : [];
    return { ...border, disconnected, blame: blame ?? [], relaxations, complete: !work.isSpent };
  }

  /** Gives up one constraint after the other, for good where there still is no path; null where the work is spent. */
  *#blame(): Stretches<ConstraintName[] | null> {
    let blamed = [...this.#active];
    for (const name of this.#active) {
      const fewer = blamed.filter((other) => other !== name);
      const spared = this.#active.filter((other) => !fewer.includes(other));
      if (!(yield* this.#opens(without(this.#constraints, spared)))) blamed = fewer;
      if (this.#problem.work.isSpent) return null;
    }
    return blamed;
  }

  *#relaxations(): Stretches<Relaxation[]> {
    const found: Relaxation[] = [];
    for (let size = 1; size <= this.#active.length && found.length === 0; size += 1) {
      for (const names of subsets(this.#active, size)) {
        if (!(yield* this.#opens(without(this.#constraints, names)))) continue;
        const relaxation = yield* this.#loosen(names);
        if (this.#problem.work.isSpent) return found;
        if (relaxation) found.push(relaxation);
      }
    }
    return found;
  }

  *#loosen(names: readonly ConstraintName[]): Stretches<Relaxation | null> {
    let now = without(this.#constraints, names);
    let path: FoundPath | null = null;
    for (const name of names) {
      const least = yield* this.#least(name, now);
      if (!least) return null;
      path = least.path;
      now = least.constraints;
    }
    if (!path) return null;
    const opened = path;
    return {
      loosened: names.map((name) => this.#told(name, now, opened)),
      opens: this.#problem.told(opened, 0).roles,
    };
  }

  /** The path for which one constraint gives least, under constraints that are already without it; and with it so loosened. */
  *#least(
    name: ConstraintName,
    now: PathConstraints,
  ): Stretches<{ path: FoundPath; constraints: PathConstraints } | null> {
    if (name === 'via' || name === 'moveKinds') {
      for (const constraints of name === 'via' ? this.#looserVia(now) : this.#moreKinds(now)) {
        const path = yield* this.#opens(constraints);
        if (path) return { path, constraints };
      }
      return null;
    }
    const [path] = (yield* this.#problem.search(yield* this.#costOf(name), now, { k: 1, through: 'any' })).paths;
    if (!path) return null;
    const { moves, largestStep, learning } = this.#problem.measure(path);
    if (name === 'maxMoves') return { path, constraints: { ...now, maxMoves: moves / UNIT } };
    if (name === 'maxStepGap') return { path, constraints: { ...now, maxStepGap: largestStep / UNIT } };
    if (name === 'maxLearning') return { path, constraints: { ...now, maxLearning: learning / UNIT } };
    if (name !== 'avoid') return { path, constraints: now };
    const passed = this.#told('avoid', now, path);
    const freed = 'roles' in passed ? passed.roles : [];
    return { path, constraints: { ...now, avoid: this.#constraints.avoid?.filter((role) => !freed.includes(role)) } };
  }

  *#costOf(name: ConstraintName): Stretches<Cost> {
    const { graph } = this.#problem;
    if (name === 'maxStepGap') return COSTS.SMALLEST_LARGEST_STEP;
    if (name === 'maxLearning') return COSTS.LEAST_LEARNING;
    if (name === 'neverStepDown') return FEWEST_DOWN;
    if (name === 'maxMoves') return fewestMovesOf(graph.skills.described);
    const keeps = new Uint8Array(graph.roles.length);
    for (let role = 0; role < keeps.length; role += 1) {
      keeps[role] = this.#breaks(name, role) ? 0 : 1;
      if (role % STRETCH_WORK === STRETCH_WORK - 1) yield;
    }
    return fewestMarkedOf(keeps);
  }

  /** Whether a path that enters the role breaks the constraint. */
  #breaks(name: ConstraintName, role: number): boolean {
    const { graph, target } = this.#problem;
    if (name === 'avoid') return this.#avoid.has(graph.roles[role] ?? '');
    const kept = (role === target ? [] : this.#traits).map(({ trait, keeps }) => ({ trait, kept: keeps(role) }));
    if (name !== 'allowUnknown') return kept.some((one) => one.trait === name && one.kept === false);
    const unknown = leavesOutUnknown(this.#constraints) && graph.skills.described[role] !== 1;
    return unknown || kept.some((one) => one.kept === null);
  }

  *#looserVia(now: PathConstraints): Generator<PathConstraints, void> {
    const { via } = this.#constraints;
    if (!via) return;
    if (via.inOrder) yield { ...now, via: { ...via, inOrder: false } };
    for (let kept = via.roles.length - 1; kept >= 0; kept -= 1) {
      for (const roles of subsets(via.roles, kept)) yield { ...now, via: { ...via, roles } };
    }
  }

  *#moreKinds(now: PathConstraints): Generator<PathConstraints, void> {
    const kinds = this.#constraints.moveKinds ?? [];
    const others = MOVE_KINDS.filter((kind) => !kinds.includes(kind));
    for (let size = 1; size <= others.length; size += 1) {
      for (const added of subsets(others, size)) yield { ...now, moveKinds: [...kinds, ...added] };
    }
  }

  /** How far a constraint had to give for this path, which keeps to `now`. */
  #told(name: ConstraintName, now: PathConstraints, path: FoundPath): Loosened {
    const { graph, start, moves } = this.#problem;
    const id = (role: number) => graph.roles[role] ?? '';
    if (name === 'maxMoves' || name === 'maxStepGap' || name === 'maxLearning') {
      const measures = this.#problem.measure(path);
      const measure = { maxMoves: 'moves', maxStepGap: 'largestStep', maxLearning: 'learning' } as const;
      return { constraint: name, to: measures[measure[name]] / UNIT };
    }
    if (name === 'via') {
      const kept = now.via?.roles ?? [];
      const drop = (this.#constraints.via?.roles ?? []).filter((role) => !kept.includes(role));
      return {
        constraint: name,
        drop,
        anyOrder: this.#constraints.via?.inOrder === true && now.via?.inOrder === false,
      };
    }
    if (name === 'moveKinds') {
      const had = this.#constraints.moveKinds ?? [];
      return { constraint: name, add: (now.moveKinds ?? []).filter((kind) => !had.includes(kind)) };
    }
    if (name === 'neverStepDown') {
      const down = path.moves.filter((move) => move !== ENTRY && ((moves.bits[move] ?? 0) & MOVE.down) !== 0);
      const told = down.map((move) => ({ from: id(moves.tails[move] ?? 0), to: id(moves.heads[move] ?? 0) }));
      return { constraint: name, moves: told };
    }
    const startBreaks = (role: number) =>
      name === 'avoid'
        ? this.#breaks(name, role)
        : name === 'allowUnknown' && leavesOutUnknown(this.#constraints) && !start.coverage.known;
    const roles = [...start.roles.filter(startBreaks), ...path.roles.filter((role) => this.#breaks(name, role))];
    return { constraint: name, roles: roles.map(id) };
  }

  /** The path with the fewest moves; null where there is none, or where the work is spent. */
  *#opens(constraints: PathConstraints): Stretches<FoundPath | null> {
    const cost = fewestMovesOf(this.#problem.graph.skills.described);
    const { paths } = yield* this.#problem.search(cost, constraints, { k: 1, through: 'any' });
    return paths[0] ?? null;
  }
}

function isActive(constraints: PathConstraints, name: ConstraintName): boolean {
  if (name === 'neverStepDown') return constraints.neverStepDown === true;
  if (name !== 'allowUnknown') return constraints[name] !== undefined;
  const { families, terms, tracks, allowUnknown } = constraints;
  return allowUnknown !== true && (leavesOutUnknown(constraints) || Boolean(families ?? terms ?? tracks));
}

/** Without limits on gap and learning, roles that are only named stay left out: that is `allowUnknown`'s to say. */
function without(constraints: PathConstraints, names: readonly ConstraintName[]): PathConstraints {
  const fewer = { ...constraints };
  for (const name of names) {
    if (name === 'maxStepGap') fewer.maxStepGap = 1;
    else if (name === 'maxLearning') fewer.maxLearning = Number.POSITIVE_INFINITY;
    else if (name === 'allowUnknown') fewer.allowUnknown = true;
    else delete fewer[name];
  }
  return fewer;
}

function* subsets<T>(all: readonly T[], size: number, from = 0): Generator<T[], void> {
  if (size === 0) yield [];
  for (let i = from; i < all.length && size > 0; i += 1) {
    for (const rest of subsets(all, size - 1, i + 1)) yield [all[i] as T, ...rest];
  }
}
