import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Layer, MapContent, MapNode, Tie } from '../maps/collaboration-map.ts';
import type { TieStatus } from '../model/claim.ts';

export interface MapReach {
  /** Hops from the roles asked for: 1 for their parties, 2 for who shares these, is behind or within them … */
  depth: number;
  /** Whether other roles belong on the map. */
  includeRoles: boolean;
}

const ofRole = (id: string) => `role:${id}`;
const ofParty = (id: string) => `stakeholder:${id}`;

/** Ids of the nodes of one kind that a map reached last. */
interface Frontier {
  roles: readonly string[];
  parties: readonly string[];
}

/**
 * Everything within some hops of the roles, in the order of the documents. The number of statements depends on the
 * depth alone: every hop asks once for all nodes it starts from.
 */
export async function mapContent(view: Loaders, roles: readonly string[], reach: MapReach): Promise<MapContent> {
  const reached = { roles: new Set(roles), parties: new Set<string>() };
  const ties: Tie[] = [];
  let frontier: Frontier = { roles, parties: [] };
  for (let hop = 1; hop <= reach.depth; hop += 1) {
    const found = [
      ...(await fromRoles(view, frontier.roles, hop)),
      ...(await fromParties(view, frontier.parties, hop, reach)),
    ];
    ties.push(...found);
    frontier = {
      roles: entered(found, 'role:', reached.roles),
      parties: entered(found, 'stakeholder:', reached.parties),
    };
  }
  return { roles: roles.map(ofRole), nodes: await nodesOf(view, reached), ties };
}

/** What the ties lead to for the first time. */
function entered(ties: readonly Tie[], kind: string, reached: Set<string>): string[] {
  const ids = ties.filter(({ to }) => to.startsWith(kind)).map(({ to }) => to.slice(kind.length));
  const fresh = [...new Set(ids)].filter((id) => !reached.has(id));
  for (const id of fresh) reached.add(id);
  return fresh;
}

async function fromRoles(view: Loaders, roles: readonly string[], hop: number): Promise<Tie[]> {
  const perRole = roles.map(async (id) => {
    const [involvements, escalations] = await Promise.all([
      view.stakeholder.ofRole.load(id),
      view.stakeholder.escalationsOfRole.load(id),
    ]);
    return [
      ...involvements.map((fact) => workTie(fact, hop, false)),
      ...escalations.map((fact) => escalationTie(fact, hop, false)),
    ];
  });
  return (await Promise.all(perRole)).flat();
}

async function fromParties(view: Loaders, parties: readonly string[], hop: number, reach: MapReach): Promise<Tie[]> {
  const perParty = parties.map(async (id) => {
    const { roles, escalatingRoles, standsFor, parts, composites } = view.stakeholder;
    const [work, escalations, behind] = reach.includeRoles
      ? await Promise.all([roles.load(id), escalatingRoles.load(id), standsFor.load(id)])
      : [[], [], []];
    const [within, around] = await Promise.all([parts.load(id), composites.load(id)]);
    return [
      ...work.map((fact) => workTie(fact, hop, true)),
      ...escalations.map((fact) => escalationTie(fact, hop, true)),
      ...behind.filter(holds).map((fact) => plainTie(fact, hop, ofParty(fact.tail), ofRole(fact.head), 'role', false)),
      ...within.filter(holds).map((fact) => plainTie(fact, hop, ofParty(fact.tail), ofParty(fact.head), 'part', false)),
      ...around.filter(holds).map((fact) => plainTie(fact, hop, ofParty(fact.head), ofParty(fact.tail), 'part', true)),
    ];
  });
  return (await Promise.all(perParty)).flat();
}

const workTie = (fact: Fact<'WORKS_WITH'>, hop: number, reversed: boolean): Tie =>
  partyTie(fact, hop, reversed, fact.claims[0].group, fact.claims[0].interaction);

const escalationTie = (fact: Fact<'ESCALATES_TO'>, hop: number, reversed: boolean): Tie =>
  partyTie(fact, hop, reversed, 'escalation', fact.claims[0].reason);

function partyTie(
  { tail, head, claims }: Fact<'WORKS_WITH'> | Fact<'ESCALATES_TO'>,
  hop: number,
  reversed: boolean,
  group: Layer,
  label: string | null,
): Tie {
  const [from, to] = reversed ? [ofParty(head), ofRole(tail)] : [ofRole(tail), ofParty(head)];
  return { from, to, reversed, group, label, suggested: false, said: placesOf(claims), hop };
}

/** A tie that somebody has to confirm or may refuse. */
type Settled = Fact<'STANDS_FOR'> | Fact<'INCLUDES'>;

function plainTie(
  { claims }: Settled,
  hop: number,
  from: string,
  to: string,
  group: 'role' | 'part',
  reversed: boolean,
): Tie {
  return { from, to, reversed, group, label: null, suggested: isSuggested(claims[0]), said: placesOf(claims), hop };
}

const holds = ({ claims }: Settled) => claims[0].status !== 'refused';
const isSuggested = ({ status }: { status: TieStatus }) => status === 'suggested';

const placesOf = (claims: readonly { document: string; line: number | null }[]) =>
  claims.map(({ document, line }) => ({ document, line }));

async function nodesOf(
  view: Loaders,
  { roles, parties }: { roles: ReadonlySet<string>; parties: ReadonlySet<string> },
): Promise<Map<string, MapNode>> {
  const asRoles = [...roles].map(async (id): Promise<MapNode | null> => {
    const [row, described] = await Promise.all([view.role.byId.load(id), view.role.descriptions.load(id)]);
    const note = described.length > 0 ? null : 'only named, not described';
    return row && { key: ofRole(id), kind: 'role', name: row.title, note };
  });
  const asParties = [...parties].map(async (id): Promise<MapNode | null> => {
    const row = await view.stakeholder.byId.load(id);
    return row && { key: ofParty(id), kind: 'stakeholder', name: row.name, note: null };
  });
  const nodes = (await Promise.all([...asRoles, ...asParties])).filter((node) => node !== null);
  return new Map(nodes.map((node) => [node.key, node]));
}
