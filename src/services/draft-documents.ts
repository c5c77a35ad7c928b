import type { Runner } from '../engine/port.ts';
import type { DocumentDraft, End, NamedEnd, NodeDraft } from '../import/draft.ts';
import type { Origin } from '../model/claim.ts';
import { claimEdges, nounLabels } from '../model/graph.ts';
import type { EdgeClaim } from './claim-diff.ts';
import { keyOf, NounResolver } from './noun-resolver.ts';
import { externalNames, RolePlacer, titleOf } from './place-role.ts';
import type { SourceDocument } from './source-document.ts';
import { storedClaims } from './stored-claims.ts';

/** What documents say, with every name resolved to the id of a noun. */
export interface ResolvedDocuments {
  /** Which role each document describes, by document id. */
  roles: ReadonlyMap<string, string>;
  nodes: NodeDraft[];
  claims: EdgeClaim[];
}

/**
 * Resolves all names of a batch: what the graph knows is asked for once per label, the rest is minted.
 * @param before the role each document described before, by document id.
 */
export async function draftDocuments(
  tx: Runner,
  documents: readonly SourceDocument[],
  origin: Origin,
  before: ReadonlyMap<string, string>,
): Promise<ResolvedDocuments> {
  const names = new NounResolver(tx, origin);
  // Which nouns a document names does not depend on the role it describes.
  const named = documents.flatMap((document) => namedEnds(document.draft(''), document.row.lang));
  await names.know([
    ...named,
    ...documents.map(({ title, row, externalIds }) => ({
      lang: row.lang,
      end: describedBy(title, externalIds, origin),
    })),
  ]);
  await names.knowExternal(documents.flatMap(({ externalIds }) => externalNames(externalIds)));
  await names.knowFormer(documents.flatMap(({ resolve: decided = {} }) => Object.values(decided)));
  const placer = await RolePlacer.create(tx, names, documents, origin, before);

  const decisive = names.isAmbiguous || documents.some(({ placement }) => placement !== undefined);
  const meanings = decisive ? await meaningsBefore(tx, documents) : new Map<string, Meanings>();

  const roles = new Map<string, string>();
  const nodes: NodeDraft[] = [];
  const claims: EdgeClaim[] = [];
  for (const document of documents) {
    const role = placer.place(document);
    roles.set(document.row.id, role);
    const draft = document.draft(role);
    for (const node of draft.nodes) nodes.push(node);
    const meant = new Map(meanings.get(document.row.id));
    meant.set(`Role ${keyOf(titleOf(document.title), document.row.lang)}`, role);
    for (const claim of resolve(names, document, draft, origin, meant)) claims.push(claim);
  }
  for (const node of names.minted) nodes.push(node);
  return { roles, nodes, claims };
}

/** The role a document describes, as it is looked up: one of a catalogue is known by its code and never by its title. */
function describedBy(title: string, [externalId]: readonly string[], origin: Origin): NamedEnd {
  const byCode = origin === 'catalogue' && externalId !== undefined;
  return { label: 'Role', name: title, ...(byCode ? { externalId } : {}) };
}

function namedEnds(draft: DocumentDraft, lang: string): { lang: string; end: NamedEnd }[] {
  const ends = draft.claims.flatMap(({ from, to }) => [from, to]);
  return ends.filter((end): end is NamedEnd => 'name' in end).map((end) => ({ lang, end }));
}

/** Which noun a name means in one document, by label and id of the `Name`. */
type Meanings = ReadonlyMap<string, string>;

/**
 * What the names of the documents meant when they were loaded before: a name that was clear then, or was decided, stays
 * so when another noun of that name comes.
 */
async function meaningsBefore(tx: Runner, documents: readonly SourceDocument[]): Promise<Map<string, Meanings>> {
  const meanings = new Map<string, Map<string, string>>(documents.map(({ row }) => [row.id, new Map()]));
  for (const label of nounLabels) {
    const claims = await storedClaims(tx, { type: 'NAMES', from: 'Name', to: label }, meanings.keys());
    for (const { document, tail, head } of claims) meanings.get(document)?.set(`${label} ${tail}`, head);
  }
  return meanings;
}

const edgesByEnds = new Map(claimEdges.map((edge) => [`${edge.type} ${edge.from} ${edge.to}`, edge]));

function resolve(
  names: NounResolver,
  document: SourceDocument,
  draft: DocumentDraft,
  origin: Origin,
  meant: Meanings,
): EdgeClaim[] {
  const { row, resolve: decided = {} } = document;
  const idOf = (end: End) => ('id' in end ? end.id : names.resolve(end, row.lang, decided, meant));
  return draft.claims.map(({ type, from, to, ordinal, line, asWritten, properties }) => {
    const edge = edgesByEnds.get(`${type} ${from.label} ${to.label}`);
    if (!edge) throw new Error(`${from.label}-${type}->${to.label} is no edge of the model.`);
    // One spread and no more: with a second one V8 takes fifty times as long, and a catalogue has 300,000 claims.
    const claim = {
      tail: idOf(from),
      head: idOf(to),
      document: row.id,
      origin,
      ordinal,
      line,
      asWritten,
      ...properties,
    };
    return { edge, row: claim };
  });
}
