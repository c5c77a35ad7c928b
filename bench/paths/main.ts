/**
 * How long career paths take, beside other libraries on the same graph in the same run.
 *
 *   npm run bench:paths                       ours, graphology, and Neo4j where its jars are installed
 *   npm run bench:paths -- --python <python>  and python-igraph and networkx, where that Python has them
 *   npm run bench:paths -- --sizes 1000       sizes of the generated graphs
 *   npm run bench:paths -- --parts onet       some of the parts: onet, explained, peers, generated, served
 *   npm run bench:paths -- --engines neo4j    engines behind the server of the last part: embedded, neo4j
 *   npm run bench:paths -- --stores <folder>  folder to keep the filled stores of that part in, for the next run
 */
import { parseArgs } from 'node:util';
import type { CareerGraph } from '../../src/paths/career-graph.ts';
import { UNIT } from '../../src/paths/gap.ts';
import type { Objective, PathConstraints } from '../../src/paths/path-question.ts';
import { type CareerRows, careerGraphOf } from '../../test/paths/career-graph-of.ts';
import { bars } from '../bars.ts';
import { machine } from '../report.ts';
import { explained } from './explained.ts';
import { generatedGraph, onetRows } from './graphs.ts';
import { ascending, figure, type Pair, pairsOf, percentiles, timed, WORK_BUDGET } from './measure.ts';
import { inGraphology, inNeo4j, inPython, type PeerAnswer, type PlainQuestion } from './peers.ts';
import { served } from './served.ts';
import { type Turns, watched } from './turns.ts';

const { values } = parseArgs({
  options: {
    python: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    parts: { type: 'string', default: 'onet,explained,peers,generated,served' },
    engines: { type: 'string', default: 'embedded' },
    stores: { type: 'string' },
  },
});
const parts = new Set(values.parts.split(','));

/** Roles in the graph behind the server. */
const SERVED_ROLES = 100_000;

const KS = [1, 5, 20] as const;

const OBJECTIVES: Readonly<Record<string, Objective>> = {
  'fewest moves': { kind: 'FEWEST_MOVES' },
  'smallest largest step': { kind: 'SMALLEST_LARGEST_STEP' },
  'least learning': { kind: 'LEAST_LEARNING' },
  'sum of gaps': { kind: 'BLEND', weights: { stepGaps: 1 } },
  'blend of all': { kind: 'BLEND', weights: { moves: 0.1, stepGaps: 1, largestStep: 1, learning: 0.2 } },
  'moves × learning': { kind: 'PARETO', measures: ['moves', 'learning'] },
};

async function built(name: string, build: () => Promise<CareerGraph>) {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const { result: graph, turns, ms } = await watched(build);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const used = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  const { skills, declared, roles } = graph;
  console.log(
    `\n## ${name}: ${roles.length} roles, ${declared.heads.length} moves, ${skills.requirements.skills.length} requirements`,
    `\nBuilt in ${figure(ms / 1_000)} s, ${figure(used / 2 ** 20)} MB. ${held(turns)}`,
  );
  return { graph, seconds: ms / 1_000, megabytes: used / 2 ** 20 };
}

async function row(
  graph: CareerGraph,
  pairs: readonly Pair[],
  name: string,
  k: number,
  constraints: PathConstraints,
): Promise<readonly number[]> {
  const objective = OBJECTIVES[name] ?? { kind: 'FEWEST_MOVES' };
  const { times, processor, unproven } = await timed(graph, pairs, { objective, k, constraints });
  const { via, avoid, ...plain } = constraints;
  const counted = { ...(via && { via: via.roles.length }), ...(avoid && { avoid: avoid.length }) };
  const under = JSON.stringify({ ...plain, ...counted }).replaceAll('"', '');
  console.log(`| ${name} | ${k} | ${under} | ${percentiles(times)} | ${percentiles(processor)} | ${unproven} |`);
  return processor;
}

const held = ({ longest, longestBusy }: Turns) =>
  `The thread was held for ${figure(longest)} ms at most, ${figure(longestBusy)} ms of processor time.`;

const head = () =>
  console.log(
    '| objective | k | constraints | p50 / p95 / p99 ms | of processor time | stopped at the budget |\n|---|---|---|---|---|---|',
  );

console.log(JSON.stringify(machine()), `work budget ${WORK_BUDGET}`);
if (parts.has('served')) await served(SERVED_ROLES, values.engines.split(','), values.stores, console.log);
const rows = await onetRows();
const { graph: onet } = await built('O*NET 29.3', () => careerGraphOf(rows));
const pairs = await pairsOf(onet, 300);
if (parts.has('onet')) await objectives();
if (parts.has('explained')) await explained(pairs, console.log);
if (parts.has('peers')) {
  await compare('every move weighs 1', () => 1, OBJECTIVES['fewest moves']);
  await compare('a move weighs its gap, in billionths', (gap) => gap, OBJECTIVES['sum of gaps']);
}
if (parts.has('generated')) {
  const grown: Grown[] = [];
  for (const size of values.sizes.split(',').filter(Boolean)) grown.push(await generated(Number(size)));
  console.log('\n## Growth');
  for (const line of plotted(grown)) console.log(line);
}
console.log(`\nload average ${machine().load.join(' ')} at the end`);

