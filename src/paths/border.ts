import { leavesOutUnknown, traitJudges } from './allowed.ts';
import { Coverage, coverageOfRole } from './coverage.ts';
import { FewFirst } from './few-first.ts';
import { gapUnits, UNIT, UNKNOWN_GAP } from './gap.ts';
import { Learning } from './learning.ts';
import { MOVE } from './moves.ts';
import type { PathProblem } from './path-problem.ts';
import type { ConstraintName, PathConstraints } from './path-question.ts';
import { ENTRY, type FirstMove } from './start.ts';
import { STRETCH_WORK, type Stretches } from './work.ts';

/** A move that leads out of what is reached, and what forbids it. */
export interface BorderMove {
  /** Null for the entry of somebody who holds no role. */
  from: string | null;
  to: string;
  forbiddenBy: ConstraintName[];
  /** Moves from its end to the target if nothing were forbidden; null where it leads there in no way. */
  movesToTarget: number | null;
}

/** A role that is reached. */
export interface NearRole {
  role: string;
  movesFromStart: number;
  /** Moves to the target if nothing were forbidden; null where it leads there in no way. */
  movesToTarget: number | null;
  /** Gap from the role to the target, 0 to 1; null where one of them is not described. */
  gapToTarget: number | null;
}

/**
 * How far one gets: roles reached by moves that are allowed, within the limit of moves; under a limit of learning, each
 * role that alone keeps to it. `via` is left aside.
 */
export interface Border {
  /** How many roles are reached, the start not counted. */
  reached: number;
  /** Moves that lead out, those whose end is nearest to the target first. */
  border: BorderMove[];
  /** How many moves lead out in all. */
  borderMoves: number;
  /** Roles reached, and the start, those nearest to the target first: by moves, then by gap, then by id. */
  nearest: NearRole[];
}

const MOST = { border: 20, nearest: 5 } as const;

export function* borderOf(problem: PathProblem, constraints: PathConstraints): Stretches<Border> {
  const judge = new Judge(problem, constraints);
  const distances = yield* hopsTo(problem);
  const hops = yield* hopsWithin(problem, constraints, judge);
  const ways = yield* waysOut(problem, hops, distances);
  const { near, reached } = yield* nearestRoles(problem, hops, distances);
  const { graph, start } = problem;
  const id = (role: number) => graph.roles[role] ?? '';
  const distance = (role: number) => ((distances[role] ?? -1) < 0 ? null : (distances[role] ?? 0));
  return {
    reached: reached - start.roles.length,
    border: ways.first.map(({ tail, first }) => ({
      from: tail < 0 ? null : id(tail),
      to: id(first.head),
      forbiddenBy: judge.forbid(first, tail < 0 ? 1 : (hops[tail] ?? 0) + 1),
      movesToTarget: distance(first.head),
    })),
    borderMoves: ways.count,
    nearest: near.map(({ role, gap }) => ({
      role: id(role),
      movesFromStart: hops[role] ?? 0,
      movesToTarget: distance(role),
      gapToTarget: gap === UNKNOWN_GAP ? null : gap / UNIT,
    })),
  };
}

/** Moves of a role that paths go on by: of the start, its first ones. */
function* movesOf({ moves, target }: PathProblem, role: number): Iterable<FirstMove> {
  if (role === target) return;
  for (let move = moves.offsets[role] ?? 0; move < (moves.offsets[role + 1] ?? 0); move += 1) {
    yield { head: moves.heads[move] ?? 0, move, bits: moves.bits[move] ?? 0, gap: moves.gaps[move] ?? 0 };
  }
}

/** Fewest allowed moves from the start to each role; 0 for the start, -1 for what is not reached. */
function* hopsWithin(problem: PathProblem, constraints: PathConstraints, judge: Judge): Stretches<Int32Array> {
  const { graph, start } = problem;
  const hops = new Int32Array(graph.roles.length).fill(-1);
  const { maxMoves = Number.POSITIVE_INFINITY } = constraints;
  for (const role of start.roles) hops[role] = 0;
  let frontier: number[] = [];
  let spent = 0;
  const enter = (first: FirstMove, depth: number, next: number[]) => {
    spent += 1;
    if ((hops[first.head] ?? 0) >= 0 || judge.forbids(first)) return;
    hops[first.head] = depth;
    next.push(first.head);
  };
  for (const first of maxMoves < 1 ? [] : start.firstMoves) {
    enter(first, 1, frontier);
    if (spent % STRETCH_WORK === 0) yield;
  }
  for (let depth = 2; frontier.length > 0 && depth <= maxMoves; depth += 1) {
    const next: number[] = [];
    for (const role of frontier) {
      for (const first of movesOf(problem, role)) enter(first, depth, next);
      if (spent < STRETCH_WORK) continue;
      yield;
      spent = 0;
    }
    frontier = next;
  }
  return hops;
}

interface WayOut {
  tail: number;
  first: FirstMove;
  far: number;
}

/** Moves out of what is reached, and the first of them: by the moves from their ends to the target, then by their roles. */
function* waysOut(
  problem: PathProblem,
  hops: Int32Array,
  distances: Int32Array,
): Stretches<{ first: WayOut[]; count: number }> {
  const { moves, start } = problem;
  const first = new FewFirst<WayOut>(
    MOST.border,
    (a, b) => compare(a.far, b.far) || a.tail - b.tail || a.first.head - b.first.head,
  );
  let [count, spent] = [0, 0];
  const take = (tail: number, way: FirstMove) => {
    spent += 1;
    if ((hops[way.head] ?? 0) >= 0) return;
    count += 1;
    first.take({ tail, first: way, far: farFrom(distances, way.head) });
  };
  for (const way of start.firstMoves) {
    take(way.move === ENTRY ? -1 : (moves.tails[way.move] ?? 0), way);
    if (spent % STRETCH_WORK === 0) yield;
  }
  for (let role = 0; role < hops.length; role += 1) {
    if ((hops[role] ?? 0) > 0) for (const way of movesOf(problem, role)) take(role, way);
    if (spent < STRETCH_WORK) continue;
    yield;
    spent = 0;
  }
  return { first: first.all, count };
}

