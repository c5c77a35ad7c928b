import { findPaths } from './find-paths.ts';
import { bridges, reachableRoles } from './reach.ts';
import { rolesBetween } from './roles-between.ts';
import { rolesOfFamily } from './roles-of-family.ts';
import { similarities, similarRoles, suggestedNextRoles } from './similar-roles.ts';
import { skillGaps } from './skill-gaps.ts';
import { skillLeverage, unreachedSkills } from './skill-leverage.ts';

/** All that can be asked of a career picture. Asks and answers are plain values: they go to another thread and back. */
export const questions = {
  findPaths,
  skillGaps,
  similarities,
  similarRoles,
  suggestedNextRoles,
  reachableRoles,
  bridges,
  rolesBetween,
  rolesOfFamily,
  skillLeverage,
  unreachedSkills,
};

export type Question = keyof typeof questions;
export type Ask<Q extends Question> = Parameters<(typeof questions)[Q]>[1];
export type Answer<Q extends Question> = Awaited<ReturnType<(typeof questions)[Q]>>;
