import type { Fact } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';
import { partiesOfRoles, type SharedParty, sharedParties } from '../shared-parties.ts';

/** What is kept, gained and left in going from one role to another. What is kept is told as the new role has it. */
export interface Change<F> {
  kept: F[];
  gained: F[];
  left: F[];
}

/** Facts of two roles about the same things. */
export function changeOf<F extends Pick<Fact<'USES'>, 'head'>>(before: readonly F[], after: readonly F[]): Change<F> {
  const had = new Set(before.map(({ head }) => head));
  const has = new Set(after.map(({ head }) => head));
  return {
    kept: after.filter(({ head }) => had.has(head)),
    gained: after.filter(({ head }) => !had.has(head)),
    left: before.filter(({ head }) => !has.has(head)),
  };
}

export interface PartyChange {
  /** Parties of both, also where documents name them differently; those by similar wording are marked. */
  kept: SharedParty[];
  /** Ids of parties of the new role alone. */
  gained: string[];
  left: string[];
}

/** Whom somebody goes on working with, gets to know and leaves behind, escalations included. */
export async function partyChange(view: Loaders, before: string, after: string): Promise<PartyChange> {
  const parties = await partiesOfRoles(view, [before, after]);
  const kept = await sharedParties(view, parties, { least: 2, withSuggested: true });
  const shared = new Set(kept.flatMap(({ sharers }) => sharers.map(({ role, through }) => `${role} ${through}`)));
  const alone = (role: string) => (parties.get(role) ?? []).filter((party) => !shared.has(`${role} ${party}`));
  return { kept, gained: alone(after), left: alone(before) };
}
