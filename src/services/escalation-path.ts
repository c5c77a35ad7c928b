import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import { edgeOf, type Tie } from '../maps/collaboration-map.ts';
import type { Diagram, DiagramNode } from '../maps/diagram.ts';
import { nodesOf } from './collaboration-map.ts';
import { escalationTie, holds, ofParty, ofRole, partTie, standInTie } from './collaboration-ties.ts';
import { meaningful } from './wording.ts';

/** Rungs of a ladder at most; one is a role escalating to parties. */
const MOST_RUNGS = 6;

/** Levels of a drawn rung: the party, the part of a composite, the role behind them. */
const LEVELS = 3;

/** Why a ladder goes no further at some place. */
export type EscalationStop = 'nobody-named' | 'not-described' | 'says-nothing' | 'loop' | 'too-long';

export interface EscalationEnd {
  party: string;
  /** The role that stands behind the party; null where none is known. */
  role: string | null;
  why: EscalationStop;
}

export interface EscalationRung {
  /** From 1. */
  number: number;
  facts: readonly Fact<'ESCALATES_TO'>[];
}

export interface EscalationPath {
  rungs: EscalationRung[];
  ends: EscalationEnd[];
  /** False where a reason was given that no document names. */
  reasonFound: boolean;
  diagram: Diagram;
}

interface Behind {
  party: string;
  /** What leads from the party to the roles. */
  ties: Tie[];
  roles: string[];
}

/**
 * Where a role escalates, and where those escalate in turn, by the roles that stand behind the parties. With a reason,
 * the first rung is that reason's. The number of statements depends on the height of the ladder alone.
 */
export async function escalationPath(view: Loaders, role: string, reason: string | null): Promise<EscalationPath> {
  const first = await view.stakeholder.escalationsOfRole.load(role);
  const fitting = reason === null ? first : byReason(first, reason);
  const rungs: EscalationRung[] = [];
  const ends: EscalationEnd[] = [];
  const behinds: Behind[] = [];
  const climbed = new Set([role]);
  let facts: readonly Fact<'ESCALATES_TO'>[] = fitting.length > 0 ? fitting : first;
  while (facts.length > 0) {
    rungs.push({ number: rungs.length + 1, facts });
    const parties = [...new Set(facts.map(({ head }) => head))];
    const behind = await Promise.all(parties.map((party) => standingBehind(view, party)));
    behinds.push(...behind);
    const next: Fact<'ESCALATES_TO'>[] = [];
    const steps = behind.flatMap(({ party, roles }) =>
      (roles.length > 0 ? roles : [null]).map((id) => ({ party, id })),
    );
    for (const { party, id, above, described } of await Promise.all(steps.map((step) => lookUp(view, step)))) {
      const why = stopAt(id, above, described, climbed, rungs.length);
      if (why !== null) ends.push({ party, role: id, why });
      else {
        climbed.add(id ?? '');
        next.push(...above);
      }
    }
    facts = next;
  }
  const reasonFound = reason === null || fitting.length > 0;
  return { rungs, ends, reasonFound, diagram: await ladder(view, role, rungs, behinds) };
}

/** The escalations whose reason speaks of what was asked, nearest first. */
function byReason(facts: readonly Fact<'ESCALATES_TO'>[], reason: string): Fact<'ESCALATES_TO'>[] {
  const asked = new Set(meaningful(reason));
  const ranked = facts.map((fact) => {
    const said = fact.claims.flatMap((claim) => meaningful(claim.reason ?? ''));
    return { fact, common: new Set(said.filter((word) => asked.has(word))).size };
  });
  return ranked
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
    .map(({ fact }) => fact);
}

/** The roles behind a party, or behind the parts of a composite. */
async function standingBehind(view: Loaders, party: string): Promise<Behind> {
  const { standsFor, parts } = view.stakeholder;
  const [own, within] = await Promise.all([standsFor.load(party), parts.load(party)]);
  const composed = within.filter(holds);
  const ofParts = (await Promise.all(composed.map(({ head }) => standsFor.load(head)))).flat();
  const behind = [...own, ...ofParts].filter(holds);
  const leading = new Set(ofParts.map(({ tail }) => tail));
  return {
    party,
    ties: [
      // Parts that lead to no role say nothing about where an escalation goes.
      ...composed.filter(({ head }) => leading.has(head)).map((fact) => partTie(fact, 1)),
      ...behind.map((fact) => standInTie(fact, 2)),
    ],
    roles: [...new Set(behind.map(({ head }) => head))],
  };
}

async function lookUp(view: Loaders, { party, id }: { party: string; id: string | null }) {
  if (id === null) return { party, id, above: [], described: false };
  const [above, descriptions] = await Promise.all([
    view.stakeholder.escalationsOfRole.load(id),
    view.role.descriptions.load(id),
  ]);
  return { party, id, above, described: descriptions.length > 0 };
}

function stopAt(
  role: string | null,
  above: readonly unknown[],
  described: boolean,
  climbed: ReadonlySet<string>,
  rungs: number,
): EscalationStop | null {
  if (role === null) return 'nobody-named';
  if (climbed.has(role)) return 'loop';
  if (above.length === 0) return described ? 'says-nothing' : 'not-described';
  return rungs >= MOST_RUNGS ? 'too-long' : null;
}

async function ladder(
  view: Loaders,
  role: string,
  rungs: readonly EscalationRung[],
  behinds: readonly Behind[],
): Promise<Diagram> {
  const levels = new Map([[ofRole(role), 0]]);
  const put = (key: string, level: number) => {
    if (!levels.has(key)) levels.set(key, level);
  };
  const ties: Tie[] = [];
  for (const { number, facts } of rungs) {
    for (const fact of facts) {
      put(ofParty(fact.head), LEVELS * number - 2);
      ties.push(escalationTie(fact, 1));
    }
    for (const { party, ties: between } of behinds) {
      if (levels.get(ofParty(party)) !== LEVELS * number - 2) continue;
      for (const tie of between) {
        put(tie.to, LEVELS * number - 2 + tie.hop);
        ties.push(tie);
      }
    }
  }
  const idsOf = (kind: string) =>
    new Set([...levels.keys()].filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length)));
  const nodes = await nodesOf(view, { roles: idsOf('role:'), parties: idsOf('stakeholder:') });
  const drawn = [...levels].flatMap(([key, level]): DiagramNode[] => {
    const node = nodes.get(key);
    if (!node) return [];
    const group = node.kind === 'stakeholder' ? 'escalation' : null;
    return [{ key, kind: node.kind, label: node.name, note: node.note, group, focus: level === 0, level }];
  });
  return {
    shape: 'ladder',
    title: `Escalation: ${nodes.get(ofRole(role))?.name ?? role}`,
    nodes: drawn,
    edges: ties.map(edgeOf),
    groups: [
      { key: 'escalation', label: 'Escalates to' },
      { key: 'role', label: 'Is people in that role' },
      { key: 'part', label: 'Includes' },
    ],
    omitted: [],
  };
}
