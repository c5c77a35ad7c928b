import { LinkKind } from '../../model/link.ts';
import { Track } from '../../model/role.ts';
import { SkillKind, SkillTier } from '../../model/skill.ts';
import { StakeholderGroup } from '../../model/stakeholder.ts';

/**
 * What a cell holds. `list`: several, divided by ";" ("\;" is a semicolon within one). `share`: a number from 0 to 1.
 * A list of words: one of them.
 */
type CellKind = 'text' | 'whole' | 'share' | 'list' | readonly string[];

export interface Column {
  /** Its heading, which is also how the code calls it. */
  readonly key: string;
  readonly kind: CellKind;
  readonly about: string;
  /** Smallest whole number it takes; 0 where nothing is said. */
  readonly least?: number;
  /** An empty cell is an error. */
  readonly required?: true;
  /** Names a noun: it needs a letter or digit. */
  readonly names?: true;
  /** Of an exported row: where it came from. Nobody fills it in by hand. */
  readonly provenance?: true;
}

export interface SheetForm {
  readonly title: string;
  readonly about: string;
  readonly columns: readonly Column[];
}

const roleColumn: Column = {
  key: 'role',
  kind: 'text',
  required: true,
  names: true,
  about: 'The role, as "key" or "title" says it in the sheet Roles.',
};

const document: Column = {
  key: 'document',
  kind: 'text',
  provenance: true,
  about:
    "Whose claim the row is. Leave it as it is; empty in a new row means: the document of the role's row in Roles.",
};

const provenance: readonly Column[] = [
  {
    key: 'as written',
    kind: 'text',
    provenance: true,
    about: "The document's own words, where they differ from the name or text.",
  },
  { key: 'position', kind: 'whole', provenance: true, about: 'Place among the claims of its kind in the document.' },
  { key: 'line', kind: 'whole', least: 1, provenance: true, about: 'Line of the document, where known.' },
  document,
];

const optional = (key: string, about: string, kind: CellKind = 'text'): Column => ({ key, kind, about });
const name = (key: string, about: string): Column => ({ key, kind: 'text', required: true, names: true, about });
const needed = (key: string, about: string, kind: CellKind = 'text'): Column => ({ key, kind, required: true, about });

/** Classifications with a column of their own in Roles, as heading and scheme; any other has "term:<scheme>". */
export const classifications: ReadonlyMap<string, string> = new Map([
  ['job code', 'job-code'],
  ['grade', 'grade'],
  ['unit', 'unit'],
  ['location', 'location'],
]);

/** Heading of a column for any other classification. */
export const TERM_COLUMN = 'term:';

const nounKinds = ['role', 'skill', 'tool', 'stakeholder', 'family', 'kpi'] as const;

