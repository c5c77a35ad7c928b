import type { TestProject } from 'vitest/node';
import { installedNeo4j, startNeo4j } from '../tools/neo4j/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses of Neo4j servers that tests may wipe, one for each worker; none where there is no Neo4j. */
    neo4j: readonly string[];
  }
}

/**
 * Finds Neo4j servers for the tests: the one of ROLEGRAPH_TEST_NEO4J_URI, which the tests wipe, else one for each worker
 * from the installed jars. NEO4J_URI is left alone: it names a database somebody works with.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['ROLEGRAPH_TEST_NEO4J_URI'];
  if (given) {
    project.provide('neo4j', [given]);
    return undefined;
  }
  if (!installedNeo4j()) {
    console.log(
      'Neo4j is left out: run `npm run neo4j:install` once, or set ROLEGRAPH_TEST_NEO4J_URI to a server that may be ' +
        'wiped (NEO4J_URI is never used by tests).',
    );
    project.provide('neo4j', []);
    return undefined;
  }
  // A test server lives for minutes: quick to start beats fast in the end. Workers inherit it for servers of their own.
  process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  const servers = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, () => startNeo4j({ heap: '512m' })),
  );
  project.provide(
    'neo4j',
    servers.map(({ uri }) => uri),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}
