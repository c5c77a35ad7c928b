import { HIGHEST_WEIGHT, stemsByWeight } from './word-weights.ts';

const weights = new Map(
  stemsByWeight.flatMap(([weight, stems]) => stems.split(' ').map((stem) => [stem, weight] as const)),
);

/** How telling a stem is, 0.3 to 7: a frozen inverse document frequency (`word-weights.ts`). */
export const weightOf = (stem: string): number => weights.get(stem) ?? HIGHEST_WEIGHT;
