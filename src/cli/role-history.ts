import type { Command } from 'commander';
import { accepted, ask, onError, roleRef, withGraph } from './ask.ts';
import { indented, print } from './print.ts';

interface History {
  title: string;
  versions: { number: number; at: string; by: string; document: string; changes: { line: string }[] }[];
}

const query = `
  query History($ref: RoleRef!) {
    role(ref: $ref) {
      ... on Role { title versions { number at by document changes { kind path before after line } } }
      ${onError}
    }
  }`;

/** `rolegraph role history <title>`, below the command that shows a role. */
export function addRoleHistory(role: Command): void {
  role
    .command('history <title>')
    .description('show what changed in a role each time a document was applied')
    .option('--json', 'print JSON')
    .action((title: string, { json }) =>
      withGraph(async (connection) => {
        const answer = await ask<{ role: History }>(connection, query, { ref: roleRef(title) });
        print(accepted(answer.role), json, told);
      }),
    );
}

function* told({ title, versions }: History): Iterable<string> {
  yield versions.length === 0 ? `${title}: no document was ever applied.` : `${title}:`;
  for (const { number, at, by, document, changes } of versions) {
    yield `${number}  ${at}  ${document} (by ${by})`;
    yield* indented(changes.map(({ line }) => line));
  }
}
