import { type Command, InvalidArgumentError } from 'commander';
import { ask, hintIfEmpty, withGraph } from './ask.ts';
import type { Connection } from './connection.ts';
import { count, print, table } from './print.ts';

interface RoleRow {
  title: string;
  slug: string;
  kind: string;
  described: boolean;
  seniority: string | null;
}

interface RolesPage {
  totalCount: number;
  nodes: RoleRow[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Options {
  limit: number;
  json?: boolean;
  text?: string;
  skill?: string;
  tool?: string;
  stakeholder?: string;
  family?: string;
  seniority?: string;
  described?: boolean;
}

const query = `
  query Roles($first: Int!, $after: String, $filter: RoleFilter) {
    roles(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes { title slug kind described seniority }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const LARGEST_PAGE = 200;

export function addRoles(program: Command): void {
  program
    .command('roles')
    .description('list roles')
    .option('--text <text>', 'a title contains this')
    .option('--skill <name>', 'it asks for this skill')
    .option('--tool <name>', 'it works with this tool')
    .option('--stakeholder <name>', 'it works with this party')
    .option('--family <name>', 'it belongs to this job family')
    .option('--seniority <word>', 'a document states this level word')
    .option('--described', 'a document describes it; others only name the rest')
    .option('--limit <number>', 'how many at most', wholeNumber, 100)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ rolegraph roles --described\n  $ rolegraph roles --skill PyTorch --json')
    .action(list);
}

async function list({ limit, json, ...conditions }: Options): Promise<void> {
  await withGraph(async (connection) => {
    const roles = await read(connection, filterOf(conditions), limit);
    if (roles.totalCount === 0) await hintIfEmpty(connection);
    print(roles, json, ({ totalCount, nodes }) => [
      ...table(
        ['title', 'slug', 'level', ''],
        nodes.map(({ title, slug, seniority, kind, described }) => [title, slug, seniority, note(kind, described)]),
      ),
      nodes.length < totalCount ? `${nodes.length} of ${count(totalCount, 'role')}` : count(totalCount, 'role'),
    ]);
  });
}

async function read(connection: Connection, filter: object, limit: number) {
  const nodes: RoleRow[] = [];
  for (let after: string | null = null; ; ) {
    const first = Math.min(LARGEST_PAGE, limit - nodes.length);
    const { roles }: { roles: RolesPage } = await ask(connection, query, { first, after, filter });
    nodes.push(...roles.nodes);
    after = roles.pageInfo.endCursor;
    if (nodes.length >= limit || !roles.pageInfo.hasNextPage) return { totalCount: roles.totalCount, nodes };
  }
}

function filterOf({ text, seniority, described, ...named }: Omit<Options, 'limit' | 'json'>): object {
  const references = Object.entries(named).map(([noun, name]) => [noun, { name }]);
  return { text, seniority, described, ...Object.fromEntries(references) };
}

function note(kind: string, described: boolean): string {
  if (kind === 'BACKGROUND') return 'background';
  return described ? 'described' : '';
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function number(text: string): number {
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}
