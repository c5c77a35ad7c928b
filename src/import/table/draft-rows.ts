import { normalForm } from '../../identity/normal-form.ts';
import type { NounLabel } from '../../model/graph.ts';
import type { StakeholderGroup } from '../../model/stakeholder.ts';
import { type ClaimDraft, contentId, type DocumentDraft, type End, type NamedEnd } from '../draft.ts';
import { Drafter, nameId, schemeOf, statementId } from '../drafter.ts';
import { importanceOf } from '../importance.ts';
import { decisionOf, partyTies, roleNamed, type TieParty } from '../shared-claims.ts';
import { unlisted } from './cell.ts';
import type { DocumentRows } from './document-rows.ts';
import { classifications, TERM_COLUMN } from './sheets.ts';
import type { TableRow } from './table-row.ts';

/** What the sheet Terms says of a code. */
export interface TermDetails {
  label: string | null;
  rank: number | null;
}

export interface RowsContext {
  lang: string;
  /** By id of the term. */
  terms: ReadonlyMap<string, TermDetails>;
}

export interface RowsDraft extends DocumentDraft {
  /** Which row a claim is; claims that only follow from rows, such as names, are in none. */
  rowOf: ReadonlyMap<ClaimDraft, TableRow>;
}

export const nounLabelOf: Readonly<Record<string, NounLabel>> = {
  role: 'Role',
  skill: 'Skill',
  tool: 'Tool',
  stakeholder: 'Stakeholder',
  family: 'Family',
  kpi: 'Kpi',
};

/** Ids by which the row of a role is found again: its job codes and what it is called elsewhere. */
export function externalIdsOf({ role: { values } }: DocumentRows): string[] {
  const codes = unlisted(values['job code'] ?? '').map((code) => `job-code:${code}`);
  return [...new Set([...codes, ...unlisted(values['external ids'] ?? '')])];
}

/** The terms in a row of Roles, in the order of its columns. */
function termsOf({ values }: TableRow): { scheme: string; code: string }[] {
  return Object.entries(values).flatMap(([column, cell]) => {
    const own = column.startsWith(TERM_COLUMN) ? column.slice(TERM_COLUMN.length) : undefined;
    const scheme = classifications.get(column) ?? own;
    return scheme === undefined ? [] : unlisted(cell).map((code) => ({ scheme, code }));
  });
}

export const termId = (scheme: string, code: string) => `${scheme}:${code}`;

/** What the rows of a document say as claims. Pure: the same rows give the same claims. */
export function draftRows(
  roleId: string,
  documentId: string,
  { given, role, rows }: DocumentRows,
  context: RowsContext,
): RowsDraft {
  return new RowsDrafter(roleId, documentId, role, given !== null, context).draft(role, rows);
}

class RowsDrafter {
  readonly #drafter: Drafter;
  readonly #lines: Record<string, { line: number; asWritten: null }> = {};
  readonly #rowOf = new Map<ClaimDraft, TableRow>();
  readonly #role: End;
  readonly #documentId: string;
  readonly #context: RowsContext;
  readonly #title: string;
  readonly #isGiven: boolean;
  /** By label and normal form of another name: the name the other sheets use. */
  readonly #mainNames = new Map<string, string>();

  constructor(roleId: string, documentId: string, { values }: TableRow, isGiven: boolean, context: RowsContext) {
    this.#isGiven = isGiven;
    this.#drafter = new Drafter(roleId, context.lang, this.#lines);
    this.#role = { label: 'Role', id: roleId };
    this.#documentId = documentId;
    this.#context = context;
    this.#title = values['title'] ?? '';
  }

