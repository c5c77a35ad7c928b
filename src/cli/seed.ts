import type { Command } from 'commander';
import { ask, getStatus, withGraph } from './ask.ts';
import { count, print } from './print.ts';

interface SeedChange {
  documents: string[];
  nodesAdded: number;
  nodesRemoved: number;
  claimsAdded: number;
  claimsRemoved: number;
}

const change = 'documents nodesAdded nodesRemoved claimsAdded claimsRemoved';

export function addSeed(program: Command): void {
  const seed = program
    .command('seed')
    .description('load or remove the graph that ships with Rolegraph')
    .addHelpText(
      'after',
      '\nExamples:\n  $ rolegraph seed\n  $ rolegraph seed status --json\n  $ rolegraph seed remove',
    );
  seed
    .command('load', { isDefault: true })
    .description('load it; what is there already stays as it is')
    .option('--json', 'print JSON')
    .action(({ json }) =>
      withGraph(async (connection) => {
        const { loadSeed } = await ask<{ loadSeed: SeedChange }>(connection, `mutation { loadSeed { ${change} } }`);
        print(loadSeed, json, ({ documents, nodesAdded, claimsAdded, claimsRemoved }) => [
          claimsAdded + claimsRemoved === 0
            ? 'The seed was there already; nothing changed.'
            : `Loaded ${count(documents.length, 'document')}: ${nodesAdded} nodes and ${claimsAdded} claims came in.`,
        ]);
      }),
    );
  seed
    .command('remove')
    .description('take it out; what other documents claim stays')
    .option('--json', 'print JSON')
    .action(({ json }) =>
      withGraph(async (connection) => {
        const { removeSeed } = await ask<{ removeSeed: SeedChange }>(
          connection,
          `mutation { removeSeed { ${change} } }`,
        );
        print(removeSeed, json, ({ documents, nodesRemoved, claimsRemoved }) => [
          documents.length === 0
            ? 'There is no seed; nothing changed.'
            : `Removed ${count(documents.length, 'document')}: ${nodesRemoved} nodes and ${claimsRemoved} claims went.`,
        ]);
      }),
    );
  seed
    .command('status')
    .description('say whether it is loaded and whether it counts')
    .option('--json', 'print JSON')
    .action(({ json }) =>
      withGraph(async (connection) => {
        const { documents } = await getStatus(connection);
        const status = { documents: documents['seed'] ?? 0, counts: !documents['company'] };
        print(status, json, () => [
          status.documents === 0
            ? 'The seed is not loaded.'
            : `The seed is loaded (${count(status.documents, 'document')})${status.counts ? '.' : ', but steps back: the store has documents of the company.'}`,
        ]);
      }),
    );
}
