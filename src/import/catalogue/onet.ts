import { normalForm } from '../../identity/normal-form.ts';
import { bareOccupation, type CatalogueSource, type Occupation } from '../../model/occupation.ts';
import type { SkillKind } from '../../model/skill.ts';
import { damaged } from '../delimited.ts';
import { type CatalogueContent, type CatalogueFiles, CatalogueReading, known, numberIn, once } from './reading.ts';

const CODE = ['O*NET-SOC Code'];
const TAB = { delimiter: '\t' } as const;
/** Scales of the ratings: see the file "Scales Reference" of a release. */
const IMPORTANCE = { least: 1, most: 5 };
const LEVEL = { least: 0, most: 7 };

type Occupations = Map<string, Occupation>;
type Requirement = Occupation['requirements'][number];

/**
 * Reads a release of the O*NET Database: tab-separated files under their published names, gzipped or not. All of its files
 * are read before anything is said of the first occupation, because each holds one aspect of all of them.
 * @throws InvalidInput with file and line for anything damaged.
 */
export async function readOnet(files: CatalogueFiles): Promise<CatalogueContent> {
  const reading = new CatalogueReading(files);
  const occupations = await readOccupations(reading);
  await readTitles(reading, occupations);
  await readZones(reading, occupations);
  const skills = await readRatings(reading, occupations, 'skills', (element) =>
    element.startsWith('2.B.1') ? 'soft' : 'technical',
  );
  await readRatings(reading, occupations, 'knowledge', () => 'knowledge', skills);
  await readTools(reading, occupations);
  await readTasks(reading, occupations);
  await readRelated(reading, occupations);
  return reading.finish(sourceOf(files.folder), [...occupations.values()]);
}

function sourceOf(folder: string): CatalogueSource {
  const release = /(\d{1,2})[._](\d)/.exec(folder);
  const name = release ? `O*NET ${release[1]}.${release[2]} Database` : 'O*NET Database';
  return {
    id: 'onet',
    name,
    lang: 'en',
    licence: 'CC BY 4.0',
    attribution:
      `This product includes information from the ${name} by the U.S. Department of Labor, Employment and Training ` +
      'Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. The information ' +
      'has been modified; USDOL/ETA has not approved, endorsed, or tested these modifications.',
  };
}

async function readOccupations(reading: CatalogueReading): Promise<Occupations> {
  const occupations: Occupations = new Map();
  const columns = { code: CODE, title: ['Title'], description: ['Description'] };
  for await (const row of reading.rows(['occupation_data'], columns, TAB)) {
    const { code, title, description } = row.at;
    if (!/^\d\d-\d{4}\.\d\d$/.test(code)) throw damaged(row.file, row.line, `"${code}" is no O*NET-SOC code.`);
    if (title === '') throw damaged(row.file, row.line, `The occupation ${code} has no title.`);
    const occupation = bareOccupation({
      id: `onet:${code}`,
      title,
      externalIds: [`onet:${code}`],
      summary: description || null,
      url: `https://www.onetonline.org/link/summary/${code}`,
    });
    once(occupations, code, occupation, 'code', row);
  }
  return occupations;
}

async function readTitles(reading: CatalogueReading, occupations: Occupations): Promise<void> {
  const columns = { code: CODE, title: ['Alternate Title'], short: ['Short Title'] };
  const seen = new Map<string, Set<string>>();
  for await (const row of reading.rows(['alternate_titles'], columns, TAB)) {
    const { code, title, short } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    const titles = seen.get(code) ?? new Set([occupation.title]);
    seen.set(code, titles);
    if (normalForm(title) === '') reading.leaveOut(row, 'an alternate title without letters or digits');
    else if (titles.has(title)) reading.leaveOut(row, 'a title the occupation has already');
    else occupation.aliases.push(title);
    titles.add(title);
    // "n/a" is how the text files leave it out.
    if (short === '' || short === 'n/a' || titles.has(short)) continue;
    titles.add(short);
    occupation.aliases.push(short);
  }
}

async function readZones(reading: CatalogueReading, occupations: Occupations): Promise<void> {
  const labels = new Map<string, string>();
  const reference = { zone: ['Job Zone'], name: ['Name'] };
  for await (const row of reading.rows(['job_zone_reference'], reference, TAB)) {
    once(labels, row.at.zone, row.at.name, 'job zone', row);
  }
  const zoned = new Map<string, true>();
  for await (const row of reading.rows(['job_zones'], { code: CODE, zone: ['Job Zone'] }, TAB)) {
    const { code, zone } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    once(zoned, code, true, 'code', row);
    const label = known(labels, zone, 'job zone', row);
    const rank = numberIn(zone, 1, 9, 'The job zone', row);
    occupation.terms.push({ scheme: 'onet-job-zone', code: zone, label, rank });
  }
}

/**
 * Importance and level of the elements of one file, as its documentation reads them (O*NET Data Dictionary, appendices 1
 * and 2): where an element is "not relevant" to an occupation (three quarters of the raters called it not important),
 * its level is none; an estimate of low precision ("recommend suppress") is withheld.
 * @param others names that other elements have: one element is not another because both are called the same.
 * @returns the names of the elements.
 */
