import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import type { Occupation } from '../../src/model/occupation.ts';
import { coverageOfRole } from '../../src/paths/coverage.ts';
import { gapUnits } from '../../src/paths/gap.ts';
import { CareerDrawing } from '../../src/services/career/draw-career.ts';
import { readCareer } from '../../src/services/career/read-career.ts';
import { importCatalogue } from '../../src/services/catalogue/import.ts';
import { frameworkIn, onetIn, shippedMap } from '../../src/services/catalogue/read.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { createServices } from '../../src/services/services.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { embedded } from '../engines.ts';
import { randomFrom } from '../random.ts';

/** Public data that is not part of this repository. */
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const isThere = existsSync(data);
if (!isThere) console.log('Careers are not compared with public data: there is none beside this repository.');

const ORIGINS = 'origins: [CATALOGUE]';
const LEVELS = ['awareness', 'working', 'practitioner', 'expert'];
/** Rungs by the first word of a title; levels of a role that share a rung make no ladder, nor do trainees. */
const RUNGS = ['apprentice', 'junior', '', 'senior', 'lead', 'principal', 'head'];
const ALIKE: Readonly<Record<string, string>> = { associate: 'junior', chief: 'head', trainee: 'apprentice' };

const firstWord = (title: string) => title.toLowerCase().split(' ')[0] ?? '';
function rungOf(title: string): number {
  const word = firstWord(title);
  const rung = RUNGS.indexOf(ALIKE[word] ?? word);
  return rung < 0 ? RUNGS.indexOf('') : rung;
}

/** Rows of the framework as published: what the graph is checked against. */
function publishedRows(): Map<string, Map<string, Map<string, number>>> {
  const file = `${data}uk_gdad_capability_framework/roles_levels_skills.csv.gz`;
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  const roles = new Map<string, Map<string, Map<string, number>>>();
  for (const [, role = '', , level = '', , skill = '', , depth = ''] of records.slice(1)) {
    if (level.trim() === '' || level === 'NOT IN USE') continue;
    const levels = roles.get(role) ?? new Map<string, Map<string, number>>();
    roles.set(role, levels);
    const skills = levels.get(level.trim()) ?? new Map<string, number>();
    levels.set(level.trim(), skills);
    skills.set(skill, (LEVELS.indexOf(depth.toLowerCase()) + 1) / LEVELS.length);
  }
  return roles;
}

/** The steps of every role whose levels stand on different rungs. */
function ladderSteps(): {
  from: string;
  to: string;
  gap: { before: Map<string, number>; after: Map<string, number> };
}[][] {
  return [...publishedRows()].flatMap(([role, levels]) => {
    const rungs = new Map<number, string[]>();
    for (const title of levels.keys()) {
      const word = firstWord(title);
      const base =
        word in ALIKE || RUNGS.includes(word) ? title.toLowerCase().slice(word.length + 1) : title.toLowerCase();
      if (word === 'trainee' || !(rungOf(title) === RUNGS.length - 1 || role.toLowerCase().endsWith(base))) continue;
      rungs.set(rungOf(title), [...(rungs.get(rungOf(title)) ?? []), title]);
    }
    if (rungs.size < 2 || [...rungs.values()].some(({ length }) => length > 1)) return [];
    const titles = [...rungs].sort(([a], [b]) => a - b).flatMap(([, [title = '']]) => title);
    const of = (title: string) => levels.get(title) ?? new Map<string, number>();
    return [
      titles
        .slice(1)
        .map((to, i) => ({ from: titles[i] ?? '', to, gap: { before: of(titles[i] ?? ''), after: of(to) } })),
    ];
  });
}

