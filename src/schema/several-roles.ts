import type { Loaders } from '../loaders/index.ts';
import type { Services } from '../services/services.ts';
import { sized } from './limits.ts';
import { type RoleRefInput, seeNouns } from './noun.ts';
import type { Seen } from './refs.ts';

export const MOST_ROLES = 100;

/** The roles that references mean, each once, in their order. @throws NotFound, AmbiguousTitle, InvalidInput. */
export async function seeRoles(
  services: Services,
  view: Loaders,
  refs: readonly (typeof RoleRefInput.$inferInput)[],
  least = 1,
): Promise<Seen<'Role'>[]> {
  const roles = await seeNouns(services, view, 'Role', sized('roles', refs, MOST_ROLES, least));
  return [...new Map(roles.map((role) => [role.row.id, role])).values()];
}
