/**
 * The little that is used of packages that come without types, or only with `npm run bench`: so the type check of the
 * repository does not depend on the installation of the benchmark.
 */
declare module 'autocannon' {
  export interface Options {
    url: string;
    connections: number;
    duration: number;
    timeout: number;
    requests: readonly { method: string; headers: Readonly<Record<string, string>>; body: string }[];
  }
  export interface Result {
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    requests: { total: number };
    throughput: { total: number };
    latency: { p50: number; p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}

declare module '@neo4j/graphql' {
  import type { GraphQLSchema } from 'graphql';
  import type { Driver } from 'neo4j-driver';
  export class Neo4jGraphQL {
    constructor(options: { typeDefs: string; driver: Driver });
    getSchema(): Promise<GraphQLSchema>;
  }
}