interface Near {
  role: number;
  far: number;
  gap: number;
}

/** The roles reached that are nearest to the target, and how many are reached in all. */
function* nearestRoles(
  { graph, start, target }: PathProblem,
  hops: Int32Array,
  distances: Int32Array,
): Stretches<{ near: Near[]; reached: number }> {
  const roles = [...hops.keys()].filter((role) => (hops[role] ?? -1) >= 0);
  yield;
  const nearest = new FewFirst<number>(MOST.nearest, compare);
  for (const role of roles) nearest.take(farFrom(distances, role));
  yield;
  // Gaps are told apart only where moves do not decide.
  const last = nearest.all.at(-1) ?? 0;
  const near = new FewFirst<Near>(
    MOST.nearest,
    (a, b) => compare(a.far, b.far) || compare(known(a.gap), known(b.gap)) || a.role - b.role,
  );
  const coverage = new Coverage(graph.skills);
  const isStart = new Set(start.roles);
  for (const [i, role] of roles.entries()) {
    if (i % LOOKS === LOOKS - 1) yield;
    const far = farFrom(distances, role);
    if (far > last) continue;
    const held = isStart.has(role) ? start.coverage : coverageOfRole(graph.skills, role, coverage.clear());
    near.take({ role, far, gap: gapUnits(graph.skills, held, target) });
  }
  return { near: near.all, reached: roles.length };
}

/** Roles whose gaps are looked at between two interruptions. */
const LOOKS = 64;

const farFrom = (distances: Int32Array, role: number): number => {
  const far = distances[role] ?? -1;
  return far < 0 ? Number.POSITIVE_INFINITY : far;
};

const compare = (a: number, b: number) => (a === b ? 0 : a - b);
const known = (gap: number) => (gap === UNKNOWN_GAP ? Number.POSITIVE_INFINITY : gap);

/** Says of one move which constraints forbid it or the role it enters. */
class Judge {
  readonly #problem: PathProblem;
  readonly #constraints: PathConstraints;
  readonly #learning: Learning | null;
  /** Role numbers. */
  readonly #avoid: ReadonlySet<number>;
  readonly #traits: ReturnType<typeof traitJudges>;

  constructor(problem: PathProblem, constraints: PathConstraints) {
    this.#problem = problem;
    this.#constraints = constraints;
    const { graph, start } = problem;
    this.#avoid = new Set(constraints.avoid?.flatMap((id) => graph.numberOf.get(id) ?? []));
    this.#traits = traitJudges(graph, constraints);
    this.#learning = constraints.maxLearning === undefined ? null : new Learning(graph.skills, start.coverage, null);
  }

  forbids(first: FirstMove): boolean {
    return this.forbid(first, 1).length > 0;
  }

  /** @param depth which move of a path it would be */
  forbid({ head, move, bits, gap }: FirstMove, depth: number): ConstraintName[] {
    const { graph, target, start } = this.#problem;
    const { moveKinds, neverStepDown, maxStepGap, maxLearning, allowUnknown, maxMoves } = this.#constraints;
    const by: ConstraintName[] = [];
    if (moveKinds && move !== ENTRY && !moveKinds.some((kind) => (bits & MOVE[kind]) !== 0)) by.push('moveKinds');
    if (neverStepDown && (bits & MOVE.down) !== 0) by.push('neverStepDown');
    if (maxStepGap !== undefined && gap > Math.round(maxStepGap * UNIT)) by.push('maxStepGap');
    if (this.#avoid.has(head) || start.roles.some((role) => this.#avoid.has(role))) by.push('avoid');
    const unknown = graph.skills.described[head] !== 1 || !start.coverage.known;
    let unjudged = leavesOutUnknown(this.#constraints) && unknown;
    for (const { trait, keeps } of head === target ? [] : this.#traits) {
      const kept = keeps(head);
      if (kept === false) by.push(trait);
      if (kept === null && allowUnknown !== true) unjudged = true;
    }
    if (unjudged) by.push('allowUnknown');
    if (this.#learning && maxLearning !== undefined) {
      if (this.#learning.addedBy(head) > Math.round(maxLearning * UNIT)) by.push('maxLearning');
    }
    if (maxMoves !== undefined && depth > maxMoves) by.push('maxMoves');
    return by;
  }
}

/** Fewest moves from each role to the target if nothing is forbidden; -1 where there are none. */
function* hopsTo({ graph, moves, target }: PathProblem): Stretches<Int32Array> {
  const hops = new Int32Array(graph.roles.length).fill(-1);
  hops[target] = 0;
  let spent = 0;
  for (let frontier = [target]; frontier.length > 0; ) {
    const next: number[] = [];
    for (const role of frontier) {
      for (let i = moves.into.offsets[role] ?? 0; i < (moves.into.offsets[role + 1] ?? 0); i += 1) {
        const tail = moves.into.tails[i] ?? 0;
        if ((hops[tail] ?? 0) >= 0) continue;
        hops[tail] = (hops[role] ?? 0) + 1;
        next.push(tail);
      }
      spent += 1;
      if (spent > STRETCH_WORK / 8) {
        yield;
        spent = 0;
      }
    }
    frontier = next;
  }
  return hops;
}
