import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEngine } from '../../src/engine/embedded.ts';
import { Neo4jEngine } from '../../src/engine/neo4j.ts';
import { startNeo4j } from '../../tools/neo4j/server.ts';
import { answerTo } from '../questions.ts';
import { type Server, Servers } from '../servers.ts';
import { fillStore } from './large-store.ts';
import { figure } from './measure.ts';

const EACH = { moves: 10, skills: 20 } as const;

const ref = (role: number) => `{ slug: "role-${String(role).padStart(6, '0')}" }`;

/** What is asked of the server, each twice: for the first time, and again with what the first has left behind. */
function questions(roles: number): Readonly<Record<string, string>> {
  const [from, to] = [ref(1), ref(Math.floor(roles / 2))];
  const path = (objective: string, more = 'constraints: { maxMoves: 6 }') =>
    `{ careerPaths(from: ${from}, to: ${to}, k: 5, ${objective}, ${more}) {
      __typename ... on CareerPaths { proven paths { moves roles { slug } } } } }`;
  const ofProfile = `query ($profile: Profile!) {
    careerPaths(profile: $profile, to: ${to}, k: 5, objective: LEAST_LEARNING, constraints: { maxMoves: 4 }) {
      __typename ... on CareerPaths { proven paths { moves roles { slug } } } } }`;
  return {
    'gap (builds the graph)': `{ skillGap(from: ${from}, to: ${to}) { __typename ... on SkillGap { gap } } }`,
    'fewest moves': path('objective: FEWEST_MOVES'),
    'least learning': path('objective: LEAST_LEARNING'),
    'smallest largest step': path('objective: SMALLEST_LARGEST_STEP'),
    blend: path('objective: BLEND, blend: { moves: 0.1, stepGaps: 1, largestStep: 1, learning: 0.2 }'),
    'moves × learning': path('objective: PARETO, pareto: [MOVES, LEARNING]'),
    'no path': path('objective: FEWEST_MOVES', 'constraints: { maxMoves: 2, maxStepGap: 0.01 }'),
    'profile without roles': ofProfile,
    reachableRoles: `{ reachableRoles(from: ${from}, constraints: { maxMoves: 10 }) { __typename ... on ReachableRoles { totalCount } } }`,
    bridges: `{ bridges(from: ${from}) { __typename ... on BridgeRoles { bridges { role { slug } opensCount } } } }`,
    similarRoles: `{ similarRoles(role: ${from}) { __typename ... on SimilarRoles { similar { role { slug } } omitted } } }`,
    skillLeverage: `{ skillLeverage(family: { slug: "trade-1" }) { __typename ... on SkillLeverages {
      skills { skill { slug } nextRoleCount } unreached { skill { slug } } } } }`,
    'lattice of a family': `{ careerLattice(family: { slug: "trade-1" }) { __typename } }`,
    'lattice between': `{ careerLattice(between: { from: ${from}, to: ${to} }) { __typename } }`,
  };
}

/**
 * How long the real server is held at a stretch with a large graph, by what is asked.
 * @param stores folder to keep the filled stores in, for the next run
 */
export async function served(
  roles: number,
  engines: readonly string[],
  stores: string | undefined,
  say: (text: string) => void,
) {
  const compiled = spawnSync('npx', ['tsc', '-p', 'bench/processes'], { stdio: ['ignore', 2, 2] });
  if (compiled.status !== 0) throw new Error('The processes of the benchmark do not compile.');
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-paths-'));
  const servers = new Servers(folder);
  try {
    for (const name of engines) {
      const home = join(stores ?? folder, `${name}-${roles}`);
      const isFilled = existsSync(home);
      const [engine, env, stop] = name === 'embedded' ? await embedded(home) : await neo4j(home);
      try {
        say(`\n## A server with ${roles} roles, ${EACH.moves} moves and ${EACH.skills} requirements each: ${name}`);
        const started = performance.now();
        if (!isFilled) await fillStore(engine, roles, EACH);
        await engine.close();
        if (!isFilled) say(`Filled in ${figure((performance.now() - started) / 1_000)} s.`);
        await measure(await servers.rolegraph(name, env), roles, say);
        await servers.stop();
      } finally {
        await stop();
      }
    }
  } finally {
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function embedded(store: string) {
  return [await EmbeddedEngine.open(store), { ROLEGRAPH_STORE: store }, async () => {}] as const;
}

async function neo4j(home: string) {
  const server = await startNeo4j({ heap: '4g', home });
  const login = { user: undefined, password: undefined, database: undefined };
  const patience = { statementTimeout: 600_000, connectionTimeout: 30_000, maxConnections: 10 };
  const engine = new Neo4jEngine({ uri: server.uri, ...login, ...patience });
  return [engine, { NEO4J_URI: server.uri }, () => server.stop()] as const;
}

async function measure(server: Server, roles: number, say: (text: string) => void): Promise<void> {
  const variables = { profile: { skills: [{ skill: 'skill-1', held: 'STRONG' }] } };
  say('| question | first ms, again ms | held for ms, first and again | of processor time | over 50 ms | answer |');
  say('|---|---|---|---|---|---|');
  for (const [name, query] of Object.entries(questions(roles))) {
    const body = JSON.stringify({ query, variables });
    const [times, held, busy, over]: [number[], number[], number[], number[]] = [[], [], [], []];
    let answer = '';
    for (let time = 0; time < 2; time += 1) {
      await server.usage();
      const started = performance.now();
      answer = await answerTo(server.url, body);
      times.push(performance.now() - started);
      const { turns } = await server.usage();
      held.push(turns.longest);
      busy.push(turns.longestBusy);
      over.push(turns.over50);
    }
    const both = (values: readonly number[]) => values.map(figure).join(', ');
    const kind = /"__typename":"(\w+)"/.exec(answer)?.[1] ?? answer.slice(0, 80);
    say(`| ${name} | ${both(times)} | ${both(held)} | ${both(busy)} | ${over.join(', ')} | ${kind} |`);
  }
  const { rss, peak } = await server.usage();
  say(`Resident: ${Math.round(rss / 2 ** 20)} MB, ${Math.round(peak / 2 ** 20)} MB at its highest.`);
}
