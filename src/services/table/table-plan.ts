import { createHash } from 'node:crypto';
import { documentsByOrigin } from '../../cypher/document.ts';
import { nodeRows } from '../../cypher/transfer.ts';
import type { Runner } from '../../engine/port.ts';
import type { ClaimDraft, DocumentDraft } from '../../import/draft.ts';
import { type DocumentRows, documentRows } from '../../import/table/document-rows.ts';
import { draftRows, externalIdsOf, type RowsContext, type TermDetails, termId } from '../../import/table/draft-rows.ts';
import { blueprintOfRows } from '../../import/table/rows-to-blueprint.ts';
import type { TableMessages } from '../../import/table/table-messages.ts';
import { cellOf, type TableRow } from '../../import/table/table-row.ts';
import type { Origin } from '../../model/claim.ts';
import type { Document } from '../../model/document.ts';
import { inChunks } from '../chunks.ts';
import type { SourceDocument } from '../source-document.ts';
import { amended } from './amend-document.ts';
import { saysTheSame } from './match-claims.ts';
import { type Decisions, type NamingDocument, placements } from './name-check.ts';
import { type NodeUpdate, nodeUpdates } from './node-updates.ts';
import { rowsOfDocument, type ShownDocument } from './rows-of-document.ts';
import { nodeKey, type StoredDocument, storedDocuments } from './stored-documents.ts';
import { type TableChange, tableChanges } from './table-changes.ts';
import { contentOf, stateOf } from './table-state.ts';

export interface TableContent {
  /** Source key of the table: its own documents are "<source>#<key of the role>". */
  source: string;
  file: string | null;
  lang: string;
  rows: readonly TableRow[];
}

/** What an import is going to do. */
export interface TablePlan {
  load: { origin: Origin; document: SourceDocument }[];
  remove: string[];
  updates: NodeUpdate[];
  changes: TableChange[];
  /** Documents in the table that say what they said. */
  unchanged: { id: string; role: string }[];
}

/** Documents of these origins take edits; what a person decided or a catalogue published does not. */
const editable: readonly Origin[] = ['company', 'seed'];

/** Works out what a table changes. What stands in the way is in the messages, all of it. */
export async function planTable(
  tx: Runner,
  content: TableContent,
  decisions: Decisions,
  messages: TableMessages,
): Promise<TablePlan> {
  const documents = documentRows(content.rows, messages);
  const planner = await Planner.create(tx, content, documents, messages);
  const plan = planner.plan();
  const placed = await placements(tx, planner.naming, new Set(plan.remove), decisions, messages);
  const load = plan.load.map(({ origin, document }) => {
    const placement = placed.get(document.row.id) ?? document.placement;
    return { origin, document: { ...document, resolve: decisions.resolve, ...(placement && { placement }) } };
  });
  return { ...plan, load };
}

class Planner {
  readonly naming: NamingDocument[] = [];
  readonly #content: TableContent;
  readonly #documents: readonly DocumentRows[];
  readonly #messages: TableMessages;
  readonly #stored: Awaited<ReturnType<typeof storedDocuments>>;
  readonly #terms: ReadonlyMap<string, TermDetails>;
  /** Rows of the sheet Documents, by source key. */
  readonly #listed: ReadonlyMap<string, TableRow>;
  /** Documents of this table that are in the graph. */
  readonly #own: readonly string[];
  readonly #plan: TablePlan = { load: [], remove: [], updates: [], changes: [], unchanged: [] };

  private constructor(
    content: TableContent,
    documents: readonly DocumentRows[],
    messages: TableMessages,
    listed: ReadonlyMap<string, TableRow>,
    own: readonly string[],
    stored: Awaited<ReturnType<typeof storedDocuments>>,
  ) {
    this.#content = content;
    this.#documents = documents;
    this.#messages = messages;
    this.#listed = listed;
    this.#own = own;
    this.#stored = stored;
    this.#terms = termsOf(content.rows);
  }

