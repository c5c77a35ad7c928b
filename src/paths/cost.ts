import { UNIT } from './gap.ts';
import type { PathMeasures } from './path-question.ts';

/**
 * What a path costs: sum + largest · (its largest gap) + learning · (its learning), where every move adds to the sum
 * perMove + round(perGap · gap), perMarked where it enters a role that is marked, and perDown where it leads down. The parts are
 * whole billionths; the cost is a monotone function of them, also in floating point, so that a bound of each part gives
 * a bound of the cost.
 */
export interface Cost {
  perMove: number;
  perGap: number;
  perMarked: number;
  /** By role number: 0 where a role is marked; null where none is. */
  unmarked: Uint8Array | null;
  perDown: number;
  largest: number;
  learning: number;
}

const NOTHING: Cost = { perMove: 0, perGap: 0, perMarked: 0, unmarked: null, perDown: 0, largest: 0, learning: 0 };

export const costOf = ({ largest, learning }: Cost, sum: number, gap: number, owed: number): number =>
  sum + largest * gap + learning * owed;

/** What entering a role adds if it is marked. */
export const markedCost = ({ perMarked, unmarked }: Cost, role: number): number =>
  unmarked === null || unmarked[role] === 1 ? 0 : perMarked;

/** More than any path has roles, so that fewer of one thing count before fewer of another. */
const FIRST = 2 ** 24;

export const COSTS = {
  LEAST_LEARNING: { ...NOTHING, learning: 1 },
  SMALLEST_LARGEST_STEP: { ...NOTHING, largest: 1 },
} as const satisfies Record<string, Cost>;

export function blendOf({ moves = 0, stepGaps = 0, largestStep = 0, learning = 0 }: Partial<PathMeasures>): Cost {
  return { ...NOTHING, perMove: Math.round(moves * UNIT), perGap: stepGaps, largest: largestStep, learning };
}

/** Fewest moves; of as many, fewest roles that are only named. */
export const fewestMovesOf = (described: Uint8Array): Cost => {
  return { ...NOTHING, perMove: FIRST, perMarked: 1, unmarked: described };
};

/** The moves of a cost of fewest moves. */
export const movesOf = (cost: number): number => Math.floor(cost / FIRST);

/** Fewest marked roles (0 where one is), then fewest moves. */
export const fewestMarkedOf = (unmarked: Uint8Array): Cost => ({ ...NOTHING, perMove: 1, perMarked: FIRST, unmarked });

export const FEWEST_DOWN: Cost = { ...NOTHING, perMove: 1, perDown: FIRST };
