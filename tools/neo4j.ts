import { relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { installNeo4j } from './neo4j/install.ts';
import { DEFAULT_LINE, installationOf, installedNeo4j, LINES, type Line } from './neo4j/lines.ts';
import { startNeo4j } from './neo4j/server.ts';

const line = () => new Option('--line <line>', 'Neo4j line').choices(Object.keys(LINES)).default(DEFAULT_LINE);

const program = new Command('neo4j').description('A Neo4j Community server for development, without Docker');

program
  .command('install')
  .description('copy the jars of a Neo4j server into a cache outside the repository')
  .addOption(line())
  .action(install);

program
  .command('run')
  .description('run a Neo4j server on 127.0.0.1, without a password, until stopped')
  .option('--port <number>', 'Bolt port', port, 7687)
  .option('--home <folder>', 'folder of the data', '.rolegraph/neo4j')
  .addOption(line())
  .action(run);

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function install({ line }: { line: Line }): Promise<void> {
  const { version } = LINES[line];
  if (installedNeo4j(line)) {
    console.log(`Neo4j ${version} is already installed in ${installationOf(line)}`);
    return;
  }
  console.log(`Resolving Neo4j ${version} with Maven; the first time takes a minute or two …`);
  await installNeo4j(line);
  console.log(`Neo4j ${version} is installed in ${installationOf(line)}`);
}

async function run(options: { line: Line; port: number; home: string }): Promise<void> {
  const server = await startNeo4j(options);
  let stopping = false;
  const stop = () => {
    stopping = true;
    void server.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  console.log(
    `Neo4j ${LINES[options.line].version} is ready at ${server.uri} (data in ${relative('.', server.home) || '.'}): ` +
      `start Rolegraph with NEO4J_URI=${server.uri} npm start, stop with Ctrl-C`,
  );
  await server.ended;
  if (!stopping) throw new Error('Neo4j was ended from outside');
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new InvalidArgumentError('not a port number');
  return number;
}
