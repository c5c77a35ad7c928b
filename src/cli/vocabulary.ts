import type { Command } from 'commander';
import { accepted, ask, withGraph } from './ask.ts';
import { byOption } from './decider.ts';
import { count, print } from './print.ts';
import { wholeNumber } from './roles.ts';
import { kindOption } from './suggestions.ts';
import { exportReview, importReview } from './vocabulary-file.ts';
import { keysPressed, review } from './vocabulary-review.ts';

export function addVocabulary(program: Command): void {
  const vocabulary = program
    .command('vocabulary')
    .description('settle which names mean the same: review, undo, history')
    .addHelpText(
      'after',
      `
Columns of the CSV file: "decision" is yours to fill in (confirm, refuse, merge into from, merge into to; empty: later);
fromName, toName, strength, fromSaid and toSaid are there to be read; type, fromKind, from, toKind and to say what is
decided and stay as they are.

Examples:
  $ rolegraph vocabulary review --kind skill
  $ rolegraph vocabulary export -o review.csv
  $ rolegraph vocabulary import review.csv --dry-run
  $ rolegraph vocabulary undo 12`,
    );
  vocabulary
    .command('review')
    .description('decide one by one at the terminal, a key each; what is decided stays when you stop')
    .addOption(kindOption())
    .addOption(byOption())
    .action((options: { kind?: string; by: string }) => {
      const pressed = keysPressed(process.stdin);
      return withGraph((connection) => review(connection, pressed, console.log, options)).finally(() =>
        pressed.return(undefined),
      );
    });
  vocabulary
    .command('export')
    .description('write what waits for a decision as CSV, to decide in bulk')
    .addOption(kindOption())
    .option('--limit <number>', 'how many at most', wholeNumber, 500)
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(exportReview);
  vocabulary
    .command('import <file>')
    .description('carry out what a CSV file decides, all rows or none')
    .addOption(byOption())
    .option('--why <reason>', 'reason, as the history is to say')
    .option('--dry-run', 'only say what would be decided')
    .option('--json', 'print JSON')
    .action(importReview);
  vocabulary
    .command('undo <id>')
    .description('take a decision back')
    .option('--cascade', 'take the later decisions back too that stand on it')
    .addOption(byOption())
    .option('--why <reason>', 'reason, as the history is to say')
    .option('--json', 'print JSON')
    .action(undo);
  vocabulary
    .command('changes')
    .description('list what was decided, newest first')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .option('--json', 'print JSON')
    .action(changes);
}

interface Change {
  id: string;
  summary: string;
  at: string;
  by: string;
  why: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

const changeFields = 'id kind summary at by why undoneAt undoneBy';

const undoMutation = `
  mutation Undo($id: String!, $cascade: Boolean, $by: String, $why: String) {
    undoChange(id: $id, cascade: $cascade, by: $by, why: $why) {
      ... on DecidedChanges { changes { ${changeFields} } }
      ... on Error { code message }
    }
  }`;

interface UndoOptions {
  cascade?: boolean;
  by: string;
  why?: string;
  json?: boolean;
}

async function undo(id: string, { json, ...options }: UndoOptions): Promise<void> {
  await withGraph(async (connection) => {
    const answer = await ask<{ undoChange: { changes: Change[] } }>(connection, undoMutation, { id, ...options });
    print(accepted(answer.undoChange).changes, json, (undone) =>
      undone.map((each) => `Undone ${each.id}: ${each.summary}`),
    );
  });
}

const LARGEST_PAGE = 200;

async function changes({ limit, json }: { limit: number; json?: boolean }): Promise<void> {
  await withGraph(async (connection) => {
    const query = `query Changes($first: Int!) { changes(first: $first) { totalCount nodes { ${changeFields} } } }`;
    const first = Math.min(LARGEST_PAGE, limit);
    const answer = await ask<{ changes: { totalCount: number; nodes: Change[] } }>(connection, query, { first });
    print(answer.changes, json, ({ totalCount, nodes }) => [
      ...nodes.map(told),
      nodes.length < totalCount ? `${nodes.length} of ${count(totalCount, 'decision')}` : count(totalCount, 'decision'),
    ]);
  });
}

const told = ({ id, summary, at, by, why, undoneAt, undoneBy }: Change) =>
  `${id}  ${at}  ${by}: ${summary}${why ? ` (${why})` : ''}${undoneAt ? `, undone ${undoneAt} by ${undoneBy}` : ''}`;
