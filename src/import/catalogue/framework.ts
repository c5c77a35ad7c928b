import { z } from 'zod';
import { InvalidInput } from '../../errors.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { slugOf } from '../../identity/slug.ts';
import { bareOccupation, CatalogueSource, type Occupation } from '../../model/occupation.ts';
import { damaged } from '../delimited.ts';
import { isManager, rungOf, stepsOf } from './ladder.ts';
import { type CatalogueContent, type CatalogueFiles, CatalogueReading } from './reading.ts';

const column = z.string().min(1);

/** How the table of a capability framework is read: a row a skill of a level of a role. */
export const FrameworkMap = z.strictObject({
  ...CatalogueSource.shape,
  delimiter: z.enum([',', '\t']).prefault(',').describe('What separates the columns.'),
  columns: z
    .strictObject({
      family: column.optional(),
      role: column,
      roleDescription: column.optional(),
      level: column.optional(),
      levelDescription: column.optional(),
      skill: column,
      skillDescription: column.optional(),
      skillLevel: column,
      skillLevelDescription: column.optional(),
    })
    .describe('Headers of the columns.'),
  title: z
    .string()
    .includes('{level}')
    .prefault('{level}')
    .describe(
      'Title of a level, made of {level} and {role}: "{level}" where levels have titles of their own, "{level} {role}" for "Senior".',
    ),
  scale: z
    .strictObject({ name: z.string().min(1), levels: z.array(z.string().min(1)).min(1) })
    .describe('Levels of skill, the lowest first.'),
  notStated: z.array(z.string()).prefault([]).describe('Fields that stand for nothing, e.g. "n/a".'),
  ladder: z
    .strictObject({
      words: z.array(z.array(z.string().min(1))),
      management: z.array(z.string().min(1)).prefault([]),
    })
    .describe('Words that order and rank the levels of roles, and words that mark people managers.'),
  ladders: z
    .record(z.string(), z.array(z.union([z.string(), z.array(z.string())])))
    .prefault({})
    .describe('Role → titles of its levels by rung, the lowest first, where words do not tell.'),
});
export type FrameworkMap = z.infer<typeof FrameworkMap>;

const RESERVED = ['onet', 'esco'];

/** A mapping as JSON. @throws InvalidInput where it is none. */
export function frameworkMap(value: unknown): FrameworkMap {
  const result = FrameworkMap.safeParse(value);
  if (!result.success) throw new InvalidInput(`The map does not fit. ${z.prettifyError(result.error)}`);
  const { id } = result.data;
  if (RESERVED.includes(id)) throw new InvalidInput(`The map calls the framework "${id}", which is another catalogue.`);
  return result.data;
}

/**
 * Reads a capability framework from one table. Each level of a role is an occupation: its skills with the required level,
 * 1/n for the lowest of n; the ladder of a role makes its moves, and words of level rank the levels of all roles.
 * @throws InvalidInput with file and line for anything damaged, and for a map that names what is not there.
 */
export async function readFramework(files: CatalogueFiles, file: string, map: FrameworkMap): Promise<CatalogueContent> {
  const reading = new CatalogueReading(files);
  const levels = new Map<string, Level>();
  const columns = Object.fromEntries(Object.entries(map.columns).map(([key, header]) => [key, [header ?? '']]));
  const scale = new Map(map.scale.levels.map((name, i) => [normalForm(name), (i + 1) / map.scale.levels.length]));
  for await (const row of reading.rows([file], columns, { delimiter: map.delimiter })) {
    const stated = (key: keyof typeof map.columns) => {
      const text = (row.at[key] ?? '').replaceAll('\u00a0', ' ').trim();
      return map.notStated.includes(text) ? '' : text;
    };
    const [role, skill, skillLevel] = [stated('role'), stated('skill'), stated('skillLevel')];
    if (normalForm(role) === '') throw damaged(row.file, row.line, 'The row names no role.');
    const level = levelOf(levels, map, role, stated, row);
    const { occupation, skills } = level;
    if (normalForm(skill) === '') {
      reading.leaveOut(row, 'a row without a skill');
      continue;
    }
    const before = skills.get(normalForm(skill));
    if (before !== undefined) {
      if (before !== skillLevel) {
        throw damaged(
          row.file,
          row.line,
          `"${occupation.title}" asks for "${skill}" at "${before}" and at "${skillLevel}".`,
        );
      }
      reading.leaveOut(row, 'the same skill of the same level again');
      continue;
    }
    skills.set(normalForm(skill), skillLevel);
    const required = scale.get(normalForm(skillLevel)) ?? null;
    if (required === null && skillLevel !== '') {
      const levels = map.scale.levels.join(', ');
      throw damaged(row.file, row.line, `"${skillLevel}" is no level of skill; the map has ${levels}.`);
    }
    if (skillLevel === '') reading.leaveOut(row, 'a level of skill that is not stated; the skill is there without one');
    occupation.requirements.push({
      skill,
      asWritten: null,
      kind: 'technical',
      tier: null,
      importance: null,
      importanceAsWritten: null,
      level: required,
      scale: skillLevel === '' ? null : map.scale.name,
      levelAsWritten: skillLevel || null,
      description: stated('skillDescription') || null,
      showsUp: stated('skillLevelDescription') || null,
    });
  }
  climb([...levels.values()], map);
  const { id, name, lang, licence, attribution } = map;
  return reading.finish(
    { id, name, lang, licence, attribution },
    [...levels.values()].map((level) => level.occupation),
  );
}