describe.skipIf(!isThere)('the capability framework of the UK government', () => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await embedded.open();
    const file = `${data}uk_gdad_capability_framework/roles_levels_skills.csv.gz`;
    const { source, occupations } = await frameworkIn(file, await shippedMap('uk-gdad'));
    await importCatalogue(engine, { source, occupations: () => occupations, whole: true }, { dryRun: false });
    client = clientOf(engine);
  }, 120_000);
  afterAll(() => engine?.close());

  test('has 34 ladders of 99 steps; the next role is suggested first in four of five, and the gap is the one written', {
    timeout: 120_000,
  }, async () => {
    const ladders = ladderSteps();
    const steps = ladders.flat();
    expect([ladders.length, steps.length]).toEqual([34, 99]);
    let [first, five] = [0, 0];
    for (const { from, to, gap } of steps) {
      const { suggestedNextRoles: suggested, skillGap } = await client.ask(
        `query ($from: RoleRef!, $to: RoleRef!) {
          suggestedNextRoles(role: $from, limit: 5, ${ORIGINS}) { ... on SuggestedNextRoles { up { role { title } } } }
          skillGap(from: $from, to: $to, ${ORIGINS}) { ... on SkillGap { skills { carried tie have need skill { name } } } ... on Error { message } }
        }`,
        { from: { title: from }, to: { title: to } },
      );
      const place = suggested.up.findIndex(({ role }: Data) => role.title === to);
      if (place === 0) first += 1;
      if (place >= 0) five += 1;
      const own = skillGap.skills.filter(({ tie }: Data) => tie === null || tie === 'ITSELF');
      for (const { skill, carried, need } of own) {
        const before = gap.before.get(skill.name) ?? 0;
        const wanted = gap.after.get(skill.name) ?? -1;
        expect([need, carried], `${from} → ${to}: ${skill.name}`).toEqual([
          wanted,
          before >= wanted ? 'CARRIED' : before > 0 ? 'PARTLY' : 'NEW',
        ]);
      }
      expect(new Set(skillGap.skills.map(({ skill }: Data) => skill.name))).toEqual(new Set(gap.after.keys()));
    }
    console.log(`Next role first in ${first} of 99 steps, among five in ${five}.`);
    expect(first / 99).toBeGreaterThanOrEqual(0.82);
    expect(five / 99).toBeGreaterThanOrEqual(0.92);
  });
});

describe('three blueprints, whose documents name skills in their own words', () => {
  test('an associate is nearer to the senior of the same field, by gap and by likeness', async () => {
    const engine = await embedded.open();
    await loadSeed(engine);
    const answer = await clientOf(engine).ask(`{
      field: compareRoles(a: { title: "Associate CV Scientist" }, b: { title: "Senior CV Scientist" }) { ...C }
      other: compareRoles(a: { title: "Associate CV Scientist" }, b: { title: "Senior AI Research Scientist" }) { ...C }
    } fragment C on CompareRolesResult { ... on RoleComparison {
      similarity gap { gap carriedCount partlyCount newCount skills(carried: [PARTLY]) { tie through { name } } }
    } }`);
    await engine.close();
    const { field, other } = answer;
    expect(field.similarity).toBeGreaterThan(other.similarity);
    expect(field.gap.gap).toBeLessThan(other.gap.gap);
    const shared = ({ gap }: Data) => gap.carriedCount + gap.partlyCount;
    expect(shared(field)).toBeGreaterThan(shared(other));
    for (const { tie, through } of field.gap.skills)
      expect([tie, through.name.length > 0]).toEqual(['SUGGESTED', true]);
  });
});

