import { collaboration } from '../cypher/collaboration.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import { ofParty, ofRole } from './collaboration-ties.ts';
import { PerVersion } from './per-version.ts';

/** Who is tied to whom: the neighbours of every role and party, by key, in order. */
export type Neighbourhood = ReadonlyMap<string, readonly string[]>;

/** Chains looked at before a search stops. */
const MOST_CHAINS = 1_000;

export interface Chains {
  /** Keys from start to end; all chains are equally short. */
  chains: string[][];
  /** Whether there may be more chains of that length. */
  complete: boolean;
}

/** The collaboration graph as a whole, kept as long as the graph does not change. */
export class CollaborationGraph {
  readonly #graphs = new PerVersion<Neighbourhood>(neighbourhoodOf);

  /** The shortest chains between two nodes, by key, in a stable order; none where nothing ties them within `maxHops`. */
  async shortestChains(
    snapshot: Snapshot,
    from: string,
    to: string,
    { k, maxHops }: { k: number; maxHops: number },
    origins: readonly Origin[],
  ): Promise<Chains> {
    const graph = await this.#graphs.get(snapshot, origins);
    const hops = hopsTo(graph, to, from, maxHops);
    const chains: string[][] = [];
    let looked = 0;
    const extend = (chain: string[]) => {
      const last = chain.at(-1) ?? from;
      const left = hops.get(last);
      if (left === undefined || chains.length > k || looked > MOST_CHAINS) return;
      looked += 1;
      if (left === 0) {
        chains.push(chain);
        return;
      }
      for (const next of graph.get(last) ?? []) if (hops.get(next) === left - 1) extend([...chain, next]);
    };
    extend([from]);
    return { chains: chains.slice(0, k), complete: chains.length <= k };
  }
}

/** How many hops nodes are from the end; breadth first, stopped at the level of the start. */
function hopsTo(graph: Neighbourhood, end: string, start: string, maxHops: number): Map<string, number> {
  const hops = new Map([[end, 0]]);
  let frontier = [end];
  for (let hop = 1; hop <= maxHops && frontier.length > 0 && !hops.has(start); hop += 1) {
    const next: string[] = [];
    for (const key of frontier) {
      for (const neighbour of graph.get(key) ?? []) {
        if (hops.has(neighbour)) continue;
        hops.set(neighbour, hop);
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return hops;
}

async function neighbourhoodOf(snapshot: Snapshot, origins: readonly Origin[]): Promise<Neighbourhood> {
  const params = { origins: [...origins] };
  const neighbours = new Map<string, Set<string>>();
  const join = (a: string, b: string) => {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  };
  for (const { tail, head } of await snapshot.run(collaboration.work, params)) join(ofRole(tail), ofParty(head));
  for (const { tail, head } of await snapshot.run(collaboration.escalations, params)) join(ofRole(tail), ofParty(head));
  for (const { tail, head } of await snapshot.run(collaboration.standsFor, params)) join(ofParty(tail), ofRole(head));
  for (const { tail, head } of await snapshot.run(collaboration.parts, params)) join(ofParty(tail), ofParty(head));
  return new Map([...neighbours].map(([key, all]) => [key, [...all].sort()]));
}
