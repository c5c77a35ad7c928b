import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import type { LoadResult } from '../services/load.ts';
import { count } from './print.ts';

interface Options {
  empty?: boolean;
  host?: string;
  port?: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the graph over HTTP until stopped')
    .option('--empty', 'do not load the shipped graph into an empty store')
    .option('--host <address>', 'address to listen on, instead of HOST')
    .option('--port <number>', 'port to listen on, instead of PORT; 0 for any free one')
    .addHelpText(
      'after',
      '\nExamples:\n  $ rolegraph serve\n  $ NEO4J_URI=neo4j://localhost rolegraph serve --port 8080',
    )
    .action(serveUntilStopped);
}

async function serveUntilStopped({ empty = false, host, port }: Options): Promise<void> {
  const config = loadConfig({ ...process.env, ...(host && { HOST: host }), ...(port && { PORT: port }) });
  const { serve } = await import('../serve.ts');
  const serving = await serve(config, { seed: !empty });
  const store = config.neo4j?.uri ?? config.store;
  console.log(
    `Rolegraph answers at ${serving.url}/graphql from ${store} (${seedNote(serving.seeded)}). Ctrl-C stops it.`,
  );
  await new Promise<void>((resolve, reject) => {
    const stop = () => serving.stop().then(resolve, reject);
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

function seedNote(seeded: LoadResult | null | undefined): string {
  if (seeded === undefined) return 'the seed was not asked for';
  if (seeded === null) return 'the store has data, the seed was not touched';
  const added = (label: string) => seeded.nodesAdded.filter((node) => node.label === label).length;
  const described = seeded.documents.length;
  const others = `${added('Role') - described} named ones, ${count(added('Skill'), 'skill')}, ${count(added('Tool'), 'tool')}`;
  return `seeded: ${count(described, 'described role')}, ${others}`;
}
