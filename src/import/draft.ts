import { createHash } from 'node:crypto';
import type { Label, NounLabel, RelationshipType } from '../model/graph.ts';

/** A noun that is known only by a name so far. `properties` are what it is minted with, beside id, name and sort key. */
export interface NamedEnd {
  label: NounLabel;
  name: string;
  /** "scheme:code": then this decides which noun is meant, and the name only tells what it is called. */
  externalId?: string;
  properties?: Readonly<Record<string, unknown>>;
}

/** A node whose id is known. */
export interface KnownEnd {
  label: Label;
  id: string;
}

export type End = NamedEnd | KnownEnd;

/** A claim before its names are resolved. */
export interface ClaimDraft {
  type: RelationshipType;
  from: End;
  to: End;
  ordinal: number;
  line: number | null;
  asWritten: string | null;
  properties: Readonly<Record<string, unknown>>;
}

/** A node that is no noun, with the id its content gives it. */
export interface NodeDraft {
  label: Label;
  row: { id: string } & Record<string, unknown>;
}

/** What one document says, before its names are resolved. */
export interface DocumentDraft {
  claims: ClaimDraft[];
  nodes: NodeDraft[];
}

/** An id made from content: the same content has the same id in every store. */
export function contentId(...parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
