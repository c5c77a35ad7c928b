import type { ClaimDraft, End } from '../../import/draft.ts';
import type { RowsDraft } from '../../import/table/draft-rows.ts';
import type { RelationshipType } from '../../model/graph.ts';
import type { EdgeClaim } from '../claim-diff.ts';
import { keyOf } from '../noun-resolver.ts';
import { nodeKey, type StoredDocument } from './stored-documents.ts';

/**
 * Claims that a table does not show with all they carry: that a name names, a party stands for a role, a role stands in a
 * family. Equal ends make them the same.
 */
const byEnds: ReadonlySet<RelationshipType> = new Set([
  'NAMES',
  'STANDS_FOR',
  'IN_FAMILY',
  'REPORTS_TO',
  'CLASSIFIED_AS',
  'INCLUDES',
]);

/** Which stored claim of its document each drafted claim is. Drafted claims that are none of them are not in the map. */
export function matchClaims(draft: RowsDraft, stored: StoredDocument): Map<ClaimDraft, EdgeClaim> {
  const { lang } = stored.row;
  const open = new Map<string, EdgeClaim[]>();
  for (const claim of stored.claims) {
    const key = storedKey(claim);
    const same = open.get(key);
    if (same) same.push(claim);
    else open.set(key, [claim]);
  }
  const idOf = (end: End) => ('id' in end ? end.id : stored.meanings.get(nodeKey(end.label, keyOf(end, lang))));
  const matched = new Map<ClaimDraft, EdgeClaim>();
  for (const claim of draft.claims) {
    const [tail, head] = [idOf(claim.from), idOf(claim.to)];
    if (tail === undefined || head === undefined) continue;
    const candidates = open.get(draftedKey(claim, tail, head)) ?? [];
    // Of equal claims the one of the same place, so that equal rows keep theirs.
    const position = draft.rowOf.get(claim)?.values['position'];
    const same = candidates.findIndex(({ row }) => String(row.ordinal) === position);
    const [found] = candidates.splice(Math.max(same, 0), 1);
    if (found) matched.set(claim, found);
  }
  return matched;
}

/** Whether a draft is what its document claims already, each claim in its place. */
export function saysTheSame(draft: RowsDraft, stored: StoredDocument): boolean {
  if (draft.claims.length !== stored.claims.length) return false;
  const matched = matchClaims(draft, stored);
  const inPlace = [...matched].every(([claim, { row }]) => claim.ordinal === row.ordinal && claim.line === row['line']);
  return inPlace && matched.size === draft.claims.length;
}

function storedKey({ edge, row }: EdgeClaim): string {
  const { tail, head, document: _d, origin: _o, ordinal: _n, line: _l, asWritten, ...properties } = row;
  return keyOfClaim(edge, tail, head, asWritten, properties);
}

function draftedKey({ type, from, to, asWritten, properties }: ClaimDraft, tail: string, head: string): string {
  return keyOfClaim({ type, from: from.label, to: to.label }, tail, head, asWritten, properties);
}

function keyOfClaim(
  { type, from, to }: { type: RelationshipType; from: string; to: string },
  tail: string,
  head: string,
  asWritten: unknown,
  properties: Readonly<Record<string, unknown>>,
): string {
  if (byEnds.has(type)) return JSON.stringify([type, from, to, tail, head]);
  const stated = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined);
  stated.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, from, to, tail, head, asWritten ?? null, stated]);
}
