import { groupBy } from '../group-by.ts';
import { cycles } from './cycles.ts';
import { type Design, describedRoles, isDescribed, listed, nameOfParty, titleOf } from './design.ts';
import type { FindingDraft } from './finding.ts';

/** A party is needed by all where it is needed by this share of the described roles, and by this many. */
const ALL = { share: 0.5, roles: 3 } as const;

/** Groups in which a connection that one role holds is worth a note: its own team is not. */
const FAR = ['external', 'upstream', 'downstream'];

const places = (claims: readonly { document: string; line: number | null }[]) =>
  claims.map(({ document, line }) => ({ document, line }));

/** Parties that half of all described roles work with. */
export function dependedOnByAll(design: Design): FindingDraft[] {
  const all = describedRoles(design).length;
  return [...groupBy(design.work, ({ head }) => head)].flatMap(([party, claims]): FindingDraft[] => {
    const roles = [...new Set(claims.map(({ tail }) => tail))];
    if (roles.length < ALL.roles || roles.length < ALL.share * all) return [];
    const message = `${roles.length} of ${all} described roles work with ${nameOfParty(design, party)}.`;
    return [{ rule: 'depended-on-by-all', message, roles: [], parties: [party], said: places(claims) }];
  });
}

/**
 * Roles that alone hold connections to parties outside or along the chain of work. Who works with a part of the party, or
 * with one of the same meaning, holds the connection too, even where only wording says so: better one finding too few.
 */
export function soleConnections(design: Design): FindingDraft[] {
  if (describedRoles(design).length < 2) return [];
  const byParty = groupBy(design.work, ({ head }) => head);
  const kin = groupBy(
    [...design.kin, ...design.kin.map(({ tail, head }) => ({ tail: head, head: tail }))],
    ({ tail }) => tail,
  );
  const near = (party: string) => (kin.get(party) ?? []).map(({ head }) => head);
  const holders = (party: string) =>
    new Set(
      [party, ...near(party), ...near(party).flatMap(near)]
        .flatMap((one) => byParty.get(one) ?? [])
        .map(({ tail }) => tail),
    );
  const alone = [...byParty]
    .filter(([party, claims]) => claims.some(({ group }) => FAR.includes(group)) && holders(party).size === 1)
    .map(([, claims]) => claims);
  return [...groupBy(alone.flat(), ({ tail }) => tail)].map(([role, claims]) => {
    const parties = [...new Set(claims.map(({ head }) => head))];
    const names = listed(parties.map((party) => nameOfParty(design, party)));
    const message = `${titleOf(design, role)} alone works with ${parties.length === 1 ? '' : `${parties.length} parties: `}${names}.`;
    return { rule: 'sole-connection', message, roles: [role], parties, said: places(claims) };
  });
}

/** Escalations that come back, end with somebody who escalates to nobody, or go to nobody who is known. */
export function escalationFindings(design: Design): FindingDraft[] {
  const behind = groupBy(design.standsFor, ({ tail }) => tail);
  const byParty = groupBy(design.escalations, ({ head }) => head);
  const escalating = new Set(design.escalations.map(({ tail }) => tail));
  const rolesBehind = (party: string) => (behind.get(party) ?? []).map(({ head }) => head);
  const arcs = design.escalations.flatMap(({ tail, head }) => rolesBehind(head).map((role) => [tail, role] as const));
  const loops = cycles(arcs).map((roles): FindingDraft => {
    const within = design.escalations.filter(
      ({ tail, head }) => roles.includes(tail) && rolesBehind(head).some((role) => roles.includes(role)),
    );
    const names = listed(roles.map((role) => titleOf(design, role)));
    return {
      rule: 'escalation-loop',
      message: `Escalations go in a circle: ${names}.`,
      roles,
      parties: [],
      said: places(within),
    };
  });
  const ends = [...byParty].flatMap(([party, claims]): FindingDraft[] => {
    const from = `${count(claims)} to ${nameOfParty(design, party)}`;
    const known = rolesBehind(party);
    const said = places(claims);
    if (known.length === 0) {
      const message = `${from}; no document says which role that is.`;
      return [{ rule: 'unknown-escalation', message, roles: [], parties: [party], said }];
    }
    return known
      .filter((role) => isDescribed(design, role) && !escalating.has(role))
      .map((role) => {
        const message = `${from}, and ${titleOf(design, role)} escalates to nobody.`;
        return { rule: 'escalation-end', message, roles: [role], parties: [party], said };
      });
  });
  return [...loops, ...ends];
}

function count(claims: readonly { tail: string }[]): string {
  const roles = new Set(claims.map(({ tail }) => tail)).size;
  return `${roles} ${roles === 1 ? 'role escalates' : 'roles escalate'}`;
}
