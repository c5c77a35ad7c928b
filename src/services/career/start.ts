import { type Coverage, coverageOfProfile, coverageOfRole, type Profile } from '../../paths/coverage.ts';
import type { CareerPicture } from './career-picture.ts';

/** Where somebody starts: in a role, with a profile, or with both. Ids of the graph. */
export interface Start {
  from: string | null;
  profile: Profile | null;
}

/** What somebody brings along from there. */
export function coverageAt({ graph }: CareerPicture, { from, profile }: Start): Coverage {
  if (profile) {
    const roles = from === null ? profile.roles : [from, ...profile.roles];
    return coverageOfProfile(graph.skills, { ...profile, roles }, graph.numberOf);
  }
  return coverageOfRole(graph.skills, graph.numberOf.get(from ?? '') ?? -1);
}