  draft(role: TableRow, rows: readonly TableRow[]): RowsDraft {
    for (const { sheet, values } of rows) {
      if (sheet !== 'names') continue;
      const key = this.#nameKey(nounLabelOf[values['of'] ?? ''] ?? 'Role', values['other name'] ?? '');
      this.#mainNames.set(key, values['name'] ?? '');
    }
    this.#describe(role);
    const tie = partyTies(this.#drafter);
    for (const row of rows) this.#add(row, tie);
    return { ...this.#drafter.finish(), rowOf: this.#rowOf };
  }

  #describe(row: TableRow): void {
    const { values } = row;
    const pointer = this.#at(row);
    const text = (key: string) => values[key] ?? null;
    this.#drafter.knownAs({ title: this.#title }, pointer);
    for (const externalId of externalIdsOf({ given: null, key: '', role: row, rows: [] })) {
      this.#drafter.knownAs({ externalId }, pointer);
    }
    const about = {
      title: this.#title,
      seniority: text('seniority'),
      track: text('track'),
      horizon: text('horizon'),
      summary: text('summary'),
      mission: text('mission'),
      minYears: wholeIn(row, 'min years'),
      maxYears: wholeIn(row, 'max years'),
      yearsAsWritten: text('years as written'),
    };
    this.#says(row, 'DESCRIBED_BY', { label: 'Document', id: this.#documentId }, about);
    for (const family of unlisted(values['family'] ?? '')) {
      this.#drafter.says('IN_FAMILY', this.#named('Family', family), pointer, {}, family);
    }
    for (const boss of unlisted(values['reports to'] ?? '')) {
      this.#drafter.says('REPORTS_TO', this.#named('Role', boss), pointer, {}, boss);
    }
    for (const { scheme, code } of termsOf(row)) {
      const id = termId(scheme, code);
      const { label = null, rank = null } = this.#context.terms.get(id) ?? {};
      this.#drafter.says('CLASSIFIED_AS', this.#drafter.node('Term', { id, scheme, code, label, rank }), pointer);
    }
  }

  #add(row: TableRow, tie: TieParty): void {
    const { sheet, values } = row;
    const text = (key: string) => values[key] ?? null;
    const said = (key: string) => values[key] ?? '';
    switch (sheet) {
      case 'requirements':
        return this.#requires(row);
      case 'tools': {
        const use = { category: text('category'), commonality: text('commonality'), purpose: text('purpose') };
        return this.#says(row, 'USES', this.#named('Tool', said('tool')), use, said('tool'));
      }
      case 'moves':
        return this.#moves(row);
      case 'stakeholders': {
        const party = this.#named('Stakeholder', said('party'));
        const contextSpecific = values['context specific'] === 'yes';
        const about = { group: text('group'), interaction: text('interaction'), qualifier: text('qualifier') };
        this.#says(row, 'WORKS_WITH', party, { ...about, contextSpecific }, said('party'));
        return tie(party, this.#at(row), values['group'] as StakeholderGroup | undefined);
      }
      case 'escalations': {
        const party = this.#named('Stakeholder', said('party'));
        this.#says(row, 'ESCALATES_TO', party, { reason: text('reason') }, said('party'));
        return tie(party, this.#at(row));
      }
      case 'decisions':
        return this.#decides(row);
      case 'measures': {
        const about = { target: text('target'), frequency: text('frequency'), measures: text('measures') };
        return this.#says(
          row,
          'MEASURED_BY',
          this.#named('Kpi', said('kpi')),
          { ...about, why: text('why') },
          said('kpi'),
        );
      }
      case 'statements': {
        const [section, category, label] = [said('section'), text('category'), text('label')];
        const id = statementId('id' in this.#role ? this.#role.id : null, {
          section,
          category,
          label,
          text: said('text'),
        });
        const statement = { id, section, category, label, text: said('text') };
        return this.#says(row, 'STATES', this.#drafter.node('Statement', statement));
      }
      case 'links':
        return this.#links(row);
      case 'names':
        return this.#alsoNamed(row);
    }
  }