async function objectives(): Promise<void> {
  head();
  for (const name of Object.keys(OBJECTIVES)) {
    for (const k of KS) await row(onet, pairs, name, k, { maxMoves: 6 });
    for (const maxMoves of [4, 8]) await row(onet, pairs, name, 5, { maxMoves });
    await row(onet, pairs, name, 5, { maxMoves: 6, maxStepGap: 0.2, neverStepDown: true });
    await row(onet, pairs, name, 5, { maxMoves: 6, maxLearning: 3, avoid: onet.roles.slice(0, 50) });
    const via = { roles: pairs.slice(0, 2).map(([role]) => role), inOrder: false };
    const others = pairs.filter((pair) => !pair.some((role) => via.roles.includes(role)));
    await row(onet, others, name, 5, { maxMoves: 8, via });
  }
}

/** What grows: seconds to build and megabytes, and the processor time of each question, in milliseconds at p50. */
interface Grown {
  roles: number;
  seconds: number;
  megabytes: number;
  questions: Map<string, number>;
}

/** Fewer pairs in larger graphs, so that it ends in minutes. */
async function generated(size: number): Promise<Grown> {
  const { graph, seconds, megabytes } = await built('generated', () => generatedGraph(size));
  const some = await pairsOf(graph, size > 10_000 ? 50 : 100, 6);
  const questions = new Map<string, number>();
  head();
  const { turns } = await watched(async () => {
    for (const name of Object.keys(OBJECTIVES)) {
      for (const k of KS) {
        const times = await row(graph, some, name, k, { maxMoves: 6 });
        questions.set(`${name} ${k}`, times[Math.floor(times.length * 0.5)] ?? 0);
      }
      await row(graph, some, name, 5, { maxMoves: 6, maxStepGap: 0.7, neverStepDown: true });
      await row(graph, some, name, 5, { maxMoves: 6, maxLearning: 8, avoid: graph.roles.slice(0, 50) });
    }
  });
  console.log(held(turns));
  return { roles: size, seconds, megabytes, questions };
}

/** How it grows with the size of the graph and with k. */
function* plotted(all: readonly Grown[]): Iterable<string> {
  const bySize = (value: (grown: Grown) => number) =>
    all.map((grown) => [grown.roles.toLocaleString('en'), value(grown)] as const);
  yield* bars(
    'seconds to build, by roles',
    bySize(({ seconds }) => seconds),
  );
  yield* bars(
    'megabytes, by roles',
    bySize(({ megabytes }) => megabytes),
  );
  for (const name of Object.keys(OBJECTIVES)) {
    const title = `${name}, ms of processor time at p50, up to 6 moves`;
    yield* bars(
      `${title}: k = 5, by roles`,
      bySize(({ questions }) => questions.get(`${name} 5`) ?? 0),
    );
    for (const { roles, questions } of all.slice(-1)) {
      const byK = KS.map((k) => [`k = ${k}`, questions.get(`${name} ${k}`) ?? 0] as const);
      yield* bars(`${title}: ${roles.toLocaleString('en')} roles, by k`, byK);
    }
  }
}

/** The k = 5 question without any limit over described roles, to us and to those who can answer it. */
async function compare(name: string, weight: (gap: number) => number, objective: Objective | undefined): Promise<void> {
  const { declared, skills, numberOf, roles } = onet;
  const edges = [...declared.heads].flatMap((to, move) => {
    const from = declared.tails[move] ?? 0;
    if (skills.described[from] !== 1 || skills.described[to] !== 1) return [];
    return [[from, to, weight(declared.gaps[move] ?? 0)] as const];
  });
  const described = onet.roles.filter((_, role) => skills.described[role] === 1);
  const question: PlainQuestion = {
    roles: roles.length,
    edges,
    pairs: pairs.map(([from, to]) => [numberOf.get(from) ?? 0, numberOf.get(to) ?? 0] as const),
    k: 5,
  };
  // Roles that are only named are left out of the same graph for all.
  const known = await careerGraphOf(describedOnly(new Set(described)));
  if (!objective) return;
  const ours = await timed(known, pairs, { objective, k: 5, constraints: {} });
  const peers: Record<string, PeerAnswer> = values.python ? inPython(values.python, question) : {};
  peers['graphology, one path'] = inGraphology(question);
  const neo = weight(2) === 1 ? await inNeo4j(question) : null;
  if (neo) peers['Neo4j SHORTEST 5'] = neo;
  const scale = weight(2) === 1 ? 1 : UNIT;
  const costs = ours.answers.map((answer) => answer.paths.map(({ cost }) => Math.round(cost * scale)));
  console.log(`\n## The same question to others: k = 5, no limit, ${name}; 300 pairs, ${edges.length} moves`);
  console.log('| | p50 / p95 / p99 ms | times ours (p50) | pairs answered alike |\n|---|---|---|---|');
  console.log(`| rolegraph | ${percentiles(ours.times)} | 1 | |`);
  for (const [peer, answer] of Object.entries(peers)) {
    const alike = answer.costs.filter(
      (theirs, i) =>
        theirs.every((cost, j) => cost === costs[i]?.[j]) &&
        (theirs.length === 1 || theirs.length === costs[i]?.length),
    ).length;
    const times = ascending(answer.times);
    const middle = (all: readonly number[]) => all[Math.floor(all.length / 2)] ?? 0;
    console.log(`| ${peer} | ${percentiles(times)} | ${figure(middle(times) / middle(ours.times))} | ${alike} |`);
  }
}

function describedOnly(described: ReadonlySet<string>): CareerRows {
  return {
    ...rows,
    roles: [],
    moves: rows.moves.filter(({ tail, head }) => described.has(tail) && described.has(head)),
  };
}
