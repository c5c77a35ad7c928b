import type { Coverage, CoverageTie } from './coverage.ts';
import type { RoleSkills } from './role-skills.ts';

/**
 * Measures of paths are counted in whole billionths, so that the same path costs the same whichever way it is added up,
 * and a tie is a tie.
 */
export const UNIT = 1e9;

/** The gap of a move where one of its roles asks for nothing that is known. */
export const UNKNOWN_GAP = -1;

export type SkillCarried = 'carried' | 'partly' | 'new';

/** One required skill of a gap. */
export interface SkillGap {
  skill: string;
  weight: number;
  /** Needed level, 0 to 1; 1 where none is stated. */
  need: number;
  /** How much of it the start holds, 0 to 1. */
  have: number;
  carried: SkillCarried;
  /** The skill of the start that covers it, itself or a related one; null where it is new. */
  through: string | null;
  tie: CoverageTie | null;
  /** False where a level is not stated on either side: that the skill is held says nothing about how deeply. */
  depthCompared: boolean;
}

export interface Gap {
  /** 0 (everything is carried) to 1 (everything is new); null where start or target are not described. */
  value: number | null;
  /** Every skill the target asks for, in the order of their ids. */
  skills: SkillGap[];
}

/**
 * The gap between a start and a role, in billionths: Σ w·max(0, need − have) / Σ w·need over the skills the role asks
 * for. Not symmetric; 0 from a role to itself; `UNKNOWN_GAP` where either is not described.
 */
export function gapUnits({ requirements, described }: RoleSkills, coverage: Coverage, role: number): number {
  if (!coverage.known || described[role] !== 1) return UNKNOWN_GAP;
  const { offsets, skills, weights, levels } = requirements;
  const { have } = coverage;
  let [missing, needed] = [0, 0];
  for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
    const level = levels[i] ?? 1;
    const need = Number.isNaN(level) ? 1 : level;
    const weight = weights[i] ?? 0;
    const short = need - (have[skills[i] ?? 0] ?? 0);
    needed += weight * need;
    if (short > 0) missing += weight * short;
  }
  return Math.round((missing / needed) * UNIT);
}

/** The gap between a start and a role, skill by skill. */
export function gapOf(graph: RoleSkills, coverage: Coverage, role: number): Gap {
  const { offsets, skills, weights, levels } = graph.requirements;
  const units = gapUnits(graph, coverage, role);
  const gap: Gap = { value: units === UNKNOWN_GAP ? null : units / UNIT, skills: [] };
  for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
    const skill = skills[i] ?? 0;
    const level = levels[i] ?? Number.NaN;
    const need = Number.isNaN(level) ? 1 : level;
    const have = coverage.have[skill] ?? 0;
    const through = coverage.through(skill);
    gap.skills.push({
      skill: graph.skills[skill] ?? '',
      weight: weights[i] ?? 0,
      need,
      have,
      carried: have >= need ? 'carried' : have > 0 ? 'partly' : 'new',
      through: through && (graph.skills[through.skill] ?? null),
      tie: through?.tie ?? null,
      depthCompared: !Number.isNaN(level) && through?.levelStated === true,
    });
  }
  return gap;
}
