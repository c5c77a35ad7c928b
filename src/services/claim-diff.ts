import type { Edge } from '../model/graph.ts';

/** A claim as it is stored: ends, document, ordinal and properties. */
export type StoredClaim = { tail: string; head: string; document: string; ordinal: number } & Record<string, unknown>;

/** A resolved claim of an edge. */
export interface EdgeClaim {
  edge: Edge;
  row: StoredClaim;
}

export interface ClaimDiff {
  added: StoredClaim[];
  removed: StoredClaim[];
  /** How many of those added and removed are one claim between the same two nodes that now says something else. */
  changed: number;
  /** Said before and now with the same content; only position or line may differ. */
  kept: number;
  /** Kept claims whose position or line moved: written anew, but no change of content. */
  moved: { before: StoredClaim; after: StoredClaim }[];
}

/** Compares what documents claimed along one edge with what they claim now. */
export function diffClaims(before: readonly StoredClaim[], after: readonly StoredClaim[]): ClaimDiff {
  if (before.length === 0) return { added: [...after], removed: [], changed: 0, kept: 0, moved: [] };
  const old = new Map<string, StoredClaim[]>();
  for (const claim of before) {
    const key = contentKey(claim);
    const same = old.get(key);
    if (same) same.push(claim);
    else old.set(key, [claim]);
  }
  const diff: ClaimDiff = { added: [], removed: [], changed: 0, kept: 0, moved: [] };
  for (const claim of after) {
    const match = old.get(contentKey(claim))?.shift();
    if (!match) diff.added.push(claim);
    else {
      diff.kept += 1;
      if (match.ordinal !== claim.ordinal || match.line !== claim.line)
        diff.moved.push({ before: match, after: claim });
    }
  }
  for (const rest of old.values()) diff.removed.push(...rest);
  diff.changed = pairs(diff.removed, diff.added);
  return diff;
}

function pairs(before: readonly StoredClaim[], after: readonly StoredClaim[]): number {
  const endsOf = ({ tail, head, document }: StoredClaim) => JSON.stringify([tail, head, document]);
  const open = new Map<string, number>();
  for (const claim of before) open.set(endsOf(claim), (open.get(endsOf(claim)) ?? 0) + 1);
  let count = 0;
  for (const claim of after) {
    const left = open.get(endsOf(claim)) ?? 0;
    if (left === 0) continue;
    open.set(endsOf(claim), left - 1);
    count += 1;
  }
  return count;
}

function contentKey({ ordinal: _ordinal, line: _line, ...content }: StoredClaim): string {
  const entries = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
