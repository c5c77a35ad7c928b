import { fitsTrait, leavesOutUnknown, type TraitConstraint } from './allowed.ts';
import { coverageOfRole } from './coverage.ts';
import { gapUnits, UNIT, UNKNOWN_GAP } from './gap.ts';
import { Learning } from './learning.ts';
import { MOVE } from './moves.ts';
import type { ConstraintName } from './no-path.ts';
import type { PathProblem } from './path-problem.ts';
import type { PathConstraints } from './path-question.ts';
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
  const { graph, moves, start, target } = problem;
  const judge = new Judge(problem, constraints);
  const distances = yield* hopsTo(problem);
  const hops = new Int32Array(graph.roles.length).fill(-1);
  const { maxMoves = Number.POSITIVE_INFINITY } = constraints;
  const cut: { tail: number; head: number; forbiddenBy: ConstraintName[] }[] = [];
  for (const role of start.roles) hops[role] = 0;
  const isStart = new Set(start.roles);
  let frontier: number[] = [];
  const visit = (tail: number, first: FirstMove, depth: number, next: number[]): void => {
    if (isStart.has(first.head)) return;
    const forbiddenBy = judge.forbid(first);
    if (depth > maxMoves) forbiddenBy.push('maxMoves');
    if (forbiddenBy.length > 0) cut.push({ tail, head: first.head, forbiddenBy });
    else if ((hops[first.head] ?? 0) < 0) {
      hops[first.head] = depth;
      next.push(first.head);
    }
  };
  for (const first of start.firstMoves) {
    visit(first.move === ENTRY ? -1 : (moves.tails[first.move] ?? 0), first, 1, frontier);
  }
  let spent = 0;
  for (let depth = 2; frontier.length > 0; depth += 1) {
    const next: number[] = [];
    for (const role of frontier) {
      if (role === target) continue;
      const [from = 0, end = 0] = [moves.offsets[role], moves.offsets[role + 1]];
      for (let move = from; move < end; move += 1) {
        const [head = 0, bits = 0, gap = 0] = [moves.heads[move], moves.bits[move], moves.gaps[move]];
        visit(role, { head, move, bits, gap }, depth, next);
      }
      spent += end - from;
      if (spent > STRETCH_WORK) {
        yield;
        spent = 0;
      }
    }
    frontier = next;
  }
  const id = (role: number) => graph.roles[role] ?? '';
  const distance = (role: number) => ((distances[role] ?? -1) < 0 ? null : (distances[role] ?? 0));
  const far = (role: number) => distance(role) ?? Number.POSITIVE_INFINITY;
  const out = cut.filter(({ head }) => (hops[head] ?? 0) < 0);
  out.sort((a, b) => compare(far(a.head), far(b.head)) || a.tail - b.tail || a.head - b.head);
  const roles = [...hops.keys()].filter((role) => (hops[role] ?? -1) >= 0);
  const gap = (role: number) => {
    const coverage = isStart.has(role) ? start.coverage : coverageOfRole(graph.skills, role);
    return gapUnits(graph.skills, coverage, target);
  };
  const near = roles.map((role) => ({ role, far: far(role) })).sort((a, b) => compare(a.far, b.far) || a.role - b.role);
  // Gaps are told apart only where moves do not decide.
  const last = near[Math.min(MOST.nearest, near.length) - 1]?.far ?? 0;
  const nearest = near
    .filter((role) => role.far <= last)
    .map((role) => ({ ...role, gap: gap(role.role) }))
    .sort((a, b) => compare(a.far, b.far) || compare(known(a.gap), known(b.gap)) || a.role - b.role);
  return {
    reached: roles.length - start.roles.length,
    border: out.slice(0, MOST.border).map(({ tail, head, forbiddenBy }) => ({
      from: tail < 0 ? null : id(tail),
      to: id(head),
      forbiddenBy,
      movesToTarget: distance(head),
    })),
    borderMoves: out.length,
    nearest: nearest.slice(0, MOST.nearest).map((role) => ({
      role: id(role.role),
      movesFromStart: hops[role.role] ?? 0,
      movesToTarget: distance(role.role),
      gapToTarget: role.gap === UNKNOWN_GAP ? null : role.gap / UNIT,
    })),
  };
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b);
const known = (gap: number) => (gap === UNKNOWN_GAP ? Number.POSITIVE_INFINITY : gap);

/** Says of one move which constraints forbid it or the role it enters. */
class Judge {
  readonly #problem: PathProblem;
  readonly #constraints: PathConstraints;
  readonly #learning: Learning | null;

  constructor(problem: PathProblem, constraints: PathConstraints) {
    this.#problem = problem;
    this.#constraints = constraints;
    const { graph, start } = problem;
    this.#learning = constraints.maxLearning === undefined ? null : new Learning(graph.skills, start.coverage, null);
  }

  forbid({ head, move, bits, gap }: FirstMove): ConstraintName[] {
    const { graph, target, start } = this.#problem;
    const { avoid, moveKinds, neverStepDown, maxStepGap, maxLearning, allowUnknown } = this.#constraints;
    const by: ConstraintName[] = [];
    if (moveKinds && move !== ENTRY && !moveKinds.some((kind) => (bits & MOVE[kind]) !== 0)) by.push('moveKinds');
    if (neverStepDown && (bits & MOVE.down) !== 0) by.push('neverStepDown');
    if (maxStepGap !== undefined && gap > Math.round(maxStepGap * UNIT)) by.push('maxStepGap');
    const avoided = [head, ...start.roles].some((role) => avoid?.includes(graph.roles[role] ?? ''));
    if (avoided) by.push('avoid');
    const unknown = graph.skills.described[head] !== 1 || !start.coverage.known;
    let unjudged = leavesOutUnknown(this.#constraints) && unknown;
    for (const trait of ['families', 'terms', 'tracks'] satisfies TraitConstraint[]) {
      const wanted = this.#constraints[trait];
      const fits = wanted && head !== target ? fitsTrait(graph, head, trait, wanted) : true;
      if (fits === false) by.push(trait);
      if (fits === null && allowUnknown !== true) unjudged = true;
    }
    if (unjudged) by.push('allowUnknown');
    if (this.#learning && maxLearning !== undefined) {
      if (this.#learning.addedBy(head) > Math.round(maxLearning * UNIT)) by.push('maxLearning');
    }
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
        const tail = moves.tails[moves.into.moves[i] ?? 0] ?? 0;
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
