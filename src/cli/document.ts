import type { Command } from 'commander';
import { accepted, ask, withGraph } from './ask.ts';
import { count, print } from './print.ts';

interface Removed {
  document: string;
  nodesRemoved: { label: string; slug: string }[];
  claims: { type: string; removed: number }[];
}

const mutation = `
  mutation Remove($key: String!) {
    removeDocument(key: $key) {
      ... on ImportReport { document nodesRemoved { label slug } claims { type removed } }
      ... on Error { code message }
      ... on NotFound { suggestions }
    }
  }`;

export function addDocument(program: Command): void {
  program
    .command('document')
    .description('take documents out')
    .addHelpText('after', '\nExample: rolegraph document remove roles/data-steward.docx')
    .command('remove <key>')
    .description('take a document out with everything only it claims; what others claim stays')
    .option('--json', 'print JSON')
    .action((key: string, { json }) =>
      withGraph(async (connection) => {
        const { removeDocument } = await ask<{ removeDocument: Removed }>(connection, mutation, { key });
        print(accepted(removeDocument), json, ({ document, nodesRemoved, claims }) => {
          const claimed = claims.reduce((sum, { removed }) => sum + removed, 0);
          return [
            `Removed ${document}: ${count(nodesRemoved.length, 'node')} and ${count(claimed, 'relationship')} went.`,
          ];
        });
      }),
    );
}
