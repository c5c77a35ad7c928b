import { documentsByIds, rolesDescribedBy } from '../../cypher/document.ts';
import { versionsOfRoles } from '../../cypher/history.ts';
import type { Runner } from '../../engine/port.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { claimsOf } from '../../import/claims.ts';
import { nameId, schemeOf } from '../../import/drafter.ts';
import { Blueprint } from '../../model/blueprint.ts';
import type { NounLabel } from '../../model/graph.ts';
import { keyOf } from '../noun-resolver.ts';
import { titleOf } from '../place-role.ts';
import type { End, Found } from './around.ts';
import { namings } from './naming.ts';
import { edgeOf, type StoredEdge } from './patch.ts';

/** By which name, given by the id of its `Name`, a claim calls the noun at one of its ends; null where that cannot be told. */
export type Wording = (found: Found, end: End) => string | null;

/**
 * Tells by which of its names documents mean a noun, claim by claim. A blueprint that was loaded last says it exactly;
 * of other documents it is known where they have one name for the noun, else the words of the claim decide.
 */
export async function wordingAround(
  tx: Runner,
  label: NounLabel,
  noun: string,
  found: readonly Found[],
): Promise<Wording> {
  const documents = [...new Set(found.map(({ row }) => String(row['document'] ?? '')))].filter(Boolean);
  const langs = new Map((await tx.run(documentsByIds, { ids: documents })).map(({ id, lang }) => [id, lang]));
  const exact = await namesInBlueprints(tx, label, documents, langs);
  const byDocument = new Map<string, StoredEdge[]>();
  for (const claim of namings(label, noun, found)) {
    const document = String(claim['document']);
    byDocument.set(document, [...(byDocument.get(document) ?? []), claim]);
  }
  return ({ edge, row }, end) => {
    const document = String(row['document'] ?? '');
    const { type } = edgeOf(edge);
    if (type === 'NAMES') return row.tail;
    const said = exact.get(JSON.stringify([document, type, row['ordinal'], end]));
    if (said !== undefined) return said;
    const names = byDocument.get(document) ?? [];
    if (names.length === 1) return names[0]?.tail ?? null;
    const written = nameId(schemeOf(label), langs.get(document) ?? 'en', normalForm(String(row['asWritten'] ?? '')));
    return names.some(({ tail }) => tail === written) ? written : null;
  };
}

/** The names in the last blueprint of each document, by document, type, ordinal and end. */
async function namesInBlueprints(
  tx: Runner,
  label: NounLabel,
  documents: readonly string[],
  langs: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const described = await tx.run(rolesDescribedBy, { ids: [...documents] });
  const versions = await tx.run(versionsOfRoles, { ids: [...new Set(described.map(({ role }) => role))] });
  const last = new Map<string, (typeof versions)[number]>();
  for (const version of versions) {
    const other = last.get(version.document);
    if (!other || version.at > other.at || (version.at === other.at && version.number > other.number)) {
      last.set(version.document, version);
    }
  }
  for (const document of documents) {
    const version = last.get(document);
    const blueprint = version && Blueprint.safeParse(JSON.parse(version.blueprint));
    if (!blueprint?.success) continue;
    const lang = langs.get(document) ?? 'en';
    for (const { type, from, to, ordinal } of claimsOf('', document, lang, blueprint.data).claims) {
      for (const [side, end] of [
        ['tail', from],
        ['head', to],
      ] as const) {
        if (end.label !== label) continue;
        // What has an id already is the role that the document describes.
        const named = 'name' in end ? end : label === 'Role' ? titleOf(blueprint.data.role.title) : undefined;
        if (named) said.set(JSON.stringify([document, type, ordinal, side]), keyOf(named, lang));
      }
    }
  }
  return said;
}
