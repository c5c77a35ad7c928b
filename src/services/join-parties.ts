import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import { layers, type MapContent, type MapNode, type Tie } from '../maps/collaboration-map.ts';
import { holds, isSuggested, ofParty } from './collaboration-ties.ts';

/**
 * From here on two parties are drawn as one although only their wording says so: 24 labelled pairs of three real
 * documents, all of them the same party (docs/decisions/010-pictures.md).
 */
const ALIKE = 0.75;

/** Parties that are drawn as one node; the first of them gives its name. */
interface Joined {
  members: string[];
  suggested: boolean;
}

/**
 * A map on which parties that mean the same are one node: those that people tied, and those of nearly the same wording,
 * which stay marked as suggested. Parties that one role names side by side are two to that role and are never joined;
 * nor are parties of different layers. One statement, whatever the size of the map.
 */
export async function joinParties(view: Loaders, content: MapContent): Promise<MapContent> {
  const parties = rolesByParty(content.ties);
  const joined = groupsOf(parties, await relationsAmong(view, [...parties.keys()]));
  if (joined.length === 0) return content;
  const nodes = new Map<string, MapNode>(content.nodes);
  const standIns = new Map<string, { key: string; suggested: boolean }>();
  for (const { members, suggested } of joined) {
    const [first = '', ...others] = members;
    const node = nodes.get(first);
    const names = others.map((key) => `“${nodes.get(key)?.name ?? key}”`).join(', ');
    const reason = suggested ? ', by similar wording' : '';
    if (node) nodes.set(first, { ...node, note: `also written ${names}${reason}` });
    for (const key of others) {
      nodes.delete(key);
      standIns.set(key, { key: first, suggested });
    }
  }
  const moved = (tie: Tie): Tie => {
    const [from, to] = [standIns.get(tie.from), standIns.get(tie.to)];
    const suggested = tie.suggested || (from?.suggested ?? false) || (to?.suggested ?? false);
    return { ...tie, from: from?.key ?? tie.from, to: to?.key ?? tie.to, suggested };
  };
  return { ...content, nodes, ties: content.ties.map(moved) };
}

/** By the key of each party, in the order of the ties: which roles name it, and in which layers. */
function rolesByParty(ties: readonly Tie[]): Map<string, { roles: Set<string>; layers: Set<string> }> {
  const parties = new Map<string, { roles: Set<string>; layers: Set<string> }>();
  for (const { from, to, reversed, group } of ties) {
    if (!(layers as readonly string[]).includes(group)) continue;
    const [role, party] = reversed ? [to, from] : [from, to];
    const named = parties.get(party) ?? { roles: new Set(), layers: new Set() };
    parties.set(party, named);
    named.roles.add(role);
    named.layers.add(group);
  }
  return parties;
}

/** The ties by meaning between the parties of the map that are strong enough, the surest first. */
async function relationsAmong(view: Loaders, keys: readonly string[]): Promise<Fact<'RELATED_TO'>[]> {
  const known = new Set(keys);
  const ids = keys.map((key) => key.slice(ofParty('').length));
  const facts = (await Promise.all(ids.map((id) => view.relation.Stakeholder.after.load(id)))).flat();
  return facts
    .filter((fact) => known.has(ofParty(fact.head)) && holds(fact))
    .filter((fact) => !isSuggested(fact) || fact.claims[0].strength >= ALIKE)
    .sort(
      (a, b) =>
        Number(isSuggested(a)) - Number(isSuggested(b)) ||
        b.claims[0].strength - a.claims[0].strength ||
        (a.tail < b.tail || (a.tail === b.tail && a.head < b.head) ? -1 : 1),
    );
}

/** Joins along the ties, the surest first; a party joins others only where it may stand with each of them. */
function groupsOf(parties: ReturnType<typeof rolesByParty>, relations: readonly Fact<'RELATED_TO'>[]): Joined[] {
  const tied = new Set(relations.map(({ tail, head }) => JSON.stringify([ofParty(tail), ofParty(head)])));
  const mayStandWith = (a: string, b: string) => {
    const [one, other] = [parties.get(a), parties.get(b)];
    const isTied = tied.has(JSON.stringify([a, b])) || tied.has(JSON.stringify([b, a]));
    return isTied && !meet(one?.roles, other?.roles) && meet(one?.layers, other?.layers);
  };
  const groups = new Map<string, Joined>();
  for (const fact of relations) {
    const [a, b] = [ofParty(fact.tail), ofParty(fact.head)];
    const one = groups.get(a) ?? { members: [a], suggested: false };
    const other = groups.get(b) ?? { members: [b], suggested: false };
    if (one === other || !one.members.every((x) => other.members.every((y) => mayStandWith(x, y)))) continue;
    const group = {
      members: [...one.members, ...other.members],
      suggested: one.suggested || other.suggested || isSuggested(fact),
    };
    for (const key of group.members) groups.set(key, group);
  }
  const order = [...parties.keys()];
  return [...new Set(groups.values())].map((group) => ({
    ...group,
    members: group.members.sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  }));
}

const meet = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()) => [...a].some((x) => b.has(x));
