import type { z } from 'zod';
import type { FactQuery } from '../cypher/fact.ts';
import { byPrecedence, type Claim, type Origin } from '../model/claim.ts';
import type { RelationshipType } from '../model/graph.ts';
import { Loader } from './loader.ts';
import type { Snapshot } from './snapshot.ts';

/** One claim as read: its ends and properties. */
export type ClaimRow<T extends RelationshipType> = z.output<FactQuery<T>['row']> &
  Claim & { tail: string; head: string };

/** One fact: every claim of the same between two nodes, the leading claim first. */
export interface Fact<T extends RelationshipType> {
  tail: string;
  head: string;
  claims: readonly [ClaimRow<T>, ...ClaimRow<T>[]];
}

interface FactOptions<T extends RelationshipType> {
  /** At which end the keys of the loader stand. */
  side: 'tail' | 'head';
  /** Claims between the same two nodes are one fact unless they differ in this. */
  apart?: (claim: ClaimRow<T>) => string;
}

/** Facts around nodes, by node id; in the order of the leading claims' documents. One statement per batch. */
export function factLoader<T extends RelationshipType>(
  snapshot: Snapshot,
  query: FactQuery<T>,
  origins: readonly Origin[],
  { side, apart = () => '' }: FactOptions<T>,
): Loader<Fact<T>[]> {
  return new Loader(snapshot, `${query.name} ${origins.join(' ')}`, async (ids) => {
    const rows = (await snapshot.source.run(query, { ids: [...ids], origins: [...origins] })) as ClaimRow<T>[];
    rows.sort(byPrecedence);
    const facts = new Map<string, Map<string, ClaimRow<T>[]>>();
    for (const row of rows) {
      const around = facts.get(row[side]) ?? new Map<string, ClaimRow<T>[]>();
      facts.set(row[side], around);
      const key = JSON.stringify([row.tail, row.head, apart(row)]);
      const claims = around.get(key);
      if (claims) claims.push(row);
      else around.set(key, [row]);
    }
    return ids.map((id) => [...(facts.get(id)?.values() ?? [])].map(factOf));
  });
}

function factOf<T extends RelationshipType>(claims: ClaimRow<T>[]): Fact<T> {
  const [leading, ...others] = claims;
  if (!leading) throw new Error('A fact has at least one claim.');
  return { tail: leading.tail, head: leading.head, claims: [leading, ...others] };
}
