import { normalForm } from '../../identity/normal-form.ts';
import { importanceOf } from '../../import/importance.ts';
import { listed } from '../../import/table/cell.ts';
import type { DocumentRows } from '../../import/table/document-rows.ts';
import { draftRows, nounLabelOf, type RowsContext } from '../../import/table/draft-rows.ts';
import { classifications, TERM_COLUMN } from '../../import/table/sheets.ts';
import { canonical, type TableRow } from '../../import/table/table-row.ts';
import { type NounLabel, nounLabels } from '../../model/graph.ts';
import type { EdgeClaim } from '../claim-diff.ts';
import { matchClaims } from './match-claims.ts';
import { nodeKey, type StoredDocument, type StoredNodes } from './stored-documents.ts';

/** A document as a table shows it. */
export interface ShownDocument {
  rows: DocumentRows;
  /** Claims no row stands for; an import of the rows leaves them alone. */
  left: EdgeClaim[];
}

/** Terms as the graph has them, for drafting. */
function contextOf(stored: StoredDocument, nodes: StoredNodes): RowsContext {
  const terms = new Map<string, { label: string | null; rank: number | null }>();
  for (const { edge, row } of stored.claims) {
    const term = edge.to === 'Term' ? nodes.get(nodeKey('Term', row.head)) : undefined;
    if (term) terms.set(row.head, { label: text(term['label']), rank: whole(term['rank']) });
  }
  return { lang: stored.row.lang, terms };
}

/**
 * The rows of a document. A row is shown only where reading it gives exactly its claim again, so that an unedited export
 * changes nothing, whoever made the claim.
 */
export function rowsOfDocument(stored: StoredDocument, nodes: StoredNodes): ShownDocument | null {
  const writer = new RowWriter(stored, nodes);
  const role = writer.role();
  if (!role) return null;
  const context = contextOf(stored, nodes);
  let shown: DocumentRows = { given: stored.row.id, key: role.values['title'] ?? '', role, rows: writer.claimRows() };
  const matchOf = () => {
    const draft = draftRows(stored.role, stored.row.id, shown, context);
    return { draft, matched: matchClaims(draft, stored) };
  };
  const unnamed = new Set(stored.claims.filter(({ edge }) => edge.type === 'NAMES'));
  for (const claim of matchOf().matched.values()) unnamed.delete(claim);
  shown = { ...shown, rows: [...shown.rows, ...writer.nameRows([...unnamed])] };
  for (;;) {
    const { draft, matched } = matchOf();
    const exact = new Set<TableRow>();
    for (const [claim, row] of draft.rowOf) if (matched.has(claim)) exact.add(row);
    // Without its description there is nothing to hang the rest on.
    if (!exact.has(role)) return null;
    const rows = shown.rows.filter((row) => exact.has(row));
    if (rows.length === shown.rows.length) {
      const said = new Set(matched.values());
      return { rows: shown, left: stored.claims.filter((claim) => !said.has(claim)) };
    }
    shown = { ...shown, rows };
  }
}

class RowWriter {
  readonly #stored: StoredDocument;
  readonly #nodes: StoredNodes;
  /** Names of nouns in the document, by label and id of the noun, in its order. */
  readonly #names = new Map<string, { normal: string; text: string; scheme: string; claim: EdgeClaim }[]>();
  #title = '';

  constructor(stored: StoredDocument, nodes: StoredNodes) {
    this.#stored = stored;
    this.#nodes = nodes;
    const named = stored.claims.filter(({ edge }) => edge.type === 'NAMES');
    for (const claim of named.sort((a, b) => a.row.ordinal - b.row.ordinal)) {
      const { edge, row } = claim;
      const name = nodes.get(nodeKey('Name', row.tail));
      if (!name) continue;
      const key = nodeKey(edge.to, row.head);
      const entry = {
        normal: String(name['normal']),
        scheme: String(name['scheme']),
        text: text(row['asWritten']) ?? String(name['text']),
        claim,
      };
      this.#names.set(key, [...(this.#names.get(key) ?? []), entry]);
    }
  }