/** Every sheet and its columns, in the order of a workbook. The template, its guide and the manual are made of this. */
export const sheets = {
  roles: {
    title: 'Roles',
    about: 'One row a role. The other sheets say what these roles ask for, decide and do.',
    columns: [
      optional('key', 'What the other sheets call the role, e.g. its number in your system; its title where empty.'),
      name('title', 'Job title.'),
      optional('same as', 'Slug of a role in the graph that this row describes too, or "new"; only where import asks.'),
      optional(
        'job code',
        'Code or codes of the job in your system. Also answers as external id "job-code:…".',
        'list',
      ),
      optional('grade', 'Grade or grades, by code.', 'list'),
      optional('unit', 'Organisational unit or units, by code.', 'list'),
      optional('location', 'Location or locations, by code.', 'list'),
      optional('family', 'Job family or families.', 'list'),
      optional('reports to', 'Title or titles of the roles it reports to.', 'list'),
      optional('seniority', 'Level word, e.g. "senior".'),
      optional('track', 'Individual contributor or manager.', Track.options),
      optional('horizon', '"Current" or "Emerging".'),
      optional('summary', 'What the role is, in a few sentences.'),
      optional('mission', 'What the role is there to achieve.'),
      optional('min years', 'Lower figure of the years of experience asked for.', 'whole'),
      optional('max years', 'Upper figure of the years of experience asked for.', 'whole'),
      optional('years as written', 'Years of experience in words.'),
      optional('external ids', 'Ids of the role elsewhere, "scheme:code" each.', 'list'),
      ...provenance.filter(({ key }) => key !== 'position'),
    ],
  },
  requirements: {
    title: 'Requirements',
    about: 'Skills that roles ask for, one row each.',
    columns: [
      roleColumn,
      name('skill', 'The skill.'),
      optional('kind', 'Kind of the skill; counts when the graph does not know the skill yet.', SkillKind.options),
      optional('tier', 'How it is asked for.', SkillTier.options),
      optional('importance', 'In words: Critical, Important or Optional are understood, others are kept as written.'),
      optional('importance value', '0 to 1; empty: what the words mean.', 'share'),
      optional('level', 'Level asked for, 0 to 1 within its scale; `--map` turns other scales into this one.', 'share'),
      optional('scale', 'Name of the scale the level is measured on.'),
      optional('level as written', 'Level in the words of the source.'),
      optional('description', 'What the skill covers in this role.'),
      optional('use', 'What the role uses it for.'),
      optional('why', 'Why it matters.'),
      optional('shows up', 'How it shows in daily work.'),
      optional('strong', 'What strong performance looks like.'),
      ...provenance,
    ],
  },
  tools: {
    title: 'Tools',
    about: 'Tools that roles work with, one row each.',
    columns: [
      roleColumn,
      name('tool', 'The tool.'),
      optional('category', 'Kind of tool.'),
      optional('commonality', 'How common it is for the role.'),
      optional('purpose', 'What the role uses it for.'),
      ...provenance,
    ],
  },
  moves: {
    title: 'Moves',
    about: 'Career moves, one row each, as the role named first in the row says it.',
    columns: [
      roleColumn,
      needed('move', 'next: people go on to the other role. feeder: they come from it. adjacent: a path to the side.', [
        'next',
        'feeder',
        'adjacent',
        'adjacent feeder',
      ]),
      name('other role', 'Title of the other role.'),
      optional('condition', 'Condition or qualifier.'),
      optional('tier', 'Strength class where the source gives one.'),
      optional('rank', 'Rank where the source ranks its moves, 1 = first.', 'whole'),
      ...provenance,
    ],
  },
  stakeholders: {
    title: 'Stakeholders',
    about: 'Whom roles work with, one row each.',
    columns: [
      roleColumn,
      name('party', 'Team, function, board or customer group.'),
      needed('group', 'How the party stands to the role.', StakeholderGroup.options),
      optional('qualifier', 'What stands in parentheses behind the name.'),
      optional('interaction', 'What the two do together.'),
      optional('context specific', 'Whether this depends on the context; no where empty.', ['yes', 'no']),
      ...provenance,
    ],
  },
  escalations: {
    title: 'Escalations',
    about: 'To whom roles escalate, one row each.',
    columns: [roleColumn, name('party', 'To whom.'), optional('reason', 'What is escalated.'), ...provenance],
  },
  decisions: {
    title: 'Decisions',
    about: 'What roles decide, or need approval for, one row each.',
    columns: [
      roleColumn,
      needed('right', 'alone; with approval of the team or of an executive; or authority in an area.', [
        'alone',
        'team approval',
        'executive approval',
        'authority',
      ]),
      optional('area', 'Area, e.g. "Budget".'),
      needed('text', 'What is decided.'),
      ...provenance,
    ],
  },
  measures: {
    title: 'Measures',
    about: 'Measures that roles are judged by, one row each.',
    columns: [
      roleColumn,
      name('kpi', 'The measure.'),
      optional('target', 'Target or benchmark.'),
      optional('frequency', 'How often it is measured.'),
      optional('measures', 'What it measures.'),
      optional('why', 'Why it matters.'),
      ...provenance,
    ],
  },
  statements: {
    title: 'Statements',
    about: 'Any other text about roles, one row an item: responsibilities, deliverables, milestones, risks …',
    columns: [
      roleColumn,
      needed('section', 'Kind of statement, e.g. "responsibility", "deliverable", "milestone", "risk".'),
      optional('category', 'Sub-heading within the section.'),
      optional('label', 'Name of the item where it has one.'),
      needed('text', 'The text.'),
      ...provenance,
    ],
  },
  links: {
    title: 'Links',
    about: 'Pointers to something outside, of a role or of something a role names.',
    columns: [
      roleColumn,
      optional('of', 'What the link belongs to; the role where empty.', nounKinds),
      optional('name', 'Its name; empty for the role itself.'),
      needed('link', 'What it leads to.', LinkKind.options),
      needed('url', 'Address.'),
      optional('label', 'Readable label.'),
      ...provenance,
    ],
  },
  names: {
    title: 'Names',
    about: 'Other names of roles, skills, tools and so on, one row each.',
    columns: [
      roleColumn,
      needed('of', 'What is named.', nounKinds),
      name('name', 'The name the other sheets use; the title for the role itself.'),
      name('other name', 'What it is called as well.'),
      document,
    ],
  },
  terms: {
    title: 'Terms',
    about: 'Labels and ranks of the codes in Roles. A code may do without.',
    columns: [
      needed('scheme', '"job-code", "grade", "unit", "location", or what stands behind "term:" in a heading of Roles.'),
      needed('code', 'The code as in Roles.'),
      optional('label', 'Readable label.'),
      { ...optional('rank', 'Rank within the classification, higher = more senior.', 'whole'), least: -1_000_000 },
    ],
  },
  documents: {
    title: 'Documents',
    about: 'Written by export: whose claims the file holds, and in which state. Leave it as it is.',
    columns: [
      needed('document', 'Source key.'),
      needed('origin', 'Where it comes from.'),
      optional('file', 'Its file.'),
      optional('language', 'Its language, BCP 47.'),
      needed('state', 'Fingerprint of its claims; import notices by it that somebody changed them in the meantime.'),
    ],
  },
} as const satisfies Record<string, SheetForm>;

export type SheetKey = keyof typeof sheets;

export const sheetKeys = Object.keys(sheets) as SheetKey[];

/** The form of a sheet, as data. */
export const formOf = (sheet: SheetKey): SheetForm => sheets[sheet];

/** The column of that heading; a classification of the company's own has one it makes up. */
export function columnOf(sheet: SheetKey, key: string): Column | undefined {
  const own = formOf(sheet).columns.find((column) => column.key === key);
  if (own || sheet !== 'roles' || !key.startsWith(TERM_COLUMN) || key.length === TERM_COLUMN.length) return own;
  return { key, kind: 'list', about: 'Code or codes of that classification.' };
}
