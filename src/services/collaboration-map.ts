import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import {
  collaborationMap,
  type Layer,
  layers,
  type MapContent,
  type MapNode,
  type Tie,
} from '../maps/collaboration-map.ts';
import type { Diagram } from '../maps/diagram.ts';
import { escalationTie, holds, ofParty, ofRole, partTie, standInTie, workTie } from './collaboration-ties.ts';
import { joinParties } from './join-parties.ts';

interface MapReach {
  /** Hops from the roles asked for: 1 for their parties, 2 for who shares these, is behind or within them … */
  depth: number;
  /** Whether other roles belong on the map. */
  includeRoles: boolean;
}

export interface MapQuestion extends MapReach {
  /** Only these layers; null for all. */
  layers: readonly Layer[] | null;
  /** Whether parties that mean the same are drawn as one. */
  joinAlike: boolean;
  /** Ties at most. */
  limit: number;
}

/** Nodes that a map may reach before it is refused: more than anybody can look at, little enough to hold. */
const MOST_NODES = 20_000;

/**
 * The collaboration map of some roles, by id.
 * @throws InvalidInput where it reaches more than 20,000 nodes.
 */
export async function mapOfRoles(view: Loaders, roles: readonly string[], question: MapQuestion): Promise<Diagram> {
  const found = await mapContent(view, roles, question);
  const content = question.joinAlike ? await joinParties(view, found) : found;
  return collaborationMap(content, question.layers ?? layers, question.limit);
}

/** Ids of the nodes of one kind that a map reached last. */
interface Frontier {
  roles: readonly string[];
  parties: readonly string[];
}

/**
 * Everything within some hops of the roles, in the order of the documents. The number of statements depends on the
 * depth alone: every hop asks once for all nodes it starts from.
 */
async function mapContent(view: Loaders, roles: readonly string[], reach: MapReach): Promise<MapContent> {
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
    const size = reached.roles.size + reached.parties.size;
    if (size > MOST_NODES) throw tooFar(hop, size);
  }
  return { roles: roles.map(ofRole), nodes: await nodesOf(view, reached), ties };
}

function tooFar(hop: number, size: number): InvalidInput {
  const message = `Within ${hop} hops there are ${size} roles and parties, a map has ${MOST_NODES} at most. Lower depth.`;
  return new InvalidInput(message, [{ path: 'depth', message }]);
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
      ...behind.filter(holds).map((fact) => standInTie(fact, hop)),
      ...within.filter(holds).map((fact) => partTie(fact, hop, false)),
      ...around.filter(holds).map((fact) => partTie(fact, hop, true)),
    ];
  });
  return (await Promise.all(perParty)).flat();
}

/** What is drawn of roles and parties. */
export async function nodesOf(
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
