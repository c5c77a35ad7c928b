import type { Command } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { originsOption } from './origins.ts';
import { print, table } from './print.ts';
import { countsOf, type GapCounts } from './profile.ts';
import { wholeNumber } from './roles.ts';

interface Similar {
  role: { title: string };
  similar: {
    role: { title: string };
    similarity: number;
    levelChange: string | null;
    declared: boolean;
    gap: GapCounts;
  }[];
  omitted: number;
}

const query = `
  query Similar($role: RoleRef!, $limit: Int!, $origins: [Origin!]) {
    similarRoles(role: $role, limit: $limit, origins: $origins) {
      ... on SimilarRoles {
        role { title slug }
        similar {
          role { title slug } similarity levelChange declared gap { gap carriedCount partlyCount newCount }
        }
        omitted
      }
      ${onError}
    }
  }`;

interface Options {
  limit: number;
  origins?: string[];
  json?: boolean;
}

export function addSimilar(program: Command): void {
  program
    .command('similar <role>')
    .description('list roles whose documents ask for the like')
    .option('--limit <number>', 'how many at most', wholeNumber, 10)
    .addOption(originsOption())
    .option('--json', 'print JSON')
    .addHelpText('after', `\n${ROLE_REFS}\n\nExample:\n  $ rolegraph similar "Senior CV Scientist"`)
    .action((role: string, { limit, origins, json }: Options) =>
      withGraph(async (connection) => {
        const variables = { role: roleRef(role), limit, origins };
        const { similarRoles } = await ask<{ similarRoles: Similar }>(connection, query, variables);
        print(accepted(similarRoles), json, told);
      }),
    );
}

function* told({ role, similar, omitted }: Similar): Iterable<string> {
  yield `Like ${role.title}, by what their documents ask for:`;
  if (similar.length === 0) yield 'None: no other described role asks for anything like it.';
  yield* table(
    ['role', 'skills in going there', 'rank', 'move'],
    similar.map(({ role: { title }, gap, levelChange, declared }) => [
      title,
      countsOf(gap),
      levelChange?.toLowerCase() ?? null,
      declared ? 'declared' : null,
    ]),
  );
  if (omitted > 0) yield `… ${omitted} more`;
}
