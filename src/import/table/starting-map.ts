import { type Grid, type GridRow, headingForm } from './grid.ts';
import { formOf, type SheetKey, sheetKeys } from './sheets.ts';

/** Headings of other systems for our columns, beside our own. Each in the form of `headingForm`. */
const known: Readonly<Partial<Record<SheetKey, Readonly<Record<string, readonly string[]>>>>> = {
  roles: {
    title: [
      'job title',
      'role title',
      'role',
      'role name',
      'position',
      'position title',
      'job',
      'job name',
      'titel',
      'stelle',
    ],
    'job code': [
      'job code',
      'code',
      'job id',
      'jobcode',
      'position id',
      'position code',
      'role id',
      'job number',
      'stellennummer',
    ],
    grade: ['level', 'band', 'job band', 'pay grade', 'job grade', 'job level', 'pay band'],
    unit: [
      'department',
      'dept',
      'org unit',
      'organisation',
      'organization',
      'organisational unit',
      'division',
      'team',
      'abteilung',
    ],
    location: ['site', 'office', 'work location', 'city', 'country', 'standort'],
    family: ['job family', 'function', 'profession', 'discipline'],
    'reports to': ['manager', 'line manager', 'supervisor', 'reports to role', 'manager title'],
    seniority: ['seniority level', 'career level'],
    summary: ['description', 'job description', 'role summary', 'purpose'],
    mission: ['role mission', 'objective'],
    'min years': ['minimum years', 'years from', 'min experience'],
    'max years': ['maximum years', 'years to', 'max experience'],
  },
  requirements: {
    role: ['job title', 'role title', 'job', 'position', 'job code', 'role name', 'position id', 'job id', 'role id'],
    skill: [
      'skill name',
      'competency',
      'competence',
      'capability',
      'skills',
      'required skills',
      'key skills',
      'competencies',
      'kompetenz',
      'kompetenzen',
      'fähigkeit',
      'fähigkeiten',
    ],
    importance: ['weight', 'criticality', 'priority'],
    level: ['skill level', 'proficiency', 'proficiency level', 'required level', 'rating', 'target level'],
    kind: ['skill type', 'type', 'category'],
    description: ['skill description'],
  },
  tools: {
    role: ['job title', 'role title', 'job', 'position'],
    tool: ['tools', 'software', 'technology', 'technologies', 'system', 'systems', 'application', 'applications'],
  },
  moves: {
    role: ['from', 'from role', 'source role', 'current role', 'job title'],
    'other role': ['to', 'to role', 'next role', 'target role', 'target'],
    condition: ['conditions', 'requirement', 'note', 'notes'],
  },
  stakeholders: {
    role: ['job title', 'role title', 'job', 'position'],
    party: ['stakeholder', 'stakeholder name', 'partner', 'contact'],
    interaction: ['purpose', 'relationship', 'collaboration'],
  },
  decisions: {
    role: ['job title', 'role title', 'job', 'position'],
    right: ['decision right', 'authority', 'level'],
    text: ['decision', 'decisions', 'what'],
  },
  measures: { role: ['job title', 'role title', 'job', 'position'], kpi: ['measure', 'metric', 'indicator'] },
};

/** A map to start with, as JSON, and the headings it found no place for. */
export interface StartingMap {
  map: { sheets: object[]; ignore: string[] };
  /** By sheet. */
  unplaced: { sheet: string; headings: string[] }[];
}

/** Guesses what the sheets of another system's export are, by their headings. People correct it. */
export function startingMap(grids: readonly Grid[]): StartingMap {
  const found: Found[] = [];
  const ignore: string[] = [];
  const unplaced: StartingMap['unplaced'] = [];
  for (const grid of grids.filter(({ rows }) => rows.length > 0)) {
    // A banner or two may stand above the headings: those are the first row that is as wide as what follows.
    const widths = grid.rows.slice(0, 20).map(filledIn);
    const header = grid.rows.find((row) => filledIn(row) >= Math.max(2, Math.max(...widths) * 0.7)) ?? grid.rows[0];
    const guesses = sheetKeys.filter((sheet) => sheet !== 'documents').map((sheet) => guess(sheet, grid.name, header));
    const best = guesses.reduce((a, b) => (b.score > a.score ? b : a));
    if (best.score < 2 || !header) {
      ignore.push(grid.name);
      continue;
    }
    const headerRow = header === grid.rows[0] ? {} : { headerRow: header.number };
    found.push({ from: grid.name, sheet: best.sheet, headerRow, columns: best.columns });
    const lists = best.sheet === 'roles' ? listsIn(grid, header, best) : [];
    for (const list of lists) found.push({ from: grid.name, headerRow, ...list });
    const rest = best.unplaced.filter((heading) => !lists.some(({ columns }) => heading in columns));
    if (rest.length > 0) unplaced.push({ sheet: grid.name, headings: rest });
  }
  found.sort((a, b) => sheetKeys.indexOf(a.sheet) - sheetKeys.indexOf(b.sheet));
  const sheets = found.map(({ from, sheet, headerRow, columns, split }) => ({
    ...{ from, to: formOf(sheet).title, ...headerRow },
    columns: sheet === 'roles' ? keyed(columns, found) : columns,
    ...(split ? { split } : {}),
  }));
  return { map: { sheets, ignore }, unplaced };
}

