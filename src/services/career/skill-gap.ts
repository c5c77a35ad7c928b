import type { Coverage } from '../../paths/coverage.ts';
import { type Gap, gapOf } from '../../paths/gap.ts';
import type { CareerPicture } from './career-picture.ts';

/** The gap between what is there at a start and what a role asks for, skill by skill. */
export function skillGap({ graph }: CareerPicture, start: Coverage, to: string): Gap {
  return gapOf(graph.skills, start, graph.numberOf.get(to) ?? -1);
}
