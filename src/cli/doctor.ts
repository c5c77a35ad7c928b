import type { Command } from 'commander';
import { type Config, loadConfig } from '../config.ts';
import type { Status } from '../services/status.ts';
import { getStatus } from './ask.ts';
import { type Connection, connect } from './connection.ts';
import { aligned, print } from './print.ts';
import { refusalOf } from './refusal.ts';

interface Health extends Status {
  /** The server that holds the store, where one does. */
  server: Connection['server'] | null;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say which store is used, what is in it, and what is wrong with it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ rolegraph doctor\n  $ NEO4J_URI=neo4j://localhost rolegraph doctor')
    .action(({ json }) => examine(loadConfig(process.env), json));
}

async function examine(config: Config, json: boolean | undefined): Promise<void> {
  let connection: Connection | undefined;
  try {
    connection = await connect(config);
    const status = await getStatus(connection);
    print<Health>({ ...status, server: connection.server ?? null }, json, told);
  } catch (error) {
    for (const line of advice(config, error)) console.error(line);
    throw error;
  } finally {
    await connection?.close();
  }
}

function told({ server, details, documents, nodes, ...status }: Health): string[] {
  const listed = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, number]) => `${number} ${name}`)
      .join(', ') || 'none';
  const rows = [
    ['engine', status.engine],
    ['store', status.store],
    ['product', status.product],
    ...Object.entries(details),
    ['model version', `${status.modelVersion} (this Rolegraph knows up to ${status.knownModelVersion})`],
    ['revision', String(status.revision)],
    ['documents', listed(documents)],
    ['nodes by label', listed(nodes)],
    ['held by', server ? `the server at ${server.url} (process ${server.pid})` : 'nobody else'],
    ['node', status.node],
  ];
  return aligned(rows);
}

/** What to try, by the code of the problem. */
const remedies: Readonly<Record<string, string>> = {
  DATABASE_UNAVAILABLE:
    'Is Neo4j running, and is the port its Bolt port (7687)? A single server behind a forwarded port wants bolt:// instead of neo4j://; Aura and other encrypted servers want neo4j+s://. Does the database of NEO4J_DATABASE exist?',
  DATABASE_DENIED: 'Check NEO4J_USER and NEO4J_PASSWORD by logging in with cypher-shell or Neo4j Browser.',
  DATABASE_BUSY: 'Wait and try again, or raise NEO4J_MAX_CONNECTIONS.',
  STORE_HELD: 'Find the process with: lsof <the store>. A Rolegraph server that runs is asked by itself.',
  STORE_UNREADABLE: 'Look at the path and its permissions. A damaged store comes back from a copy or an export.',
  STORE_TOO_NEW: 'Install the Rolegraph that wrote it.',
};

function* advice(config: Config, error: unknown): Iterable<string> {
  yield* aligned([
    ['engine', config.neo4j ? 'neo4j' : 'embedded'],
    ['store', config.neo4j?.uri ?? config.store],
    ['node', process.version],
  ]);
  const { cause } = error as { cause?: unknown };
  if (cause instanceof Error) yield `The engine says: ${cause.message.split('\n')[0]}`;
  const remedy = remedies[refusalOf(error).code];
  if (remedy) yield `What to do: ${remedy}`;
}