  #requires(row: TableRow): void {
    const { values } = row;
    const text = (key: string) => values[key] ?? null;
    const skill = this.#named('Skill', values['skill'] ?? '', { kind: values['kind'] ?? 'technical' });
    const stated = values['importance value'];
    const properties = {
      tier: text('tier'),
      importance: stated === undefined ? importanceOf(text('importance')) : Number(stated),
      importanceAsWritten: text('importance'),
      level: values['level'] === undefined ? null : Number(values['level']),
      scale: text('scale'),
      levelAsWritten: text('level as written'),
      description: text('description'),
      use: text('use'),
      why: text('why'),
      showsUp: text('shows up'),
      strong: text('strong'),
    };
    this.#says(row, 'REQUIRES', skill, properties, values['skill']);
  }

  #moves(row: TableRow): void {
    const { values } = row;
    const said = values['move']?.endsWith('feeder') ? 'target' : 'origin';
    const properties = {
      kind: values['move']?.startsWith('adjacent') ? 'adjacent' : 'next',
      tier: values['tier'] ?? null,
      rank: wholeIn(row, 'rank'),
      said,
      condition: values['condition'] ?? null,
    };
    const other = this.#named('Role', values['other role'] ?? '');
    if (said === 'origin') this.#says(row, 'LEADS_TO', other, properties, values['other role']);
    else {
      const quoted = values['as written'] ?? values['other role'];
      this.#drafter.hears('LEADS_TO', other, this.#at(row), properties, quoted);
      this.#note(row);
    }
  }

  #decides(row: TableRow): void {
    const { right, area = null, text = '' } = row.values;
    const decision = decisionOf(this.#drafter, area, text);
    if (right === 'alone') this.#says(row, 'DECIDES', decision);
    else if (right === 'authority') this.#says(row, 'HAS_AUTHORITY', decision, { area });
    else this.#says(row, 'NEEDS_APPROVAL', decision, { from: right === 'team approval' ? 'team' : 'executive' });
  }

  #links(row: TableRow): void {
    const { of = 'role', name, link: kind = '', url = '', label = null } = row.values;
    const link = this.#drafter.node('Link', { id: linkId(kind, url), kind, url, label });
    const owner = name === undefined ? this.#role : this.#named(nounLabelOf[of] ?? 'Role', name);
    this.#drafter.between('HAS_LINK', owner, link, this.#at(row), {}, row.values['as written']);
    this.#note(row);
  }

  #alsoNamed(row: TableRow): void {
    const { of = 'role', name = '', 'other name': other = '' } = row.values;
    const label = nounLabelOf[of] ?? 'Role';
    const { lang } = this.#context;
    const normal = normalForm(other, lang);
    const scheme = schemeOf(label);
    const id = nameId(scheme, lang, normal);
    const noun = label === 'Role' && this.#isTitle(name) ? this.#role : this.#named(label, name);
    const alias = this.#drafter.node('Name', { id, scheme, lang, normal, text: other });
    this.#drafter.between('NAMES', alias, noun, this.#at(row), { status: 'automatic', preferred: null }, other);
    this.#note(row);
  }

  #says(
    row: TableRow,
    type: ClaimDraft['type'],
    to: End,
    properties: ClaimDraft['properties'] = {},
    name?: string,
  ): void {
    this.#drafter.says(type, to, this.#at(row), properties, row.values['as written'] ?? name);
    this.#note(row);
  }

  /** The claim of a row is drafted last, behind the names it needs. */
  #note(row: TableRow): void {
    const claim = this.#drafter.finish().claims.at(-1);
    if (claim) this.#rowOf.set(claim, row);
  }

  #at({ place, values }: TableRow): string {
    const pointer = `/${place.sheet}/${place.row}`;
    // An exported row knows the line in its document; the table's own stand where they stand.
    const line = this.#isGiven ? Number(values['line'] ?? 0) : place.row;
    if (line > 0) this.#lines[pointer] = { line, asWritten: null };
    else delete this.#lines[pointer];
    return pointer;
  }

  #isTitle(name: string): boolean {
    return this.#nameKey('Role', name) === this.#nameKey('Role', this.#title);
  }

  #nameKey(label: NounLabel, name: string): string {
    return `${label} ${normalForm(name, this.#context.lang)}`;
  }

  #named(label: NounLabel, name: string, properties?: Readonly<Record<string, unknown>>): NamedEnd {
    const main = this.#mainNames.get(this.#nameKey(label, name)) ?? name;
    return label === 'Role' ? roleNamed(main) : { label, name: main, ...(properties && { properties }) };
  }
}

/** A link is what it leads to and where; what it is called may differ. */
export const linkId = (kind: string, url: string) => contentId(kind, url);

function wholeIn({ values }: TableRow, key: string): number | null {
  return values[key] === undefined ? null : Number(values[key]);
}
