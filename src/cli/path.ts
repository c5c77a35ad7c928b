import type { Command } from 'commander';
import { accepted, ask, onError, roleRef, withGraph } from './ask.ts';
import { count, indented, print } from './print.ts';
import { wholeNumber } from './roles.ts';

interface Move {
  from: { title: string };
  to: { title: string };
  kind: string;
  condition: string | null;
  claims: { document: { key: string }; line: number | null; asWritten: string | null }[];
}

interface CareerPaths {
  complete: boolean;
  paths: { moves: number; steps: { number: number; moves: Move[] }[] }[];
}

interface Options {
  k: number;
  maxMoves: number;
  json?: boolean;
}

const query = `
  query Path($from: RoleRef!, $to: RoleRef!, $k: Int!, $maxMoves: Int!) {
    careerPaths(from: $from, to: $to, k: $k, maxMoves: $maxMoves) {
      ... on CareerPaths {
        complete
        paths {
          moves
          roles { title slug }
          steps {
            number
            moves {
              from { title slug } to { title slug } kind condition
              claims { document { key } line asWritten }
            }
          }
        }
      }
      ${onError}
    }
  }`;

export function addPath(program: Command): void {
  program
    .command('path <from> <to>')
    .description('show how to get from one role to another in the fewest moves that documents declare')
    .option('--k <number>', 'how many paths at most', wholeNumber, 3)
    .option('--max-moves <number>', 'how many moves a path may have at most', wholeNumber, 4)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nRoles are named by their titles, or by "slug:…" or "external:scheme:code".\n\nExample:\n' +
        '  $ rolegraph path "Associate Computer Vision Scientist" "Senior Computer Vision Scientist" --k 5',
    )
    .action((from: string, to: string, { k, maxMoves, json }: Options) =>
      withGraph(async (connection) => {
        const variables = { from: roleRef(from), to: roleRef(to), k, maxMoves };
        const { careerPaths } = await ask<{ careerPaths: CareerPaths }>(connection, query, variables);
        print(accepted(careerPaths), json, told);
      }),
    );
}

function* told({ complete, paths }: CareerPaths): Iterable<string> {
  for (const [i, { moves, steps }] of paths.entries()) {
    if (i > 0) yield '';
    yield `Path ${i + 1}, ${count(moves, 'move')}:`;
    yield* indented(steps.flatMap(({ moves }) => moves.flatMap((move) => [...stepOf(move)])));
  }
  if (!complete) yield 'The search stopped early: there may be more paths.';
}

function* stepOf({ from, to, kind, condition, claims }: Move): Iterable<string> {
  yield `${from.title} → ${to.title}${kind === 'ADJACENT' ? ' (to the side)' : ''}${condition ? ` (${condition})` : ''}`;
  for (const { document, line, asWritten } of claims) {
    yield `    said by ${document.key}${line === null ? '' : `, line ${line}`}${asWritten ? `: "${asWritten}"` : ''}`;
  }
}
