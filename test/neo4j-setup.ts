import type { TestProject } from 'vitest/node';
import { installedNeo4j, startNeo4j } from '../tools/neo4j/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a Neo4j server that tests may wipe; null where there is none. */
    neo4j: string | null;
  }
}

/**
 * Finds a Neo4j server for the tests: the one of ROLEGRAPH_TEST_NEO4J_URI, which the tests wipe, else one of their own
 * from the installed jars. NEO4J_URI is left alone: it names a database somebody works with.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['ROLEGRAPH_TEST_NEO4J_URI'];
  if (given) {
    project.provide('neo4j', given);
    return undefined;
  }
  if (!installedNeo4j()) {
    console.log(
      'Neo4j is left out: run `npm run neo4j:install` once, or set ROLEGRAPH_TEST_NEO4J_URI to a server that may be ' +
        'wiped (NEO4J_URI is never used by tests).',
    );
    project.provide('neo4j', null);
    return undefined;
  }
  // A test server lives for minutes: quick to start beats fast in the end. Workers inherit it for servers of their own.
  process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  // Every test fills an empty store, which looks like new statistics: planning again would be half of the time.
  const server = await startNeo4j({ heap: '512m', settings: ['dbms.cypher.min_replan_interval=1h'] });
  project.provide('neo4j', server.uri);
  return () => server.stop();
}
