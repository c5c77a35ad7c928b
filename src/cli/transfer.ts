import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Counts } from '../services/graph-file.ts';
import { answerOf, withGraph } from './ask.ts';
import { print } from './print.ts';
import { Refusal } from './refusal.ts';

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write the whole graph as JSON Lines')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  $ rolegraph export -o graph.jsonl\n  $ rolegraph export | gzip > graph.jsonl.gz',
    )
    .action(({ output }: { output?: string }) =>
      withGraph(async (connection) => {
        const response = await connection.fetch('/export');
        if (!response.ok || !response.body) return answerOf<void>(response);
        const body = Readable.from(unbroken(response.body as AsyncIterable<Uint8Array>));
        if (output === undefined) return pipeline(body, process.stdout, { end: false });
        const partial = `${output}.${process.pid}.partial`;
        try {
          await pipeline(body, createWriteStream(partial));
          await rename(partial, output);
        } finally {
          await rm(partial, { force: true });
        }
      }),
    );
}

export function addImportGraph(program: Command): void {
  program
    .command('import-graph <file>')
    .description('read an exported graph into an empty store, whole or not at all ("-" for standard input)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample: move a graph to Neo4j\n  $ rolegraph export -o graph.jsonl\n  $ NEO4J_URI=neo4j://localhost rolegraph import-graph graph.jsonl',
    )
    .action((file: string, { json }) =>
      withGraph(async (connection) => {
        const source = file === '-' ? process.stdin : await opened(file);
        const request = {
          method: 'POST',
          headers: { 'content-type': 'application/x-ndjson' },
          body: Readable.toWeb(source) as BodyInit,
          duplex: 'half',
        };
        const counts = await answerOf<Counts>(await connection.fetch('/import', request as RequestInit));
        print(counts, json, ({ nodes, relationships }) => [
          `Imported ${nodes} nodes and ${relationships} relationships.`,
        ]);
      }),
    );
}

async function opened(file: string): Promise<Readable> {
  const stream = createReadStream(file);
  await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
  return stream;
}

/** A connection that breaks while the answer comes gives an error that says nothing. */
async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal('CONFLICT', 'The server broke the export off: somebody wrote to the graph, or it was stopped.');
  }
}
