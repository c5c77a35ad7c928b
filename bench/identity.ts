import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { normalForm } from '../src/identity/normal-form.ts';
import { RelationIndex } from '../src/identity/relation-index.ts';
import { SKILL_THRESHOLD, SKILL_WORD_THRESHOLD, skillStrength, skillVector } from '../src/identity/skill-relation.ts';
import { TitleIndex } from '../src/identity/title-index.ts';

/**
 * How well an occupation is found by a title that is not known, and how long 20,000 skills take to be related.
 * Usage: tsx bench/identity.ts [FOLDER of onet_29_3]
 */
const folder = process.argv[2] ?? new URL('../../shared/data/onet_29_3', import.meta.url).pathname;
const QUESTIONS = 3_000;
const SKILLS = 20_000;

/** Rows of a table of O*NET without quoted fields that hold tabs. */
function rowsOf(name: string): Record<string, string>[] {
  const text = gunzipSync(readFileSync(`${folder}/${name}.tsv.gz`)).toString('utf8');
  const [head = [], ...body] = text.split(/\r?\n/).map((line) => line.split('\t'));
  return body.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i]?.replace(/^"|"$/g, '') ?? ''])));
}

/** Processor time, because it does not depend on what else the machine does. */
const seconds = (since: NodeJS.CpuUsage) => (process.cpuUsage(since).user / 1e6).toFixed(1);
const CODE = 'O*NET-SOC Code';

async function titles(): Promise<void> {
  const columns = [
    ['occupation_data', 'Title'],
    ['alternate_titles', 'Alternate Title'],
    ['alternate_titles', 'Short Title'],
    ['sample_of_reported_titles', 'Reported Job Title'],
  ] as const;
  const known = columns.flatMap(([table, column]) =>
    rowsOf(table)
      .map((row) => ({
        occupation: row[CODE] ?? '',
        title: row[column] ?? '',
        alternate: column === 'Alternate Title',
      }))
      .map((entry) => ({ ...entry, normal: normalForm(entry.title) }))
      .filter(({ title, normal }) => normal !== '' && title !== 'n/a'),
  );
  const pool = [...new Set(known.filter(({ alternate }) => alternate).map(({ normal }) => normal))].sort();
  const asked = new Set<string>();
  // A linear congruential generator (Numerical Recipes), so that every run asks the same.
  for (let state = 1; asked.size < QUESTIONS; ) {
    state = (state * 1664525 + 1013904223) >>> 0;
    asked.add(pool[Math.floor((state / 2 ** 32) * pool.length)] ?? '');
  }
  const right = new Map<string, Set<string>>();
  for (const { normal, occupation } of known) right.set(normal, (right.get(normal) ?? new Set()).add(occupation));

  const building = process.cpuUsage();
  const index = await TitleIndex.of(known.filter(({ normal }) => !asked.has(normal)));
  console.log(`Index of titles: ${seconds(building)} s of processor`);
  const asking = process.cpuUsage();
  let [first, five] = [0, 0];
  for (const title of asked) {
    const found = index.find(title, 5).map(({ occupation }) => right.get(title)?.has(occupation) ?? false);
    first += Number(found[0] ?? false);
    five += Number(found.includes(true));
  }
  const each = (process.cpuUsage(asking).user / 1e3 / QUESTIONS).toFixed(1);
  console.log(
    `${QUESTIONS} titles left out: top-1 ${(first / QUESTIONS).toFixed(3)}, top-5 ${(five / QUESTIONS).toFixed(3)}, ${each} ms of processor each`,
  );
}

function skills(): void {
  const tasks = [...new Set(rowsOf('task_statements').map((row) => row['Task'] ?? ''))];
  const activities = [...new Set(rowsOf('dwa_reference').map((row) => row['DWA Title'] ?? ''))];
  const names = [...activities, ...tasks].slice(0, SKILLS);
  const start = process.cpuUsage();
  const entries = names.map((name, at) => ({
    id: String(at),
    vector: skillVector({ names: [name], texts: [tasks[(at * 7) % tasks.length] ?? ''] }),
  }));
  const index = new RelationIndex(entries, ({ vector }) => vector);
  let ties = 0;
  for (const { id, vector } of entries) {
    for (const other of index.near(vector, SKILL_WORD_THRESHOLD)) {
      if (id < other.id && skillStrength(vector, other.vector) >= SKILL_THRESHOLD) ties += 1;
    }
  }
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`${entries.length} skills: ${ties} ties in ${seconds(start)} s of processor, ${memory} MB resident`);
}

console.log(`Load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
skills();
await titles();
