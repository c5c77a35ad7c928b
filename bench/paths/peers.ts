import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MultiDirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path/dijkstra.js';
import neo4j from 'neo4j-driver';
import { installedNeo4j, startNeo4j } from '../../tools/neo4j/server.ts';

/** A graph and a question that every peer understands: the k loopless paths of least weight from each pair's one end to the other. */
export interface PlainQuestion {
  roles: number;
  edges: readonly (readonly [tail: number, head: number, weight: number])[];
  pairs: readonly (readonly [number, number])[];
  k: number;
}

export interface PeerAnswer {
  /** Milliseconds per pair. */
  times: number[];
  /** Costs of the paths of each pair, ascending. */
  costs: number[][];
}

/** python-igraph and networkx, as far as that Python has them. */
export function inPython(python: string, question: PlainQuestion): Record<string, PeerAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-paths-'));
  try {
    const file = join(folder, 'question.json');
    writeFileSync(file, JSON.stringify(question));
    const script = fileURLToPath(new URL('peers.py', import.meta.url));
    const { status, stdout, stderr } = spawnSync(python, [script, file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(`${python}: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One path only: Dijkstra from both ends. */
export function inGraphology({ roles, edges, pairs }: PlainQuestion): PeerAnswer {
  const graph = new MultiDirectedGraph();
  for (let role = 0; role < roles; role += 1) graph.addNode(String(role));
  const weights = new Map<string, number>();
  for (const [tail, head, weight] of edges) {
    graph.addEdge(String(tail), String(head), { weight });
    weights.set(`${tail} ${head}`, weight);
  }
  const answer: PeerAnswer = { times: [], costs: [] };
  for (const measured of [false, true]) {
    for (const [from, to] of pairs) {
      const start = performance.now();
      const path = bidirectional(graph, String(from), String(to), 'weight');
      if (!measured) continue;
      answer.times.push(performance.now() - start);
      answer.costs.push([path.reduce((sum, role, i) => sum + (weights.get(`${path[i - 1]} ${role}`) ?? 0), 0)]);
    }
  }
  return answer;
}

/** `SHORTEST k` of a Neo4j of its own: by moves, since it takes no weights. Null where its jars are not installed. */
export async function inNeo4j({ roles, edges, pairs, k }: PlainQuestion): Promise<PeerAnswer | null> {
  if (!installedNeo4j()) return null;
  const server = await startNeo4j({ heap: '1g' });
  const driver = neo4j.driver(server.uri, undefined, { disableLosslessIntegers: true });
  const run = (text: string, params: object) => driver.executeQuery(text, params);
  try {
    await run('CREATE CONSTRAINT FOR (r:Role) REQUIRE r.id IS UNIQUE', {});
    await run('UNWIND range(0, $roles - 1) AS id CREATE (:Role {id: id})', { roles: neo4j.int(roles) });
    const rows = edges.map(([tail, head]) => [neo4j.int(tail), neo4j.int(head)]);
    await run('UNWIND $rows AS row MATCH (a:Role {id: row[0]}), (b:Role {id: row[1]}) CREATE (a)-[:LEADS_TO]->(b)', {
      rows,
    });
    const text = `MATCH p = SHORTEST ${k} (a:Role {id: $from})-[:LEADS_TO]->+(b:Role {id: $to}) RETURN length(p) AS moves`;
    const answer: PeerAnswer = { times: [], costs: [] };
    for (const measured of [false, true]) {
      for (const [from, to] of pairs) {
        const start = performance.now();
        const { records } = await run(text, { from: neo4j.int(from), to: neo4j.int(to) });
        if (!measured) continue;
        answer.times.push(performance.now() - start);
        answer.costs.push(records.map((record) => Number(record.get('moves'))).sort((a, b) => a - b));
      }
    }
    return answer;
  } finally {
    await driver.close();
    await server.stop();
  }
}
