import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stemOf } from '../src/identity/stem.ts';
import { wordsOf } from '../src/identity/words.ts';

/**
 * Derives `src/identity/word-weights.ts` from public descriptions of work: how telling a word is.
 * Usage: tsx tools/word-weights.ts FOLDER && npm run format, where FOLDER has `onet_29_3`, `esco_1_1_1`, `esco_occupation_skills_subset`
 * and `uk_gdad_capability_framework` as gzipped tables.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the tables are: tsx tools/word-weights.ts FOLDER');

type Row = Readonly<Record<string, string>>;

/** Rows of a gzipped table; quoted fields may hold separators, breaks and doubled quotes. */
function rowsOf(file: string): Row[] {
  const separator = file.includes('.tsv') ? '\t' : ',';
  const text = gunzipSync(readFileSync(join(folder ?? '', file))).toString('utf8');
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'g');
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(field)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== separator) records.push([]);
  }
  const [head = [], ...body] = records.filter((record) => record.some((value) => value !== ''));
  return body.map((record) => Object.fromEntries(head.map((column, i) => [column, record[i] ?? ''])));
}

const texts = (file: string, ...columns: string[]) => [
  ...new Set(rowsOf(file).map((row) => columns.map((column) => row[column] ?? '').join('. '))),
];

/** Work in general, and digital work: a word that is common in either tells little. */
const general = [
  ...texts('onet_29_3/task_statements.tsv.gz', 'Task'),
  ...texts('onet_29_3/occupation_data.tsv.gz', 'Title', 'Description'),
  ...texts('onet_29_3/dwa_reference.tsv.gz', 'DWA Title'),
  ...texts('onet_29_3/technology_skills.tsv.gz', 'Example', 'Commodity Title'),
  ...texts('esco_1_1_1/occupations.csv.gz', 'PREFERREDLABEL', 'DESCRIPTION'),
  ...texts('esco_1_1_1/skill_groups.csv.gz', 'PREFERREDLABEL', 'DESCRIPTION'),
  ...texts('esco_occupation_skills_subset/skill_broader_relations.csv.gz', 'skill_title'),
];
const digital = [
  ...texts('uk_gdad_capability_framework/skills.csv.gz', 'Skill Name', 'Skill Description', 'Practitioner'),
  ...texts('uk_gdad_capability_framework/roles_levels_skills.csv.gz', 'Role Level', 'Role Level Description'),
];

/** In how many texts each stem occurs. */
function textsWith(corpus: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of corpus) {
    for (const stem of new Set(wordsOf(text).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

const HIGHEST = 7;
const LOWEST = 0.3;

const inGeneral = textsWith(general);
const inDigital = textsWith(digital);
const idf = (corpus: readonly string[], counts: ReadonlyMap<string, number>, stem: string) =>
  Math.log((corpus.length + 1) / ((counts.get(stem) ?? 0) + 0.5));

const byWeight = new Map<string, string[]>();
for (const stem of new Set([...inGeneral.keys(), ...inDigital.keys()])) {
  if (!/^[a-z]{2,}$/.test(stem)) continue;
  const mean = (idf(general, inGeneral, stem) + idf(digital, inDigital, stem)) / 2;
  if (mean >= HIGHEST - 0.05) continue;
  const weight = Math.max(LOWEST, mean).toFixed(1);
  const stems = byWeight.get(weight);
  if (stems) stems.push(stem);
  else byWeight.set(weight, [stem]);
}

const lines = [...byWeight]
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([weight, stems]) => `  [${Number(weight)}, '${stems.sort().join(' ')}'],`);

const page = `/**
 * How telling the stems of English words are in descriptions of work: the mean of their inverse document frequencies, ln((n + 1) /
 * (texts with it + 0.5)), in ${general.length} texts about work in general and ${digital.length} about digital work; between ${LOWEST} and ${HIGHEST}. Stems
 * that are not here have the highest weight. Frozen: a strength depends on the two texts alone. Derived by
 * \`tools/word-weights.ts\` from:
 * - O*NET 29.3 Database, U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), CC BY 4.0. O*NET is a
 *   trademark of USDOL/ETA, which has not approved, endorsed or tested this derivation.
 * - ESCO v1.1.1, European Commission, reuse authorised under Decision 2011/833/EU.
 * - Government Digital and Data Profession Capability Framework, Crown copyright, Open Government Licence v3.0.
 */
export const stemsByWeight: readonly (readonly [weight: number, stems: string])[] = [
${lines.join('\n')}
];

/** Of every other stem. */
export const HIGHEST_WEIGHT = ${HIGHEST};
`;
writeFileSync(new URL('../src/identity/word-weights.ts', import.meta.url), page);
console.log(`${lines.length} weights of ${[...byWeight.values()].flat().length} stems, ${page.length} characters`);
