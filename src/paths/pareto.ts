import { COSTS } from './cost.ts';
import { UNIT } from './gap.ts';
import type { Class, Limits, PathProblem, Ranked } from './path-problem.ts';
import type { ParetoMeasure, PathConstraints } from './path-question.ts';
import type { Found, FoundPath } from './search.ts';
import type { Stretches } from './work.ts';

/** The two values of a point, in billionths: of the measure that is minimised and of the one that is limited. */
interface Point {
  best: number;
  limited: number;
}

/**
 * The paths that no other beats. One measure is minimised again and again, each time with a lower limit on the other,
 * which is always one that the search can limit from the start: the moves, or else the largest step. Each run gives the
 * next point of the front: any point that is not beaten and lies below the limit has a value of the first measure that is
 * at least the minimum, so the minimum itself is not beaten once equal values with a higher limit are dropped.
 */
export function* paretoPaths(
  problem: PathProblem,
  [first, second]: readonly [ParetoMeasure, ParetoMeasure],
  constraints: PathConstraints,
  k: number,
): Stretches<Ranked> {
  const limited = [first, second].includes('moves') ? 'moves' : 'largestStep';
  const minimised = first === limited ? second : first;
  const front = new Front(problem, { minimised, limited }, constraints);
  const firstOf = ({ best, limited: other }: Point) => (first === minimised ? best : other) / UNIT;
  const all: Point[] = [];
  const answer: Ranked = { paths: [], proven: 0, bound: null };
  for (const through of problem.classes(constraints)) {
    const { points, bound } = yield* front.points(through);
    const kept = points.filter((point) => !all.some((other) => beats(other, point)));
    all.push(...kept);
    kept.sort((a, b) => firstOf(a) - firstOf(b));
    const room = k - answer.paths.length;
    // A second path for a point only where every point has room for one.
    const each = kept.length >= room ? 1 : room;
    const equals: FoundPath[][] = [];
    let missing = bound < Number.POSITIVE_INFINITY ? lowest(first === minimised, bound) : bound;
    for (const point of kept.slice(0, room)) {
      const found = yield* front.at(point, through, each);
      equals.push(found.paths);
      if (found.bound < Number.POSITIVE_INFINITY) missing = Math.min(missing, firstOf(point));
    }
    const counts = equals.map(() => 0);
    for (let round = 0, left = room; round < each && left > 0; round += 1) {
      for (const [i, paths] of equals.entries()) {
        if (left === 0 || round >= paths.length) continue;
        counts[i] = round + 1;
        left -= 1;
      }
    }
    for (const [i, paths] of equals.entries()) {
      const point = kept[i];
      for (const path of paths.slice(0, counts[i])) answer.paths.push(problem.told(path, point ? firstOf(point) : 0));
    }
    if (missing < Number.POSITIVE_INFINITY) {
      // Missing too: what there was no room for, and others with the same values than those asked for.
      for (const [i, point] of kept.entries()) {
        const found = equals[i]?.length ?? 0;
        if (i >= room || found === each || (counts[i] ?? 0) < found) missing = Math.min(missing, firstOf(point));
      }
      answer.bound = { cost: missing, missing: through === 'known' ? 'known' : 'any' };
      break;
    }
    answer.proven = answer.paths.length;
    if (answer.paths.length >= k) break;
  }
  return answer;
}

/** Of the measure that is limited, all that is known is that a path has a move, and a gap of at least nothing. */
const lowest = (isMinimised: boolean, bound: number) => (isMinimised ? bound / UNIT : 0);

const beats = (a: Point, b: Point) =>
  a.best <= b.best && a.limited <= b.limited && (a.best < b.best || a.limited < b.limited);

class Front {
  readonly #problem: PathProblem;
  readonly #measures: { minimised: ParetoMeasure; limited: 'moves' | 'largestStep' };
  readonly #constraints: PathConstraints;

  constructor(
    problem: PathProblem,
    measures: { minimised: ParetoMeasure; limited: 'moves' | 'largestStep' },
    constraints: PathConstraints,
  ) {
    this.#problem = problem;
    this.#measures = measures;
    this.#constraints = constraints;
  }

  /** Every point of the front of a class; `bound` is what one that is missing has at least, where the work was spent. */
  *points(through: Class): Stretches<{ points: Point[]; bound: number }> {
    const points: Point[] = [];
    let limit = Number.POSITIVE_INFINITY;
    for (;;) {
      const found = yield* this.#search(limit, through, 1);
      const [path] = found.paths;
      if (found.bound < Number.POSITIVE_INFINITY) return { points, bound: found.bound };
      if (!path) return { points, bound: found.bound };
      const measures = this.#problem.measure(path);
      const point = { best: measures[this.#measures.minimised], limited: measures[this.#measures.limited] };
      if (points.at(-1)?.best === point.best) points.pop();
      points.push(point);
      limit = point.limited - (this.#measures.limited === 'moves' ? UNIT : 1);
      if (limit < 0) return { points, bound: Number.POSITIVE_INFINITY };
    }
  }

  /** Paths with exactly the values of a point of the front: nothing within its limit costs less. */
  at({ best, limited }: Point, through: Class, k: number): Stretches<Found> {
    const most = this.#measures.minimised === 'learning' ? { maxLearning: best } : { maxGap: best };
    return this.#search(limited, through, k, most);
  }

  #search(limit: number, through: Class, k: number, most: Limits = {}): Stretches<Found> {
    const { minimised, limited } = this.#measures;
    const cost = minimised === 'learning' ? COSTS.LEAST_LEARNING : COSTS.SMALLEST_LARGEST_STEP;
    const within = limited === 'moves' ? { maxMoves: limit / UNIT } : { maxGap: limit };
    return this.#problem.search(cost, this.#constraints, { k, through, ...within, ...most });
  }
}