  static async create(
    tx: Runner,
    content: TableContent,
    documents: readonly DocumentRows[],
    messages: TableMessages,
  ): Promise<Planner> {
    const listed = new Map(rowsOf(content, 'documents').map((row) => [row.values['document'] ?? '', row]));
    const company = await tx.run(documentsByOrigin, { origins: ['company'] });
    const own = company.map(({ id }) => id).filter((id) => id.startsWith(`${content.source}#`));
    const ids = new Set([...documents.map((document) => idIn(content, document)), ...listed.keys(), ...own]);
    const stored = await storedDocuments(tx, [...ids]);
    const terms = [...termsOf(content.rows).keys()].filter((id) => !stored.nodes.has(nodeKey('Term', id)));
    const known = await inChunks(terms, (chunk) => tx.run(nodeRows.Term, { ids: chunk }));
    const nodes = new Map([...stored.nodes, ...known.map((row) => [nodeKey('Term', String(row['id'])), row] as const)]);
    return new Planner(content, documents, messages, listed, own, { ...stored, nodes });
  }

  plan(): TablePlan {
    for (const document of this.#documents) {
      if (document.given === null) this.#ofTable(document);
      else this.#given(document, document.given);
    }
    this.#removals();
    const rows = this.#documents.flatMap((document) => {
      const stored = document.given === null ? undefined : this.#stored.documents.get(document.given);
      return document.rows.map((row) => ({ row, stored }));
    });
    const terms = rowsOf(this.#content, 'terms');
    const updates = nodeUpdates(rows, terms, this.#stored.nodes, this.#listed.size > 0, this.#messages);
    this.#plan.updates.push(...updates);
    return this.#plan;
  }

  #context(lang: string): RowsContext {
    return { lang, terms: this.#terms };
  }

  /** A role of the table's own: its document says exactly what its rows say. */
  #ofTable(document: DocumentRows): void {
    const id = idIn(this.#content, document);
    const { lang } = this.#content;
    const stored = this.#stored.documents.get(id);
    const draft = (role: string) => draftRows(role, id, document, this.#context(lang));
    const drafted = draft(stored?.role ?? '');
    const isMoved = document.role.values['same as'] !== undefined;
    if (stored && !isMoved && stored.row.lang === lang && saysTheSame(drafted, stored)) {
      this.#plan.unchanged.push({ id, role: stored.role });
      return;
    }
    const shown = stored ? rowsOfDocument(stored, this.#stored.nodes) : null;
    this.#plan.changes.push(...tableChanges(id, shown?.rows ?? null, document));
    this.#load('company', document, this.#rowOf(id, lang, document), draft);
    const { claims, rowOf } = drafted;
    this.naming.push({ id, rows: document, lang, meanings: stored?.meanings, claims, rowOf });
  }

  /** Rows of a document that is in the graph, or was in the one they were exported from. */
  #given(document: DocumentRows, id: string): void {
    const stored = this.#stored.documents.get(id);
    if (!stored) return this.#unknown(document, id);
    const shown = rowsOfDocument(stored, this.#stored.nodes);
    if (!shown) return this.#refuse(document, 'not-editable', `The document "${id}" cannot be edited as a table.`);
    if (sameRows(shown.rows, document)) {
      this.#plan.unchanged.push({ id, role: stored.role });
      return;
    }
    const { draft, changed, rowOf } = amended(stored, shown, document, this.#context(stored.row.lang));
    this.#plan.changes.push(...tableChanges(id, shown.rows, document));
    if (!changed) {
      this.#plan.unchanged.push({ id, role: stored.role });
      return;
    }
    if (!this.#mayEdit(document.role, stored, shown)) return;
    const named = { id, rows: document, lang: stored.row.lang, meanings: stored.meanings };
    this.naming.push({ ...named, claims: newNames(draft), rowOf });
    const { origin, importedAt: _at, ...row } = stored.row;
    const sha256 = shaOf(document);
    this.#load(origin, document, { ...row, sha256 }, () => draft, { sameAs: stored.role });
  }

  /** A document this graph has not: exported from another one, it comes in as it is. */
  #unknown(document: DocumentRows, id: string): void {
    if (this.#stored.unfit.includes(id)) {
      return this.#refuse(document, 'not-editable', `The document "${id}" describes no role or several.`);
    }
    const { origin, language, file } = this.#listed.get(id)?.values ?? {};
    if (origin === 'person' || origin === 'catalogue') {
      return this.#refuse(document, 'not-editable', `A document of origin "${origin}" cannot come in by a table.`);
    }
    const lang = language ?? this.#content.lang;
    const nothing = { claims: [], meanings: new Map<string, string>() };
    const draft = (role: string) => {
      const row = { ...this.#rowOf(id, lang, document), origin: 'company' as const, importedAt: '' };
      const shown = { rows: document, left: [] };
      return amended({ ...nothing, row, role }, shown, document, this.#context(lang)).draft;
    };
    const row = { ...this.#rowOf(id, lang, document), file: file ?? null };
    this.#plan.changes.push(...tableChanges(id, null, document));
    this.#load(origin === 'seed' ? 'seed' : 'company', document, row, draft);
    const { claims, rowOf } = draftRows('', id, document, this.#context(lang));
    this.naming.push({ id, rows: document, lang, meanings: undefined, claims, rowOf });
  }

  #removals(): void {
    const present = new Set(this.#documents.map((document) => idIn(this.#content, document)));
    const gone = new Set([...this.#listed.keys(), ...this.#own].filter((id) => !present.has(id)));
    if (present.size === 0 && gone.size > 0) {
      const text = 'The table has no row in Roles, so that every document it lists would go. Nothing was changed.';
      this.#messages.error('no-roles', {}, text);
      return;
    }
    for (const id of gone) {
      const stored = this.#stored.documents.get(id);
      const shown = stored ? rowsOfDocument(stored, this.#stored.nodes) : null;
      if (!stored || !shown) continue;
      const listed = this.#listed.get(id);
      if (listed && !this.#mayEdit(listed, stored, shown)) continue;
      this.#plan.remove.push(id);
      this.#plan.changes.push(...tableChanges(id, shown.rows, null));
    }
  }

  #mayEdit(row: TableRow, { row: { id, origin } }: StoredDocument, shown: ShownDocument): boolean {
    if (!editable.includes(origin)) {
      const text =
        `"${id}" is of origin "${origin}" and takes no edits. To say something else, empty the cells "document", ` +
        '"position" and "line" of a row of Roles and of the rows that belong to it.';
      this.#messages.error('not-editable', cellOf(row, 'document'), text);
      return false;
    }
    const listed = this.#listed.get(id);
    if (!listed || listed.values['state'] === stateOf(shown.rows)) return true;
    const text = `"${id}" was changed since this table was exported. Export again and repeat the edit there.`;
    this.#messages.error('changed-since-export', cellOf(listed, 'state'), text);
    return false;
  }

  #refuse({ role }: DocumentRows, rule: string, text: string): void {
    this.#messages.error(rule, cellOf(role, 'document'), text);
  }

  #rowOf(id: string, lang: string, document: DocumentRows): SourceDocument['row'] {
    const unknown = { parserVersion: null, url: null, licence: null, attribution: null, effectiveFrom: null };
    return { id, sha256: shaOf(document), file: this.#content.file, format: 'table', lang, ...unknown };
  }

  #load(
    origin: Document['origin'],
    rows: DocumentRows,
    row: SourceDocument['row'],
    draft: (role: string) => DocumentDraft,
    placement?: SourceDocument['placement'],
  ): void {
    const blueprint = blueprintOfRows(rows, row.file);
    const document: SourceDocument = {
      row,
      title: rows.role.values['title'] ?? '',
      externalIds: externalIdsOf(rows),
      draft,
      content: JSON.stringify(blueprint ?? { title: rows.role.values['title'] }),
      ...(placement && { placement }),
    };
    this.#plan.load.push({ origin, document });
  }
}

const idIn = ({ source }: TableContent, { given, key }: DocumentRows) => given ?? `${source}#${key}`;

const rowsOf = ({ rows }: TableContent, sheet: TableRow['sheet']) => rows.filter((row) => row.sheet === sheet);

function termsOf(rows: readonly TableRow[]): Map<string, TermDetails> {
  const terms = rows.filter(({ sheet }) => sheet === 'terms');
  return new Map(
    terms.map(({ values: { scheme = '', code = '', label = null, rank } }) => [
      termId(scheme, code),
      { label, rank: rank === undefined ? null : Number(rank) },
    ]),
  );
}

function sameRows(a: DocumentRows, b: DocumentRows): boolean {
  return stateOf(a) === stateOf(b);
}

/** The claims among an amended document's whose names have to be resolved. */
function newNames({ claims }: DocumentDraft): ClaimDraft[] {
  return claims.filter(({ from, to }) => 'name' in from || 'name' in to);
}

function shaOf({ role, rows }: DocumentRows): string {
  const content = [role, ...rows].map((row) => contentOf(row));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