async function readRatings(
  reading: CatalogueReading,
  occupations: Occupations,
  name: 'skills' | 'knowledge',
  kindOf: (element: string) => SkillKind,
  others: ReadonlySet<string> = new Set(),
): Promise<Set<string>> {
  const columns = {
    code: CODE,
    id: ['Element ID'],
    element: ['Element Name'],
    scale: ['Scale ID'],
    value: ['Data Value'],
    suppress: ['Recommend Suppress'],
    irrelevant: ['Not Relevant'],
  };
  const names = new Set<string>();
  const rated = new Map<string, Requirement>();
  const values = new Map<string, true>();
  for await (const row of reading.rows([name], columns, TAB)) {
    const { code, id, element, scale, value, suppress, irrelevant } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    once(values, `${code} ${id} ${scale}`, true, 'rating', row);
    if (element === '') throw damaged(row.file, row.line, `The element ${id} has no name.`);
    names.add(normalForm(element));
    const shared = others.has(normalForm(element));
    const requirement = rated.get(`${code} ${id}`) ?? {
      skill: shared ? `${element} (${name})` : element,
      asWritten: shared ? element : null,
      kind: kindOf(id),
      tier: null,
      importance: null,
      importanceAsWritten: null,
      level: null,
      scale: null,
      levelAsWritten: null,
      description: null,
      showsUp: null,
    };
    if (!rated.has(`${code} ${id}`)) {
      rated.set(`${code} ${id}`, requirement);
      occupation.requirements.push(requirement);
    }
    const withheld = suppress === 'Y';
    if (scale === 'IM') {
      const { least, most } = IMPORTANCE;
      const importance = numberIn(value, least, most, 'The importance', row);
      requirement.importance = withheld ? null : (importance - least) / (most - least);
      requirement.importanceAsWritten = withheld ? 'suppressed: low precision' : value;
      if (withheld) reading.leaveOut(row, 'an importance of low precision, which O*NET recommends to suppress');
    } else if (scale === 'LV') {
      const { least, most } = LEVEL;
      const level = numberIn(value, least, most, 'The level', row);
      requirement.scale = 'O*NET level, 0 to 7';
      if (irrelevant === 'Y') {
        requirement.level = 0;
        requirement.levelAsWritten = 'not relevant';
        reading.leaveOut(row, 'a level of what O*NET calls not relevant to the occupation; taken as none');
      } else {
        requirement.level = withheld ? null : (level - least) / (most - least);
        requirement.levelAsWritten = withheld ? 'suppressed: low precision' : value;
        if (withheld) reading.leaveOut(row, 'a level of low precision, which O*NET recommends to suppress');
      }
    } else reading.leaveOut(row, `a rating on the scale "${scale}", which is neither importance nor level`);
  }
  return names;
}

async function readTools(reading: CatalogueReading, occupations: Occupations): Promise<void> {
  const columns = {
    code: CODE,
    name: ['Example'],
    category: ['Commodity Title'],
    hot: ['Hot Technology'],
    demand: ['In Demand'],
  };
  const seen = new Map<string, Set<string>>();
  for await (const row of reading.rows(['technology_skills'], columns, TAB)) {
    const { code, name, category, hot, demand } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    const tools = seen.get(code) ?? new Set();
    seen.set(code, tools);
    const normal = normalForm(name);
    if (normal === '') reading.leaveOut(row, 'a tool without letters or digits');
    else if (tools.has(name)) reading.leaveOut(row, 'the same tool again');
    else {
      const marks = [hot === 'Y' ? 'hot technology' : '', demand === 'Y' ? 'in demand' : ''].filter(Boolean);
      occupation.tools.push({ name, category: category || null, commonality: marks.join(', ') || null });
    }
    tools.add(name);
  }
}

async function readTasks(reading: CatalogueReading, occupations: Occupations): Promise<void> {
  const columns = { code: CODE, id: ['Task ID'], text: ['Task'], type: ['Task Type'] };
  const ids = new Map<string, true>();
  for await (const row of reading.rows(['task_statements'], columns, TAB)) {
    const { code, id, text, type } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    once(ids, id, true, 'task id', row);
    if (text === '') reading.leaveOut(row, 'a task without text');
    else
      occupation.statements.push({ section: 'responsibility', category: type === 'n/a' ? null : type || null, text });
  }
}

async function readRelated(reading: CatalogueReading, occupations: Occupations): Promise<void> {
  const columns = { code: CODE, related: ['Related O*NET-SOC Code'], tier: ['Relatedness Tier'], rank: ['Index'] };
  const pairs = new Map<string, true>();
  for await (const row of reading.rows(['related_occupations'], columns, TAB)) {
    const { code, related, tier, rank } = row.at;
    const occupation = known(occupations, code, 'occupation', row);
    const { title } = known(occupations, related, 'related occupation', row);
    once(pairs, `${code} ${related}`, true, 'pair of occupations', row);
    const move = { title, externalId: `onet:${related}`, kind: 'adjacent', tier: tier || null } as const;
    occupation.moves.push({ ...move, rank: numberIn(rank, 1, 1_000, 'The index', row) });
  }
}
