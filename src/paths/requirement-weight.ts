import type { SkillTier } from '../model/skill.ts';

/** What a list of a document says of how much its skills are needed. */
const OF_TIER: Readonly<Record<SkillTier, number>> = {
  'must-have': 1,
  advanced: 2 / 3,
  'good-to-have': 1 / 2,
  emerging: 1 / 3,
};

/** "Important", where a document does not say how important. */
const UNSTATED = 2 / 3;

/**
 * Weight of a required skill in a gap, 0 to 1: its importance times what the list it stands in says. A skill in no such list
 * counts in full.
 */
export const requirementWeight = (tier: SkillTier | null, importance: number | null): number =>
  (importance ?? UNSTATED) * (tier === null ? 1 : OF_TIER[tier]);
