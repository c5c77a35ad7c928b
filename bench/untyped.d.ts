/**
 * The little that is used of packages that come without types, or only with `npm run bench`: so the type check of the
 * repository does not depend on the installation of the benchmark.
 */
declare module 'autocannon' {
  export interface Options {
    url: string;
    connections: number;
    amount: number;
    timeout: number;
    sampleInt: number;
    requests: readonly { method: string; headers: Readonly<Record<string, string>>; body: string }[];
  }
  export interface Result {
    '2xx': number;
    errors: number;
    timeouts: number;
    non2xx: number;
    throughput: { total: number };
    latency: { p50: number; p99: number };
  }
  interface Running extends Promise<Result> {
    on(event: 'reqError', listener: (error: Error) => void): void;
  }
  export default function autocannon(options: Options): Running;
}

declare module '@neo4j/graphql' {
  import type { GraphQLSchema } from 'graphql';
  import type { Driver } from 'neo4j-driver';
  export class Neo4jGraphQL {
    constructor(options: { typeDefs: string; driver: Driver });
    getSchema(): Promise<GraphQLSchema>;
  }
}

declare module 'graphology' {
  export class MultiDirectedGraph {
    addNode(id: string): void;
    addEdge(from: string, to: string, attributes: { weight: number }): void;
  }
}

declare module 'graphology-shortest-path/dijkstra.js' {
  import type { MultiDirectedGraph } from 'graphology';
  export function bidirectional(graph: MultiDirectedGraph, from: string, to: string, weight: string): string[];
}
