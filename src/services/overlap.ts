import type { SharedParty } from './shared-parties.ts';

/** How far two roles, by id, work with the same parties. */
export interface PairOverlap {
  a: string;
  b: string;
  shared: number;
  /** Parties of the one that the other does not share. */
  onlyA: number;
  onlyB: number;
}

/** The overlap of every pair of roles, in their order. */
export function overlapOf(
  parties: ReadonlyMap<string, readonly string[]>,
  shared: readonly SharedParty[],
): PairOverlap[] {
  const roles = [...parties.keys()];
  return roles.flatMap((a, i) =>
    roles.slice(i + 1).map((b) => {
      // A composite and its part may tie the same two parties together twice.
      const ties = new Map<string, readonly [string, string]>();
      for (const { sharers } of shared) {
        const [one, other] = [a, b].map((role) => sharers.find((sharer) => sharer.role === role)?.through);
        if (one !== undefined && other !== undefined) ties.set(JSON.stringify([one, other]), [one, other]);
      }
      const [ofA, ofB] = [0, 1].map((side) => new Set([...ties.values()].map((tie) => tie[side as 0 | 1])).size);
      const only = (role: string, common = 0) => (parties.get(role)?.length ?? 0) - common;
      return { a, b, shared: ties.size, onlyA: only(a, ofA), onlyB: only(b, ofB) };
    }),
  );
}

export function sharedCount(overlap: readonly PairOverlap[], one: string, other: string): number {
  return overlap.find(({ a, b }) => (a === one && b === other) || (a === other && b === one))?.shared ?? 0;
}
