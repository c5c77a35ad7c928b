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
  /** Said before and now with the same content; only position or line may differ. */
  kept: number;
  /** Kept claims whose position or line moved: written anew, but no change of content. */
  moved: { before: StoredClaim; after: StoredClaim }[];
}

/** Compares what documents claimed along one edge with what they claim now. */
export function diffClaims(before: readonly StoredClaim[], after: readonly StoredClaim[]): ClaimDiff {
  const old = new Map<string, StoredClaim[]>();
  for (const claim of before) {
    const key = contentKey(claim);
    const same = old.get(key);
    if (same) same.push(claim);
    else old.set(key, [claim]);
  }
  const diff: ClaimDiff = { added: [], removed: [], kept: 0, moved: [] };
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
  return diff;
}

function contentKey({ ordinal: _ordinal, line: _line, ...content }: StoredClaim): string {
  const entries = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
