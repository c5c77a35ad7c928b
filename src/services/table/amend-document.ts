import type { ClaimDraft, DocumentDraft } from '../../import/draft.ts';
import type { DocumentRows } from '../../import/table/document-rows.ts';
import { draftRows, type RowsContext } from '../../import/table/draft-rows.ts';
import type { TableRow } from '../../import/table/table-row.ts';
import type { RelationshipType } from '../../model/graph.ts';
import type { EdgeClaim } from '../claim-diff.ts';
import { matchClaims } from './match-claims.ts';
import type { ShownDocument } from './rows-of-document.ts';
import type { StoredDocument } from './stored-documents.ts';

/** A document as it is after an edit. */
export interface Amendment {
  draft: DocumentDraft;
  /** Whether any claim is another, or stands elsewhere. */
  changed: boolean;
  /** Which row each of the claims is that the document did not make before. */
  rowOf: ReadonlyMap<ClaimDraft, TableRow>;
}

/**
 * What a document claims once its rows were edited: claims of rows that say what they said stay as they are, with their
 * place; those whose rows went are taken back; new and edited rows are claims as the table says them; claims that no row
 * stands for stay.
 */
export function amended(
  stored: StoredDocument,
  shown: ShownDocument,
  rows: DocumentRows,
  context: RowsContext,
): Amendment {
  const draft = draftRows(stored.role, stored.row.id, rows, context);
  const matched = matchClaims(draft, stored);
  const taken = new Ordinals();
  let moved = false;
  const claims: ClaimDraft[] = [];
  const rowOf = new Map<ClaimDraft, TableRow>();
  const keep = (claim: EdgeClaim, ordinal: number | null, line: number | null) => {
    const place = taken.take(claim.edge.type, ordinal ?? claim.row.ordinal);
    moved ||= place !== claim.row.ordinal || line !== lineOf(claim);
    claims.push(knownClaim(claim, place, line));
  };
  // Claims that no row stands for: also names that are mentioned only by rows which were edited.
  const kept = new Set(matched.values());
  for (const claim of shown.left) if (!kept.has(claim)) keep(claim, null, lineOf(claim));
  const placed = draft.claims.map((claim) => ({ claim, place: placeOf(draft.rowOf.get(claim)) }));
  // Rows that say where they stand come first, so that they get the place, and new ones last.
  const order = ({ claim, place }: (typeof placed)[number]) => (place ? 0 : matched.has(claim) ? 1 : 2);
  for (const { claim, place } of placed.sort((a, b) => order(a) - order(b))) {
    const same = matched.get(claim);
    if (same) keep(same, place?.position ?? null, place ? place.line : lineOf(same));
    else {
      const said = { ...claim, ordinal: taken.take(claim.type, place?.position ?? null) };
      const row = draft.rowOf.get(claim);
      if (row) rowOf.set(said, row);
      claims.push(said);
    }
  }
  const changed = moved || matched.size < draft.claims.length || claims.length < stored.claims.length;
  return { draft: { claims, nodes: draft.nodes }, changed, rowOf };
}

/** Where a row says it stands; null for one that says nothing of it, such as one that was just added. */
function placeOf(row: TableRow | undefined) {
  const { position, line } = row?.values ?? {};
  if (position === undefined) return null;
  return { position: Number(position), line: line === undefined ? null : Number(line) };
}

const lineOf = ({ row }: EdgeClaim) => (typeof row['line'] === 'number' ? row['line'] : null);

function knownClaim({ edge, row }: EdgeClaim, ordinal: number, line: number | null): ClaimDraft {
  const { tail, head, document: _d, origin: _o, ordinal: _n, line: _l, asWritten, ...properties } = row;
  return {
    type: edge.type,
    from: { label: edge.from, id: tail },
    to: { label: edge.to, id: head },
    ordinal,
    line,
    asWritten: typeof asWritten === 'string' ? asWritten : null,
    properties,
  };
}

/** Places among the claims of a type; one that is taken is given out behind all others. */
class Ordinals {
  readonly #taken = new Map<RelationshipType, Set<number>>();

  take(type: RelationshipType, wanted: number | null): number {
    const taken = this.#taken.get(type) ?? new Set();
    this.#taken.set(type, taken);
    const free = wanted !== null && !taken.has(wanted) ? wanted : Math.max(-1, ...taken) + 1;
    taken.add(free);
    return free;
  }
}
