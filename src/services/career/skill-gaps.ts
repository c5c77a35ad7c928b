import { gapOf } from '../../paths/gap.ts';
import type { CareerPicture } from './career-picture.ts';
import { type PackedGaps, packed } from './packed-gaps.ts';
import { coverageAt, type Start } from './start.ts';

interface GapAsk {
  start: Start;
  /** Role id. */
  to: string;
}

/** The gaps between what is there at each start and what a role asks for, skill by skill. */
export function skillGaps(picture: CareerPicture, asks: readonly GapAsk[]): PackedGaps {
  const { skills, numberOf } = picture.graph;
  let [last, coverage] = [asks[0]?.start, asks[0] && coverageAt(picture, asks[0].start)];
  const gaps = asks.map(({ start, to }) => {
    if (!coverage || start !== last) [last, coverage] = [start, coverageAt(picture, start)];
    return gapOf(skills, coverage, numberOf.get(to) ?? -1);
  });
  return packed(gaps);
}
