import { Blueprint } from '../../model/blueprint.ts';
import { unlisted } from './cell.ts';
import type { DocumentRows } from './document-rows.ts';
import { externalIdsOf } from './draft-rows.ts';
import type { TableRow } from './table-row.ts';

type Values = TableRow['values'];

/**
 * The rows of a document as a blueprint, for the history of its role. Levels, ranks of moves, terms, links and other names
 * have no place in one. Null where something in them is nothing a blueprint can hold.
 */
export function blueprintOfRows(document: DocumentRows, file: string | null): Blueprint | null {
  const { role, rows } = document;
  const of = (sheet: TableRow['sheet']) => rows.filter((row) => row.sheet === sheet).sort(byPosition);
  const { values } = role;
  const statements = new Statements(of('statements'));
  const moves = of('moves').map((row) => row.values);
  const lines = (move: string) =>
    moves.filter((said) => said['move'] === move && said['tier'] !== PRIOR).map(careerLine);
  const skills = of('requirements').map((row) => row.values);
  const behaviour = skills.filter(isBehaviour);
  const parsed = Blueprint.safeParse({
    source: { file, format: 'table' },
    role: {
      title: values['title'],
      seniority: values['seniority'],
      horizon: values['horizon'],
      roleType: values['track'] === undefined ? null : values['track'] === 'ic' ? 'IC' : 'manager',
      family: unlisted(values['family'] ?? '')[0],
      summary: values['summary'],
      mission: values['mission'],
      reportsTo: unlisted(values['reports to'] ?? ''),
      externalIds: externalIdsOf(document).filter((id) => /^[^:\s]+:.+$/.test(id)),
    },
    responsibilities: statements.take('responsibility'),
    deliverables: statements.texts('deliverable'),
    milestones: statements.grouped('milestone').map(([horizon, items]) => ({ horizon, items })),
    kpis: of('measures')
      .map(({ values: said }) => ({ ...said, name: said['kpi'] }))
      .map(only(['name', 'measures', 'why', 'target', 'frequency'])),
    technicalSkills: skills
      .filter((said) => !isBehaviour(said))
      .map(only(['skill', 'tier', 'importance', 'description', 'use'], { skill: 'name' })),
    softSkills: behaviour.map(only(['skill', 'why', 'shows up', 'strong'], { skill: 'name', 'shows up': 'showsUp' })),
    tools: of('tools')
      .map((row) => row.values)
      .map(only(['tool', 'category', 'purpose', 'commonality'], { tool: 'name' })),
    stakeholders: of('stakeholders').map(({ values: said }) => ({
      ...only(['group', 'party', 'qualifier', 'interaction'], { party: 'name' })(said),
      contextSpecific: said['context specific'] === 'yes',
    })),
    escalations: of('escalations')
      .map((row) => row.values)
      .map(only(['party', 'reason'], { party: 'to' })),
    decisionRights: of('decisions').map(({ values: { right = '', area, text } }) => ({
      level: levels[right],
      area,
      text,
    })),
    experience: {
      years: values['years as written'],
      minYears: yearsIn(values['min years']),
      maxYears: yearsIn(values['max years']),
      education: statements.texts('education'),
      certifications: statements.texts('certification'),
      priorRoles: moves
        .filter((said) => said['tier'] === PRIOR)
        .map(careerLine)
        .map(({ raw, roles, qualifier }) => ({ raw, roles, qualifier })),
    },
    careerPath: {
      feederRoles: lines('feeder'),
      nextRoles: lines('next'),
      adjacentRoles: lines('adjacent'),
      evolution: statements.texts('evolution'),
    },
    risks: statements.take('risk', risks).map(({ category, text }) => ({ kind: category, text })),
    statements: statements.rest(),
  });
  return parsed.success ? parsed.data : null;
}

/** Tier of a move that a blueprint states under experience. */
const PRIOR = 'prior-experience';
const risks = ['challenge', 'bottleneck', 'anti-pattern', 'underperformance', 'business-risk'];
const levels: Readonly<Record<string, string>> = {
  alone: 'independent',
  'team approval': 'team',
  'executive approval': 'executive',
  authority: 'authority',
};

function isBehaviour(said: Values): boolean {
  return said['kind'] === 'soft' && said['tier'] === undefined && said['importance'] === undefined;
}

function careerLine(said: Values) {
  const other = said['other role'] ?? '';
  return { raw: said['as written'] ?? other, roles: [other], qualifier: said['condition'] ?? null, area: null };
}

/** Those of the columns that are filled, under the names a blueprint has for them. */
const only =
  (columns: readonly string[], called: Readonly<Record<string, string>> = {}) =>
  (said: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(
      columns.flatMap((column) => (said[column] === undefined ? [] : [[called[column] ?? column, said[column]]])),
    );

function yearsIn(cell: string | undefined): number | null {
  const years = cell === undefined ? null : Number(cell);
  return years !== null && years <= 80 ? years : null;
}

function byPosition(a: TableRow, b: TableRow): number {
  return (
    Number(a.values['position'] ?? Number.MAX_SAFE_INTEGER) - Number(b.values['position'] ?? Number.MAX_SAFE_INTEGER)
  );
}

/** Statements by section; those that no field of a blueprint takes are left for its own list of statements. */
class Statements {
  #open: Values[];

  constructor(rows: readonly TableRow[]) {
    this.#open = rows.map((row) => row.values);
  }

  take(section: string, categories?: readonly string[]): { category: string | null; text: string }[] {
    const fits = (said: Values) =>
      said['section'] === section &&
      said['label'] === undefined &&
      (categories?.includes(said['category'] ?? '') ?? true);
    const taken = this.#open.filter(fits);
    this.#open = this.#open.filter((said) => !fits(said));
    return taken.map(({ category = null, text = '' }) => ({ category, text }));
  }

  texts(section: string): string[] {
    const plain = (said: Values) =>
      said['section'] === section && said['label'] === undefined && said['category'] === undefined;
    const taken = this.#open.filter(plain);
    this.#open = this.#open.filter((said) => !plain(said));
    return taken.map(({ text = '' }) => text);
  }

  grouped(section: string): [string, string[]][] {
    const groups = new Map<string, string[]>();
    const named = this.#open.filter(
      (said) => said['section'] === section && said['category'] !== undefined && said['label'] === undefined,
    );
    for (const { category = '', text = '' } of named) groups.set(category, [...(groups.get(category) ?? []), text]);
    this.#open = this.#open.filter((said) => !named.includes(said));
    return [...groups];
  }

  rest(): { section: string; category: string | null; text: string }[] {
    return this.#open.map(({ section = '', category = null, label, text = '' }) => ({
      section,
      category: label === undefined ? category : [category, label].filter(Boolean).join(': '),
      text,
    }));
  }
}
