import { roleFacts } from '../../cypher/role.ts';
import { existing } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import type { ClaimDraft, NamedEnd } from '../../import/draft.ts';
import { type DocumentRows } from '../../import/table/document-rows.ts';
import { externalIdsOf } from '../../import/table/draft-rows.ts';
import type { TableMessages } from '../../import/table/table-messages.ts';
import { cellOf, type TableRow } from '../../import/table/table-row.ts';
import { inChunks } from '../chunks.ts';
import { keyOf, NounResolver } from '../noun-resolver.ts';
import { externalNames, titleOf } from '../place-role.ts';
import type { Placement } from '../source-document.ts';
import { nodeKey } from './stored-documents.ts';

/** A document whose names are looked up before it is loaded. */
export interface NamingDocument {
  id: string;
  rows: DocumentRows;
  lang: string;
  /** What its names meant before; undefined for a new one. */
  meanings: ReadonlyMap<string, string> | undefined;
  claims: readonly ClaimDraft[];
  rowOf: ReadonlyMap<ClaimDraft, TableRow>;
}

export interface Decisions {
  /** Rows whose title is that of one described role describe that role. */
  sameTitle: boolean;
  /** Name as written → id of the noun it means. */
  resolve: Readonly<Record<string, string>>;
}

/**
 * Finds out which roles new documents describe and whether every name is clear, and says of all rows at once what is
 * not: the loader would stop at the first.
 * @param leaving documents that go in the same import.
 */
export async function placements(
  tx: Runner,
  documents: readonly NamingDocument[],
  leaving: ReadonlySet<string>,
  decisions: Decisions,
  messages: TableMessages,
): Promise<Map<string, Placement>> {
  const names = new NounResolver(tx, 'company');
  const named = documents.flatMap((document) => namedEnds(document).map(({ end }) => ({ lang: document.lang, end })));
  const titles = documents.map(({ rows, lang }) => ({ lang, end: titleOf(rows.role.values['title'] ?? '') }));
  await names.know([...named, ...titles]);
  await names.knowExternal(documents.flatMap(({ rows }) => externalNames(externalIdsOf(rows))));
  for (const document of documents) sayAmbiguous(names, document, decisions, messages);

  const described = await describedRoles(tx, names, titles, leaving);
  const said = documents.flatMap(({ rows }) => rows.role.values['same as'] ?? []);
  const known = new Set((await inChunks(said, (ids) => tx.run(existing.Role, { ids }))).map(({ id }) => id));
  const placed = new Map<string, Placement>();
  const called = new Set<string>();
  for (const document of documents) {
    const { role } = document.rows;
    const sameAs = role.values['same as'];
    const title = keyOf(titleOf(role.values['title'] ?? ''), document.lang);
    if (sameAs === 'new') placed.set(document.id, 'new-role');
    else if (sameAs !== undefined && known.has(sameAs)) placed.set(document.id, { sameAs });
    else if (sameAs !== undefined) {
      messages.error('no-such-role', cellOf(role, 'same as'), `There is no role with the slug "${sameAs}".`);
    } else if (document.meanings === undefined) {
      const placement = called.has(title) ? 'new-role' : byTitle(names, document, described, decisions, messages);
      if (placement) placed.set(document.id, placement);
    }
    called.add(title);
  }
  return placed;
}

function byTitle(
  names: NounResolver,
  { rows, lang }: NamingDocument,
  described: ReadonlySet<string>,
  { sameTitle }: Decisions,
  messages: TableMessages,
): Placement {
  const { role } = rows;
  const { title = '' } = role.values;
  const external = names.withExternalIds(externalNames(externalIdsOf(rows)));
  if (external.length === 1) return undefined;
  const candidates = external.length > 1 ? external : names.candidates(titleOf(title), lang);
  const free = external.length > 1 ? external : candidates.filter((id) => !described.has(id));
  if (free.length > 1) {
    const text = `The row may describe any of ${free.join(', ')}. Write one of them into "same as".`;
    messages.error('ambiguous-role', cellOf(role, 'title'), text);
  } else if (free.length === 0 && candidates.length > 0) {
    const [only] = candidates;
    if (sameTitle && only !== undefined && candidates.length === 1) return { sameAs: only };
    const text =
      `Another document already describes "${title}" (${candidates.join(', ')}). Write ${candidates.length > 1 ? 'one of them' : `"${only}"`} into ` +
      '"same as" if this row is about that role, "new" if about another one (--same-title: all such rows are).';
    messages.error('already-described', cellOf(role, 'title'), text);
  }
  return undefined;
}

async function describedRoles(
  tx: Runner,
  names: NounResolver,
  titles: readonly { lang: string; end: NamedEnd }[],
  leaving: ReadonlySet<string>,
): Promise<Set<string>> {
  const candidates = new Set(titles.flatMap(({ end, lang }) => names.candidates(end, lang)));
  const claims = await inChunks([...candidates], (ids) =>
    tx.run(roleFacts.descriptions, { ids, origins: ['company'] }),
  );
  return new Set(claims.filter(({ document }) => !leaving.has(document)).map(({ tail }) => tail));
}

function namedEnds({ claims, rowOf, rows }: NamingDocument): { end: NamedEnd; row: TableRow }[] {
  // Claims that are a row come first: a name is best shown where somebody wrote it.
  const written = claims.filter((claim) => rowOf.has(claim));
  const implied = claims.filter((claim) => !rowOf.has(claim));
  return [...written, ...implied].flatMap((claim) => {
    const row = rowOf.get(claim) ?? rows.role;
    return [claim.from, claim.to].flatMap((end) => ('name' in end ? [{ end, row }] : []));
  });
}

function sayAmbiguous(
  names: NounResolver,
  document: NamingDocument,
  { resolve }: Decisions,
  messages: TableMessages,
): void {
  const { lang, meanings, rows } = document;
  const own = `Role ${keyOf(titleOf(rows.role.values['title'] ?? ''), lang)}`;
  const told = new Set<string>();
  for (const { end, row } of namedEnds(document)) {
    const key = nodeKey(end.label, keyOf(end, lang));
    const candidates = names.candidates(end, lang);
    if (candidates.length < 2 || key === own || told.has(key) || meanings?.has(key)) continue;
    if (candidates.includes(resolve[end.name] ?? '')) continue;
    told.add(key);
    const column = Object.keys(row.values).find((name) => row.values[name] === end.name) ?? null;
    const place = column === null ? row.place : cellOf(row, column);
    const text = `"${end.name}" may be any of ${candidates.join(', ')}. Say which in a file for --resolve: {"${end.name}": "<one of them>"}.`;
    messages.error('ambiguous-name', place, text);
  }
}
