import type { Loaders } from '../loaders/index.ts';
import { type Kinship, kinOf } from './kinship.ts';

/** That a role depends on something, by a party as the role's documents name it. */
export interface Sharer {
  role: string;
  /** Id of the party the role names. */
  through: string;
  kinship: Kinship;
  suggested: boolean;
}

/** Something that several roles work with or escalate to. */
export interface SharedParty {
  /** "stakeholder:…" or "role:…". */
  key: string;
  sharers: readonly [Sharer, ...Sharer[]];
}

/** The parties that each role works with or escalates to, in the order of its documents. Two statements. */
export async function partiesOfRoles(view: Loaders, roles: readonly string[]): Promise<Map<string, string[]>> {
  const entries = roles.map(async (role): Promise<[string, string[]]> => {
    const [work, escalations] = await Promise.all([
      view.stakeholder.ofRole.load(role),
      view.stakeholder.escalationsOfRole.load(role),
    ]);
    return [role, [...new Set([...work, ...escalations].map(({ head }) => head))]];
  });
  return new Map(await Promise.all(entries));
}

/**
 * What at least `least` of the roles share, most shared first: the same party, a part of a composite, the role behind
 * it, or a party of the same meaning. What comes about by the same parties of the same roles is told once.
 */
export async function sharedParties(
  view: Loaders,
  parties: ReadonlyMap<string, readonly string[]>,
  { least, withSuggested }: { least: number; withSuggested: boolean },
): Promise<SharedParty[]> {
  const kin = await kinOf(view, [...new Set([...parties.values()].flat())], withSuggested);
  const sharers = new Map<string, Sharer[]>();
  for (const [role, own] of parties) {
    for (const through of own) {
      for (const { key, kinship, suggested } of kin.get(through) ?? []) {
        const all = sharers.get(key) ?? [];
        sharers.set(key, all);
        // The nearest way counts: itself before a part of a composite.
        const known = all.findIndex((sharer) => sharer.role === role);
        if (known < 0) all.push({ role, through, kinship, suggested });
        else if (kinship === 'same') all[known] = { role, through, kinship, suggested };
      }
    }
  }
  const shared = [...sharers].flatMap(([key, [first, ...others]]): SharedParty[] =>
    first && others.length + 1 >= least ? [{ key, sharers: [first, ...others] }] : [],
  );
  shared.sort(
    (a, b) =>
      b.sharers.length - a.sharers.length ||
      certain(b) - certain(a) ||
      direct(b) - direct(a) ||
      (a.key < b.key ? -1 : 1),
  );
  return distinct(shared);
}

const certain = ({ sharers }: SharedParty) => sharers.filter(({ suggested }) => !suggested).length;
const direct = ({ sharers }: SharedParty) => sharers.filter(({ kinship }) => kinship === 'same').length;

/** Two roles that share a composite also share its parts: the first way to say it is enough. */
function distinct(shared: readonly SharedParty[]): SharedParty[] {
  const seen = new Set<string>();
  return shared.filter(({ sharers }) => {
    const signature = JSON.stringify(sharers.map(({ role, through }) => [role, through]).sort());
    if (seen.has(signature)) return false;
    seen.add(signature);
    return true;
  });
}
