import { rolesDescribedBy } from '../cypher/document.ts';
import { roleFacts } from '../cypher/role.ts';
import type { Runner } from '../engine/port.ts';
import { AmbiguousTitle, AppError } from '../errors.ts';
import { roleKindOf } from '../identity/job-title.ts';
import type { NamedEnd } from '../import/draft.ts';
import { nameId } from '../import/drafter.ts';
import { allOrigins, type Origin } from '../model/claim.ts';
import type { NounResolver } from './noun-resolver.ts';

/** What a caller decides about which role a document describes. */
export type Placement = { sameAs: string } | 'new-role' | undefined;

export interface PlacedDocument {
  id: string;
  origin: Origin;
  lang: string;
  title: string;
  externalIds: readonly string[];
  placement: Placement;
}

/**
 * Finds or mints the role a document describes: what the caller says, else the role of an external id, else the role
 * this source key described before, else the role of that title that no other company document describes (nor another
 * document of the same batch).
 * @throws AppError ROLE_ALREADY_DESCRIBED or AMBIGUOUS_TITLE: then the caller has to say.
 */
export async function placeRole(
  tx: Runner,
  names: NounResolver,
  document: PlacedDocument,
  describedInBatch: ReadonlySet<string>,
): Promise<string> {
  const title: NamedEnd = {
    label: 'Role',
    name: document.title,
    properties: { kind: roleKindOf(document.title) },
  };
  if (document.placement === 'new-role') return names.mint(title, document.lang);
  if (document.placement) return document.placement.sameAs;

  const [before] = await tx.run(rolesDescribedBy, { ids: [document.id] });
  const external = names.withExternalIds(externalNames(document.externalIds));
  if (external.length > 1) throw ambiguous(document, external);
  const known = external[0] ?? before?.role;
  if (known !== undefined) return known;
  if (document.origin === 'catalogue') return names.mint(title, document.lang);

  const candidates = names.candidates(title, document.lang);
  if (candidates.length === 0) return names.mint(title, document.lang);
  const descriptions = await tx.run(roleFacts.descriptions, { ids: [...candidates], origins: [...allOrigins] });
  const owned = new Set(describedInBatch);
  for (const row of descriptions) if (row.origin === 'company' && row.document !== document.id) owned.add(row.tail);
  const free = document.origin === 'company' ? candidates.filter((id) => !owned.has(id)) : candidates;
  if (free.length > 1) throw ambiguous(document, free);
  if (free[0] !== undefined) return free[0];
  throw new AppError(
    'ROLE_ALREADY_DESCRIBED',
    `Another company document already describes "${document.title}" (${candidates.join(', ')}). Say that document ` +
      `${document.id} describes the same role (sameAs: "<id>") or a new one of the same title (new-role).`,
    { problems: candidates.map((id) => ({ path: document.id, message: id })) },
  );
}

/** The ids of the `Name` nodes of external ids written "scheme:code". */
export const externalNames = (externalIds: readonly string[]) =>
  externalIds.map((externalId) => {
    const colon = externalId.indexOf(':');
    return nameId(externalId.slice(0, colon), '', externalId.slice(colon + 1).trim());
  });

function ambiguous(document: PlacedDocument, candidates: readonly string[]): AppError {
  return new AmbiguousTitle(
    `Document ${document.id} may describe any of ${candidates.join(', ')}. Say which (sameAs: "<id>").`,
    candidates,
  );
}