describe.skipIf(!isThere)('the occupations of O*NET', () => {
  let engine: GraphEngine;
  let client: Client;
  let primary: Map<string, Set<string>>;
  let related: Set<string>;
  let rated: string[];
  beforeAll(async () => {
    engine = await embedded.open();
    const { source, occupations } = await onetIn(`${data}onet_29_3`);
    const lean = occupations.map((one): Occupation => ({ ...one, aliases: [], tools: [], statements: [] }));
    await importCatalogue(engine, { source, occupations: () => lean, whole: true }, { dryRun: false });
    client = clientOf(engine);
    rated = lean.filter(({ requirements }) => requirements.length > 0).map(({ externalIds }) => externalIds[0] ?? '');
    const isRated = new Set(rated);
    const primaries = lean.map(({ externalIds, moves }) => {
      const near = moves.filter(({ tier, externalId }) => tier?.startsWith('Primary') && isRated.has(externalId));
      return [externalIds[0] ?? '', new Set(near.map(({ externalId }) => externalId))] as const;
    });
    primary = new Map(primaries);
    related = new Set(
      lean.flatMap(({ externalIds, moves }) => moves.map((move) => `${externalIds[0]} ${move.externalId}`)),
    );
  }, 400_000);
  afterAll(() => engine?.close());

  const ids = 'names { scheme tail: text }';
  const idOf = ({ names }: Data) => `onet:${names.find(({ scheme }: Data) => scheme === 'onet')?.tail}`;

  test('are like those that O*NET calls closely related', {
    timeout: 300_000,
  }, async () => {
    let [alike, counted] = [0, 0];
    for (const id of rated) {
      const near = primary.get(id) ?? new Set();
      if (near.size === 0) continue;
      const { similarRoles: found } = await client.ask(
        `query ($role: RoleRef!, $limit: Int!) { similarRoles(role: $role, limit: $limit, ${ORIGINS}) {
          ... on SimilarRoles { similar { role { ${ids} } } } } }`,
        { role: { externalId: id }, limit: 10 },
      );
      alike += found.similar.filter(({ role }: Data) => near.has(idOf(role))).length / near.size;
      counted += 1;
    }
    console.log(`R@10 ${(alike / counted).toFixed(4)} over ${counted} occupations.`);
    expect(alike / counted).toBeGreaterThanOrEqual(0.38);
  });

  test('are not like those with the smallest gap: likeness is another thing', { timeout: 300_000 }, async () => {
    const { source } = await createServices(engine).snapshots.open();
    const drawing = new CareerDrawing();
    await readCareer(source, ['catalogue'], {
      role: (row) => drawing.role(row),
      related: (row) => drawing.related(row),
      caughtUp: async () => {},
    });
    const { graph } = await drawing.finished();
    const numbers = new Map<string, number>();
    for (const id of rated) {
      const { role } = await client.ask(
        `query ($ref: RoleRef!) { role(ref: $ref, ${ORIGINS}) { ... on Role { slug } } }`,
        {
          ref: { externalId: id },
        },
      );
      numbers.set(id, graph.numberOf.get(role.slug) ?? -1);
    }
    let [found, counted] = [0, 0];
    for (const id of rated) {
      const near = primary.get(id) ?? new Set();
      if (near.size === 0) continue;
      const start = coverageOfRole(graph.skills, numbers.get(id) ?? -1);
      const byGap = rated
        .filter((other) => other !== id)
        .map((other) => ({ other, gap: gapUnits(graph.skills, start, numbers.get(other) ?? -1) }))
        .sort((a, b) => a.gap - b.gap);
      found += byGap.slice(0, 10).filter(({ other }) => near.has(other)).length / near.size;
      counted += 1;
    }
    console.log(
      `R@10 by the smallest gap alone ${(found / counted).toFixed(4)}; by chance ${(10 / rated.length).toFixed(4)}.`,
    );
    expect(found / counted).toBeLessThan(0.1);
  });

  test('lead to each other along moves that O*NET knows', { timeout: 300_000 }, async () => {
    const random = randomFrom(7);
    const pick = () => rated[Math.floor(random() * rated.length)] ?? '';
    let [asked, reached, hops, known] = [0, 0, 0, 0];
    while (asked < 300) {
      const [from, to] = [pick(), pick()];
      if (from === to) continue;
      asked += 1;
      const { careerPaths: found } = await client.ask(
        `query ($from: RoleRef!, $to: RoleRef!) { careerPaths(
          from: $from, to: $to, k: 1, moves: INFERRED, objective: BLEND, blend: { moves: 1, stepGaps: 0.01 }
          constraints: { maxMoves: 12 }, ${ORIGINS}
        ) { ... on CareerPaths { paths { roles { ${ids} } } } } }`,
        { from: { externalId: from }, to: { externalId: to } },
      );
      const [path] = found.paths ?? [];
      if (!path) continue;
      reached += 1;
      const roles = path.roles.map(idOf);
      for (let i = 1; i < roles.length; i += 1) {
        hops += 1;
        if (related.has(`${roles[i - 1]} ${roles[i]}`)) known += 1;
      }
    }
    console.log(`Reached ${reached} of ${asked}; ${known} of ${hops} hops known: ${(known / hops).toFixed(4)}.`);
    expect(reached / asked).toBeGreaterThanOrEqual(0.95);
    expect(known / hops).toBeGreaterThanOrEqual(0.55);
  });
});
