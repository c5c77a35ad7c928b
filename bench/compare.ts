import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { startNeo4j } from '../tools/neo4j/server.ts';
import type { Bench } from './bench.ts';
import { asked, cold, type Measurement, type TimedLoad, underLoad } from './measure.ts';
import type { Usage } from './processes/probe.ts';
import { answerTo, assertSame, type Question, questions } from './questions.ts';
import type { Server } from './servers.ts';
import { loadEmbedded, loadNeo4j } from './stores.ts';

/** How many roles are asked for one by one. */
const SINGLES = 20;
const WARM_UP_SECONDS = 1;

export const PEER = '@neo4j/graphql';

export interface Comparison {
  /** How many roles, and how many seconds the loader took; null where it was done before. */
  roles: number;
  loaded: { embedded: number | null; neo4j: number | null };
  questions: readonly Question[];
  /** Characters of the first answer to each question. */
  characters: { question: string; rolegraph: number; peer: number }[];
  measured: { question: string; variant: string; rounds: Measurement[] }[];
  memory: { server: string; usage: Usage }[];
  /** What Rolegraph answers, by question. */
  answers: ReadonlyMap<string, readonly string[]>;
  /** A closed embedded store with the roles. */
  store: string;
}

/** A way to ask: a server, and what goes on beside the requests. */
interface Variant {
  name: string;
  server: Server;
  asks?: 'peer';
  cold?: boolean;
  /** Commits something unrelated: every second, or before every request where it is to be cold. */
  write?: () => Promise<unknown>;
}

/** The same questions to all servers over the same data, the answers compared first. */
export async function compare(bench: Bench): Promise<Comparison> {
  const { catalogue, folder, stores, servers, undo, say } = bench;
  const store = (name: string) => join(folder, `${name}.grafeo`);
  const roles = join(stores, 'roles.grafeo');
  const database = await startNeo4j({ home: join(stores, 'neo4j') });
  undo.push(() => database.stop());
  say(`loading ${catalogue.occupations.length} roles`);
  const loaded = { embedded: await loadEmbedded(roles, catalogue), neo4j: await loadNeo4j(database.uri, catalogue) };
  for (const copy of ['warm', 'off']) await copyFile(roles, store(copy));

  // Without a cache the connections are in demand; waiting is what is measured here, not giving up.
  const NEO4J = { NEO4J_URI: database.uri, NEO4J_CONNECTION_TIMEOUT_MS: '60000' };
  const off = { ROLEGRAPH_CACHE: 'off' };
  const peer = await servers.peer(PEER, database.uri);
  const onNeo4j = await servers.rolegraph('Rolegraph, Neo4j', NEO4J);
  const onNeo4jOff = await servers.rolegraph('Rolegraph, Neo4j, cache off', { ...NEO4J, ...off });
  const here = await servers.rolegraph('Rolegraph, embedded', { ROLEGRAPH_STORE: store('warm') });
  const hereOff = await servers.rolegraph('Rolegraph, embedded, cache off', { ROLEGRAPH_STORE: store('off'), ...off });

  const list = questions(await singles(onNeo4j));
  const answers = new Map<string, readonly string[]>();
  const floorAnswers: [body: string, answer: unknown][] = [];
  const characters: Comparison['characters'] = [];
  for (const question of list) {
    say(`comparing the answers to question ${question.name}`);
    const peers = await asked(peer, question.peer);
    for (const server of [onNeo4j, onNeo4jOff, here, hereOff]) {
      const ours = await asked(server, question.rolegraph);
      assertSame(question, ours.answers, peers.answers);
      if (server !== here) continue;
      answers.set(question.name, ours.answers);
      ours.bodies.forEach((body, i) => floorAnswers.push([body, JSON.parse(ours.answers[i] ?? '')]));
      const [rolegraph = '', peer = ''] = [ours.answers[0], peers.answers[0]];
      characters.push({ question: question.name, rolegraph: rolegraph.length, peer: peer.length });
    }
  }
  const answersFile = join(folder, 'answers.json');
  await writeFile(answersFile, JSON.stringify(floorAnswers));
  const floor = await servers.floor('node:http', answersFile);

  const driver = neo4j.driver(database.uri);
  undo.push(() => driver.close());
  const foreign = () =>
    driver.executeQuery("MERGE (t:BenchTick {id: 'tick'}) SET t.number = coalesce(t.number, 0) + 1");
  const measured = await rounds(bench, list, [
    { name: 'floor: bare node:http', server: floor },
    { name: PEER, server: peer, asks: 'peer' },
    { name: 'Neo4j, warm', server: onNeo4j },
    { name: 'Neo4j, warm, 1 write/s', server: onNeo4j, write: foreign },
    { name: 'Neo4j, cache off', server: onNeo4jOff },
    { name: 'Neo4j, cold', server: onNeo4j, write: foreign, cold: true },
    { name: 'embedded, warm', server: here },
    { name: 'embedded, warm, 1 write/s', server: here, write: here.write },
    { name: 'embedded, cache off', server: hereOff },
    { name: 'embedded, cold', server: here, write: here.write, cold: true },
  ]);
  const memory: Comparison['memory'] = [];
  for (const server of [floor, peer, onNeo4j, onNeo4jOff, here, hereOff]) {
    memory.push({ server: server.name, usage: await server.usage() });
  }
  await servers.stop();
  await database.stop();
  return {
    roles: catalogue.occupations.length,
    loaded,
    questions: list,
    answers,
    characters,
    measured,
    memory,
    store: roles,
  };
}

/** Some roles that ask for skills. */
async function singles(server: Server): Promise<string[]> {
  const query = '{ roles(first: 100, origins: [CATALOGUE]) { nodes { slug requirements(first: 1) { totalCount } } } }';
  const { data } = JSON.parse(await answerTo(server.url, JSON.stringify({ query })));
  const nodes: { slug: string; requirements: { totalCount: number } }[] = data.roles.nodes;
  const asking = nodes.filter(({ requirements }) => requirements.totalCount > 0);
  return asking.slice(0, SINGLES).map(({ slug }) => slug);
}

/** Measures all variants in turn, several times: what else the machine does meets all of them. */
async function rounds(bench: Bench, list: readonly Question[], variants: readonly Variant[]) {
  const measured: Comparison['measured'] = list.flatMap(({ name: question }) =>
    variants.map(({ name: variant }) => ({ question, variant, rounds: [] })),
  );
  // Round 0 lets the compilers of processes and virtual machines warm up and does not count.
  for (let round = 0; round <= bench.rounds; round += 1) {
    for (const question of list) {
      for (const variant of variants) {
        bench.say(`round ${round} of ${bench.rounds}, question ${question.name}: ${variant.name}`);
        const load = await asked(variant.server, question[variant.asks ?? 'rolegraph']);
        const result = await measure(bench, variant, {
          ...load,
          seconds: round === 0 ? WARM_UP_SECONDS : bench.seconds,
        });
        const entry = measured.find((each) => each.question === question.name && each.variant === variant.name);
        if (round > 0) entry?.rounds.push(result);
      }
    }
  }
  return measured;
}

async function measure({ generator }: Bench, { server, write, cold: isCold }: Variant, load: TimedLoad) {
  return isCold && write ? cold(server, load, write) : underLoad(generator, server, load, write);
}
