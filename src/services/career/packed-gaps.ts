import type { CoverageTie } from '../../paths/coverage.ts';
import type { Gap, SkillCarried, SkillGap } from '../../paths/gap.ts';
import { Numbering } from '../../paths/numbering.ts';

/**
 * Gaps on their way from one thread to another. Copying an object per skill takes ten times as long as copying numbers, and an
 * answer has thousands of them.
 */
export interface PackedGaps {
  /** Ids of the skills that are named, each once. */
  ids: readonly string[];
  gaps: { value: number | null; numbers: Float64Array }[];
}

const CARRIED: readonly SkillCarried[] = ['carried', 'partly', 'new'];
const TIES: readonly (CoverageTie | null)[] = ['itself', 'confirmed', 'suggested', null];
/** Numbers per skill. */
const WIDTH = 8;

export function packed(gaps: readonly Gap[]): PackedGaps {
  const skillIds = new Numbering();
  const told = ({ skill, through, weight, need, have, carried, tie, depthCompared }: SkillGap) => [
    ...[skillIds.of(skill), through === null ? -1 : skillIds.of(through), weight, need, have],
    ...[CARRIED.indexOf(carried), TIES.indexOf(tie), Number(depthCompared)],
  ];
  const packedGaps = gaps.map(({ value, skills }) => {
    const all = new Float64Array(skills.length * WIDTH);
    for (const [i, skill] of skills.entries()) all.set(told(skill), i * WIDTH);
    return { value, numbers: all };
  });
  return { ids: skillIds.given, gaps: packedGaps };
}

export function unpacked({ ids, gaps }: PackedGaps): Gap[] {
  return gaps.map(({ value, numbers }) => {
    const skills: SkillGap[] = [];
    for (let i = 0; i < numbers.length; i += WIDTH) {
      const [skill = 0, through = -1, weight = 0, need = 0, have = 0] = numbers.subarray(i, i + 5);
      skills.push({
        skill: ids[skill] ?? '',
        weight,
        need,
        have,
        carried: CARRIED[numbers[i + 5] ?? 0] ?? 'new',
        through: ids[through] ?? null,
        tie: TIES[numbers[i + 6] ?? 0] ?? null,
        depthCompared: numbers[i + 7] === 1,
      });
    }
    return { value, skills };
  });
}
