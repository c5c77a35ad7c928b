import type { CareerPicture } from './career-picture.ts';
import type { FirstOf } from './first-of.ts';

/** The roles of a job family, by slug. */
export function rolesOfFamily(
  { graph }: CareerPicture,
  { family, limit }: { family: string; limit: number },
): FirstOf<string> {
  const all = graph.traits.families.rolesWith(family);
  return { first: all.slice(0, limit).map((role) => graph.roles[role] ?? ''), count: all.length };
}