  role(): TableRow | null {
    const { claims, role } = this.#stored;
    const described = claims.find(({ edge }) => edge.type === 'DESCRIBED_BY');
    if (!described) return null;
    const { row } = described;
    this.#title = String(row['title']);
    const own = (type: string) => inOrder(claims.filter(({ edge }) => edge.type === type));
    const values: Record<string, string | null> = {
      title: this.#title,
      family: list(own('IN_FAMILY').map((claim) => this.#nameOf('Family', claim.row.head, null))),
      'reports to': list(own('REPORTS_TO').map((claim) => this.#nameOf('Role', claim.row.head, null))),
      seniority: text(row['seniority']),
      track: text(row['track']),
      horizon: text(row['horizon']),
      summary: text(row['summary']),
      mission: text(row['mission']),
      'min years': number(row['minYears']),
      'max years': number(row['maxYears']),
      'years as written': text(row['yearsAsWritten']),
    };
    const codes = new Map<string, string[]>();
    for (const { row: claim } of own('CLASSIFIED_AS')) {
      const term = this.#nodes.get(nodeKey('Term', claim.head));
      if (!term) continue;
      const column = columnOfScheme(String(term['scheme']));
      codes.set(column, [...(codes.get(column) ?? []), String(term['code'])]);
    }
    for (const [column, found] of codes) values[column] = listed(found);
    const jobCodes = new Set(codes.get('job code'));
    const external = (this.#names.get(nodeKey('Role', role)) ?? [])
      .filter(({ scheme }) => scheme !== 'title' && scheme !== 'id')
      .filter(({ scheme, text: code }) => !(scheme === 'job-code' && jobCodes.has(code)))
      .map(({ scheme, text: code }) => `${scheme}:${code}`);
    values['external ids'] = list(external);
    return this.#row('roles', values, described, null);
  }

  claimRows(): TableRow[] {
    return inOrder(this.#stored.claims).flatMap((claim) => this.#claimRow(claim) ?? []);
  }

  /** Rows for names that nothing in the other sheets mentions. */
  nameRows(claims: readonly EdgeClaim[]): TableRow[] {
    return inOrder(claims).flatMap(({ edge, row }) => {
      const label = edge.to as NounLabel;
      const all = this.#names.get(nodeKey(label, row.head)) ?? [];
      const own = all.find(({ claim }) => claim.row.tail === row.tail);
      const isTitle = label === 'Role' && row.head === this.#stored.role;
      const main = isTitle ? this.#title : all.find(({ claim }) => !claims.includes(claim))?.text;
      if (!own || main === undefined || row['status'] !== 'automatic') return [];
      const values = { of: kindOf(label), name: main, 'other name': own.text };
      return [this.#row('names', values, null, null)];
    });
  }

  #claimRow(claim: EdgeClaim): TableRow | null {
    const { edge, row } = claim;
    const says = (key: string) => text(row[key]);
    switch (edge.type) {
      case 'REQUIRES':
        return this.#requirement(claim);
      case 'USES': {
        const tool = this.#nameOf('Tool', row.head, says('asWritten'));
        const about = { category: says('category'), commonality: says('commonality'), purpose: says('purpose') };
        return this.#row('tools', { tool, ...about }, claim, tool);
      }
      case 'LEADS_TO':
        return this.#move(claim);
      case 'WORKS_WITH': {
        const party = this.#nameOf('Stakeholder', row.head, says('asWritten'));
        const about = { group: says('group'), qualifier: says('qualifier'), interaction: says('interaction') };
        const contextSpecific = row['contextSpecific'] === true ? 'yes' : null;
        return this.#row('stakeholders', { party, ...about, 'context specific': contextSpecific }, claim, party);
      }
      case 'ESCALATES_TO': {
        const party = this.#nameOf('Stakeholder', row.head, says('asWritten'));
        return this.#row('escalations', { party, reason: says('reason') }, claim, party);
      }
      case 'DECIDES':
      case 'NEEDS_APPROVAL':
      case 'HAS_AUTHORITY':
        return this.#decision(claim);
      case 'MEASURED_BY': {
        const kpi = this.#nameOf('Kpi', row.head, says('asWritten'));
        const about = { target: says('target'), frequency: says('frequency'), measures: says('measures') };
        return this.#row('measures', { kpi, ...about, why: says('why') }, claim, kpi);
      }
      case 'STATES': {
        const statement = this.#nodes.get(nodeKey('Statement', row.head)) ?? {};
        const { section, category, label } = statement;
        const values = { section: text(section), category: text(category), label: text(label) };
        return this.#row('statements', { ...values, text: text(statement['text']) }, claim, null);
      }
      case 'HAS_LINK': {
        const link = this.#nodes.get(nodeKey('Link', row.head)) ?? {};
        const isRole = edge.from === 'Role' && row.tail === this.#stored.role;
        const noun = isRole ? null : this.#nameOf(edge.from as NounLabel, row.tail, says('asWritten'));
        const values = { of: isRole ? null : kindOf(edge.from), name: noun, link: text(link['kind']) };
        return this.#row('links', { ...values, url: text(link['url']), label: text(link['label']) }, claim, noun);
      }
      default:
        return null;
    }
  }

  #requirement(claim: EdgeClaim): TableRow {
    const { row } = claim;
    const says = (key: string) => text(row[key]);
    const skill = this.#nameOf('Skill', row.head, says('asWritten'));
    const written = says('importanceAsWritten');
    const derived = importanceOf(written);
    const values = {
      skill,
      kind: text(this.#nodes.get(nodeKey('Skill', row.head))?.['kind']),
      tier: says('tier'),
      importance: written,
      'importance value': row['importance'] === derived ? null : number(row['importance']),
      level: number(row['level']),
      scale: says('scale'),
      'level as written': says('levelAsWritten'),
      description: says('description'),
      use: says('use'),
      why: says('why'),
      'shows up': says('showsUp'),
      strong: says('strong'),
    };
    return this.#row('requirements', values, claim, skill);
  }

  #move(claim: EdgeClaim): TableRow {
    const { row } = claim;
    const toUs = row['said'] === 'target';
    const other = this.#nameOf('Role', toUs ? row.tail : row.head, text(row['asWritten']));
    const adjacent = row['kind'] === 'adjacent';
    const move = toUs ? (adjacent ? 'adjacent feeder' : 'feeder') : adjacent ? 'adjacent' : 'next';
    const about = { condition: text(row['condition']), tier: text(row['tier']), rank: number(row['rank']) };
    return this.#row('moves', { move, 'other role': other, ...about }, claim, other);
  }

  #decision(claim: EdgeClaim): TableRow {
    const { edge, row } = claim;
    const decision = this.#nodes.get(nodeKey('Decision', row.head)) ?? {};
    const approval = row['from'] === 'team' ? 'team approval' : 'executive approval';
    const right = edge.type === 'DECIDES' ? 'alone' : edge.type === 'HAS_AUTHORITY' ? 'authority' : approval;
    const area = edge.type === 'HAS_AUTHORITY' ? text(row['area']) : text(decision['area']);
    return this.#row('decisions', { right, area, text: text(decision['text']) }, claim, null);
  }

  /** What the document calls a noun: in the words of the claim where they are a name of it, else by its first name. */
  #nameOf(label: NounLabel, id: string, said: string | null): string | null {
    const names = (this.#names.get(nodeKey(label, id)) ?? []).filter(({ scheme }) => isName(scheme));
    const normal = said === null ? '' : normalForm(said, this.#stored.row.lang);
    if (said !== null && names.some((name) => name.normal === normal)) return said;
    return names[0]?.text ?? null;
  }

  #row(
    sheet: TableRow['sheet'],
    values: Readonly<Record<string, string | null>>,
    claim: EdgeClaim | null,
    /** What "as written" is where the cell is empty. */
    quoted: string | null,
  ): TableRow {
    const { row } = this.#stored;
    const written = claim === null ? null : text(claim.row['asWritten']);
    const all: Record<string, string | null> = {
      ...(sheet !== 'roles' && { role: this.#title }),
      ...values,
      'as written': written === quoted ? null : written,
      position: sheet === 'roles' || claim === null ? null : String(claim.row.ordinal),
      line: claim === null ? null : number(claim.row['line']),
      document: row.id,
    };
    const stated: Record<string, string> = {};
    for (const [key, value] of Object.entries(all)) {
      if (value === null) continue;
      // What has no canonical form cannot come back; the row then matches nothing and is left out.
      const form = canonical(sheet, key, value);
      stated[key] = 'value' in form ? form.value : value;
    }
    return { sheet, place: { sheet, row: 0 }, values: stated };
  }
}

const isName = (scheme: string) => scheme === 'title' || scheme === 'name';

function columnOfScheme(scheme: string): string {
  for (const [column, own] of classifications) if (own === scheme) return column;
  return `${TERM_COLUMN}${scheme}`;
}

function kindOf(label: string): string | null {
  if (!(nounLabels as readonly string[]).includes(label)) return null;
  return Object.keys(nounLabelOf).find((kind) => nounLabelOf[kind] === label) ?? null;
}

function inOrder(claims: readonly EdgeClaim[]): EdgeClaim[] {
  return [...claims].sort((a, b) => a.row.ordinal - b.row.ordinal);
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const whole = (value: unknown) => (typeof value === 'number' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? String(value) : null);
const list = (items: readonly (string | null)[]) => {
  const stated = items.filter((item) => item !== null);
  return stated.length === 0 ? null : listed(stated);
};
