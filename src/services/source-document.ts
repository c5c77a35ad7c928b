import { createHash } from 'node:crypto';
import { CLAIMS_VERSION, claimsOf } from '../import/claims.ts';
import type { DocumentDraft } from '../import/draft.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Document } from '../model/document.ts';

/** What a caller decides about which role a document describes. */
export type Placement = { sameAs: string } | 'new-role' | undefined;

/** A document about to be loaded, of whatever format: what the loader needs to know of it. */
export interface SourceDocument {
  /** What is noted about the source; its `id` is the stable source key. */
  row: Omit<Document, 'origin' | 'importedAt'>;
  /** Title of the role it describes. */
  title: string;
  /** "scheme:code" each. */
  externalIds: readonly string[];
  /** What it says once it is known which role it describes. Pure. */
  draft: (roleId: string) => DocumentDraft;
  /** The content as JSON text, kept in the role's `Version`; null for a source that keeps its own history. */
  content: string | null;
  placement?: Placement;
  /** Which noun an ambiguous name means: name as written → id of the noun. */
  resolve?: Readonly<Record<string, string>>;
}

/** One blueprint to load, with what is known about its source. */
export interface BlueprintDocument {
  /** Stable source key: loading the same key again replaces what it claimed before. */
  id: string;
  blueprint: Blueprint;
  /** BCP 47; "en" when left out. */
  lang?: string;
  licence?: string;
  attribution?: string;
  placement?: Placement;
  /** Which noun an ambiguous name means: name as written → id of the noun. */
  resolve?: Readonly<Record<string, string>>;
}

/** A blueprint as the loader takes it. */
export function fromBlueprint(document: BlueprintDocument): SourceDocument {
  const { id, blueprint, lang = 'en', licence = null, attribution = null, placement, resolve } = document;
  const { source, positions: _positions, messages: _messages, ...said } = blueprint;
  return {
    row: {
      id,
      sha256: source.sha256 ?? createHash('sha256').update(JSON.stringify(said)).digest('hex'),
      parserVersion: CLAIMS_VERSION,
      file: source.file,
      url: source.url,
      format: source.format,
      lang,
      licence,
      attribution,
      effectiveFrom: null,
    },
    title: blueprint.role.title,
    externalIds: blueprint.role.externalIds,
    draft: (roleId) => claimsOf(roleId, id, lang, blueprint),
    content: JSON.stringify(blueprint),
    ...(placement === undefined ? {} : { placement }),
    ...(resolve === undefined ? {} : { resolve }),
  };
}
