import { UNIT } from './gap.ts';
import type { PathMeasures } from './path-question.ts';

/**
 * What a path costs: sum + largest · (its largest gap) + learning · (its learning), where every move adds
 * perMove + round(perGap · gap), and perUnknown where it enters a role that is only named, to the sum. The parts are
 * whole billionths; the cost is a monotone function of them, also in floating point, so that a bound of each part gives
 * a bound of the cost.
 */
export interface Cost {
  perMove: number;
  perGap: number;
  perUnknown: number;
  largest: number;
  learning: number;
}

const NOTHING: Cost = { perMove: 0, perGap: 0, perUnknown: 0, largest: 0, learning: 0 };

export const costOf = ({ largest, learning }: Cost, sum: number, gap: number, owed: number): number =>
  sum + largest * gap + learning * owed;

/** More than any path has roles: fewer moves count before fewer unknown roles. */
export const MOVES_FIRST = 2 ** 24;

export const COSTS = {
  FEWEST_MOVES: { ...NOTHING, perMove: MOVES_FIRST, perUnknown: 1 },
  LEAST_LEARNING: { ...NOTHING, learning: 1 },
  SMALLEST_LARGEST_STEP: { ...NOTHING, largest: 1 },
} as const satisfies Record<string, Cost>;

export function blendOf({ moves = 0, stepGaps = 0, largestStep = 0, learning = 0 }: Partial<PathMeasures>): Cost {
  return { perMove: Math.round(moves * UNIT), perGap: stepGaps, perUnknown: 0, largest: largestStep, learning };
}