interface Found {
  from: string;
  sheet: SheetKey;
  headerRow: { headerRow?: number };
  columns: Readonly<Record<string, string>>;
  split?: Readonly<Record<string, string>>;
}

/** What a cell of a sheet of roles may list, by the sheet it belongs to. */
const listed = { requirements: 'skill', tools: 'tool' } as const;

/** Columns of a sheet of roles that list skills or tools: rows of sheets of their own, which name the role by its code. */
function listsIn(grid: Grid, header: GridRow, { columns, unplaced }: Pick<Guess, 'columns' | 'unplaced'>) {
  const naming = ['key', 'job code', 'title'].map((key) => Object.keys(columns).find((name) => columns[name] === key));
  const role = naming.find((heading) => heading !== undefined);
  if (role === undefined) return [];
  return (['requirements', 'tools'] as const).flatMap((sheet): Omit<Found, 'from' | 'headerRow'>[] => {
    const column = listed[sheet];
    const heading = unplaced.find((name) => columnFor(sheet, headingForm(name), new Set(['role'])) === column);
    if (heading === undefined) return [];
    const separator = separatorIn(grid, header, heading);
    return [
      {
        sheet,
        columns: { [role]: 'role', [heading]: column },
        ...(separator ? { split: { [column]: separator } } : {}),
      },
    ];
  });
}

/** What divides the entries of a column's cells; undefined where each holds one. */
function separatorIn({ rows }: Grid, header: GridRow, heading: string): string | undefined {
  const place = header.cells.findIndex((cell) => cell.trim() === heading);
  const cells = rows.filter(({ number }) => number > header.number).map((row) => row.cells[place] ?? '');
  return ['\n', ';', '|', ','].find((separator) => cells.some((cell) => cell.trim().includes(separator)));
}

/** Where the other sheets name roles by a column that Roles has too, that column is the key. */
function keyed(columns: Found['columns'], found: readonly Found[]): Record<string, string | string[]> {
  const naming = new Set(
    found.flatMap((other) => Object.keys(other.columns).filter((heading) => other.columns[heading] === 'role')),
  );
  const entries = Object.entries(columns).map(([heading, column]) => {
    const isKey = column !== 'title' && column !== 'key' && naming.has(heading);
    return [heading, isKey ? ['key', column] : column] as const;
  });
  return Object.fromEntries(entries);
}

const filledIn = ({ cells }: GridRow) => cells.filter((cell) => cell.trim() !== '').length;

interface Guess {
  sheet: SheetKey;
  columns: Record<string, string>;
  unplaced: string[];
  score: number;
}

function guess(sheet: SheetKey, name: string, header: GridRow | undefined): Guess {
  const columns: Record<string, string> = {};
  const unplaced: string[] = [];
  const taken = new Set<string>();
  for (const cell of header?.cells ?? []) {
    const heading = cell.trim();
    if (heading === '') continue;
    const column = columnFor(sheet, headingForm(heading), taken);
    if (column === null) unplaced.push(heading);
    else {
      taken.add(column);
      columns[heading] = column;
    }
  }
  const { title, columns: own } = formOf(sheet);
  const required = own.filter((column) => column.required);
  const hasAll = required.every(({ key }) => taken.has(key));
  const called = headingForm(name).includes(headingForm(title).replace(/s$/, '')) ? 1.5 : 0;
  return { sheet, columns, unplaced, score: taken.size + called + (hasAll ? 1 : 0) };
}

function columnFor(sheet: SheetKey, heading: string, taken: ReadonlySet<string>): string | null {
  const columns = formOf(sheet).columns.filter(({ key, provenance }) => !provenance && !taken.has(key));
  const exact = columns.find(({ key }) => headingForm(key) === heading);
  return (exact ?? columns.find(({ key }) => known[sheet]?.[key]?.includes(heading)))?.key ?? null;
}