interface Level {
  role: string;
  occupation: Occupation;
  /** Level of each skill by its normal form. */
  skills: Map<string, string>;
}

function levelOf(
  levels: Map<string, Level>,
  map: FrameworkMap,
  role: string,
  stated: (key: keyof FrameworkMap['columns']) => string,
  { file, line }: { file: string; line: number },
): Level {
  const level = stated('level');
  const title = level === '' ? role : map.title.replace('{level}', level).replace('{role}', role);
  const code = slugOf(title);
  const there = levels.get(code);
  if (there?.role === role) return there;
  if (there) {
    throw damaged(
      file,
      line,
      `"${title}" is a level of "${there.role}" and of "${role}"; let "title" of the map have {role}.`,
    );
  }
  const family = stated('family');
  const described = [stated('levelDescription'), stated('roleDescription')].filter(Boolean);
  const occupation = bareOccupation({
    id: `${map.id}:${code}`,
    title,
    externalIds: [`${map.id}:${code}`],
    summary: described.join('\n\n') || null,
    track: isManager(title, map.ladder) ? 'manager' : null,
    terms: rankOf(role, title, map),
    families: [...new Set([role, family])].filter((name) => normalForm(name) !== ''),
  });
  const added = { role, occupation, skills: new Map() };
  levels.set(code, added);
  return added;
}

/**
 * The level that the words of a title stand for, ranked by the order of the words in the map. In a ladder of a role's own,
 * titles without such a word have no rank: it orders them, and the words do not.
 */
function rankOf(role: string, title: string, { id, ladder, ladders }: FrameworkMap): Occupation['terms'] {
  const rank = rungOf(title, ladder);
  const [word = null] = ladder.words[rank] ?? [];
  if (rank < 0 || (word === null && ladders[role])) return [];
  return [{ scheme: `${id}-level`, code: word === null ? 'unmarked' : slugOf(word), label: word, rank }];
}

/** The moves up the ladder of each role. @throws InvalidInput where the map orders levels that are not there, or not all. */
function climb(levels: readonly Level[], { ladder, ladders }: FrameworkMap): void {
  const unknown = Object.keys(ladders).filter((role) => !levels.some((level) => level.role === role));
  if (unknown.length > 0)
    throw new InvalidInput(`The map orders the levels of "${unknown[0]}", which is no role of the table.`);
  for (const role of new Set(levels.map((level) => level.role))) {
    const own = new Map(
      levels.filter((level) => level.role === role).map(({ occupation }) => [occupation.title, occupation]),
    );
    const order = ladders[role]?.map((rung) => [rung].flat());
    const ordered = new Set(order?.flat());
    const astray =
      order && [...new Set([...own.keys(), ...ordered])].find((title) => !own.has(title) || !ordered.has(title));
    if (astray !== undefined)
      throw new InvalidInput(`The ladder of "${role}" in the map and its levels in the table differ: "${astray}".`);
    for (const { from, to } of stepsOf([...own.keys()], ladder, order)) {
      const externalId = own.get(to)?.externalIds[0] ?? '';
      own.get(from)?.moves.push({ title: to, externalId, kind: 'next', tier: null, rank: null });
    }
  }
}
