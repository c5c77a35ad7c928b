import type { Track } from '../model/role.ts';
import type { MoveKind } from './career-rows.ts';
import type { Profile } from './coverage.ts';
import type { LevelChange } from './role-traits.ts';

/**
 * What can be measured of a path.
 * - `moves`: how many.
 * - `learning`: Σ over skills e(s) · max(0, max over the roles passed of need(s) − have(s)), where e(s) is the mean weight
 *   of the skill in the graph and have(s) what the start brings: a property of the set of roles, not of their order.
 * - `largestStep`: the largest static gap (`gap.ts`) of its moves, 0 to 1.
 * - `stepGaps`: the sum of those gaps.
 * A role that is only named adds nothing to the last three, which are then lower bounds.
 */
export interface PathMeasures {
  moves: number;
  learning: number;
  largestStep: number;
  stepGaps: number;
}

/** Two different measures to weigh against each other. */
export type ParetoMeasure = 'moves' | 'learning' | 'largestStep';

/**
 * What the best path is.
 *
 * Order of the answers, the same for the same question: by cost, then fewer moves, then the role ids from start to end.
 * - FEWEST_MOVES: cost is the number of moves; of as many moves, those that pass fewer roles that are only named.
 * - LEAST_LEARNING, SMALLEST_LARGEST_STEP: cost is that measure.
 * - BLEND: cost is the sum of the measures times their weights (0 to 1,000).
 * - PARETO: the paths that no other beats in one of the two measures without losing in the other. By the first measure,
 *   then as above. Where there are more than k, every pair of values is kept once, from the best in the first measure
 *   on, before any is shown by a second path.
 *
 * For all but FEWEST_MOVES, paths that are fully known come first; then those whose cost is a lower bound, because they
 * pass roles that are only named.
 */
export type Objective =
  | { kind: 'FEWEST_MOVES' }
  | { kind: 'LEAST_LEARNING' | 'SMALLEST_LARGEST_STEP' }
  | { kind: 'BLEND'; weights: Partial<PathMeasures> }
  | { kind: 'PARETO'; measures: readonly [ParetoMeasure, ParetoMeasure] };

/** What a path must keep to. All act inside the search. */
export interface PathConstraints {
  /** The longest path, in moves. */
  maxMoves?: number | undefined;
  /** The largest gap of a single move, 0 to 1. */
  maxStepGap?: number | undefined;
  /** The most learning of the whole path. */
  maxLearning?: number | undefined;
  /** Roles never passed. */
  avoid?: readonly string[] | undefined;
  /** Roles that are passed, in any order or as given. Neither start nor target, none twice, `MAX_VIA` at most. */
  via?: { roles: readonly string[]; inOrder: boolean } | undefined;
  /** Kinds of move to use; all of the table searched where not given. */
  moveKinds?: readonly MoveKind[] | undefined;
  /** Every role between start and target belongs to one of these. */
  families?: readonly string[] | undefined;
  /** Every role between start and target carries one of these. */
  terms?: readonly string[] | undefined;
  /** Every role between start and target is on one of these. */
  tracks?: readonly Track[] | undefined;
  /** No move down by the ranks of the company's terms. A move between roles without comparable ranks is not down. */
  neverStepDown?: boolean | undefined;
  /**
   * Whether roles may be passed of which a constraint cannot be judged: under `maxStepGap` and `maxLearning` those that
   * are only named, under `families`, `terms` and `tracks` those without any.
   */
  allowUnknown?: boolean | undefined;
}

/** What can be to blame where there is no path; `allowUnknown` where it is not set and would let more roles pass. */
export type ConstraintName = keyof PathConstraints;

export const MAX_VIA = 5;

export interface PathQuestion {
  /** A role, or what somebody holds. */
  from: { role: string } | { profile: Profile };
  to: string;
  /** How many paths at most. */
  k: number;
  objective: Objective;
  constraints: PathConstraints;
  /** How much may be looked at (moves and skills) before the search stops. */
  workBudget: number;
}

export interface PathStep {
  /** The role moved from; for the first step of a profile the held role, null where it holds none. */
  from: string | null;
  to: string;
  /** Number of the move in the table searched; null for a first step of a profile without roles, to any role at all. */
  move: number | null;
  /** 0 to 1; null where one of the two roles is only named. */
  gap: number | null;
  /** Where it leads by rank; null where no classification ranks both roles. */
  change: LevelChange | null;
}

export interface CareerPath {
  /** Role ids from start to target; a profile has no role of its own at the start. */
  roles: string[];
  steps: PathStep[];
  measures: PathMeasures;
  /** What the objective counts; of PARETO the first measure. */
  cost: number;
  /** Roles of the path that are only named: where there is one, cost and measures of gap and learning are lower bounds. */
  unknown: string[];
  /** False where nothing is known of what the start brings: its first gap is unknown, and all learning counts in full. */
  startKnown: boolean;
}

export interface PathAnswer {
  paths: CareerPath[];
  /** True where these are all, or the best k, by proof. */
  proven: boolean;
  /** How many of the first paths are proven to be the best ones. */
  provenPaths: number;
  /**
   * Where the work budget was spent: no path that is missing costs less than this. Null where nothing is missing. While
   * fully known paths may be missing (`missing: known`), it speaks of those.
   */
  bound: { cost: number; missing: 'known' | 'any' } | null;
  /** Moves and skills looked at. */
  work: number;
}
