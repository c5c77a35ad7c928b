import type { Command } from 'commander';
import { accepted, ask, onError, roleRef, withGraph } from './ask.ts';
import type { Connection } from './connection.ts';
import { count, print } from './print.ts';
import { Refusal } from './refusal.ts';

export function addSuggest(catalogue: Command): void {
  catalogue
    .command('suggest [titles...]')
    .description(
      'occupations that roles may correspond to, with what speaks for them; of all described roles, or of some',
    )
    .option('--limit <number>', 'how many for each role, 1 to 50', '5')
    .option('--json', 'print JSON')
    .action(suggest);
  for (const [name, verb] of [
    ['accept', 'corresponds to'],
    ['refuse', 'does not correspond to'],
  ] as const) {
    catalogue
      .command(`${name} <role> <occupation>`)
      .description(`decide that a role ${verb} an occupation ("onet:15-2051.00"); can be undone`)
      .option('--by <name>', 'who decides')
      .option('--why <reason>', 'the reason')
      .option('--json', 'print JSON')
      .action((role: string, occupation: string, options: Decider) => decide(name, role, occupation, options));
  }
}

interface Suggested {
  slug: string;
  title: string;
  catalogueSuggestions: {
    strength: number;
    occupation: { slug: string; title: string; descriptions: { document: { key: string } }[] };
    title: { title: string; sharedWords: string[] } | null;
    skills: { name: string }[];
    tools: { name: string }[];
  }[];
}

const fields = `slug title catalogueSuggestions(first: $first) {
  strength occupation { slug title descriptions { document { key } } } title { title sharedWords }
  skills { name } tools { name } }`;

const ROLES_PER_PAGE = 10;

async function suggest(titles: readonly string[], { limit, json }: { limit: string; json?: boolean }): Promise<void> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1)
    throw new Refusal('USAGE', `--limit is "${limit}"; it must be a whole number.`);
  await withGraph(async (connection) => {
    const roles = titles.length > 0 ? await named(connection, titles, most) : await described(connection, most);
    print(roles, json, () => told(roles));
  });
}

async function named(connection: Connection, titles: readonly string[], most: number): Promise<Suggested[]> {
  const query = `query Suggest($ref: RoleRef!, $first: Int!) { role(ref: $ref) { ... on Role { ${fields} } ${onError} } }`;
  const roles: Suggested[] = [];
  for (const title of titles) {
    const { role } = await ask<{ role: Suggested }>(connection, query, { ref: roleRef(title), first: most });
    roles.push(accepted(role));
  }
  return roles;
}

async function described(connection: Connection, most: number): Promise<Suggested[]> {
  const query = `query Suggest($first: Int!, $page: Int!, $after: String) {
    roles(filter: { described: true }, first: $page, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
  const roles: Suggested[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { roles: { nodes: Suggested[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await ask(
      connection,
      query,
      { first: most, page: ROLES_PER_PAGE, after },
    );
    roles.push(...answer.roles.nodes);
    if (!answer.roles.pageInfo.hasNextPage) return roles;
    after = answer.roles.pageInfo.endCursor;
  }
}

function* told(roles: readonly Suggested[]): Iterable<string> {
  for (const { title, catalogueSuggestions } of roles) {
    yield title;
    if (catalogueSuggestions.length === 0) yield '  nothing in the loaded catalogues is close';
    for (const { strength, occupation, title: alike, skills, tools } of catalogueSuggestions) {
      const evidence = [
        alike ? `"${alike.title}" ${common(alike.sharedWords)}` : '',
        some('skill', skills),
        some('tool', tools),
      ].filter(Boolean);
      const key = occupation.descriptions[0]?.document.key ?? occupation.slug;
      yield `  ${strength.toFixed(2)}  ${occupation.title} (${key}): ${evidence.join('; ')}`;
    }
  }
  if (roles.length === 0) yield 'No role is described.';
}

const common = (words: readonly string[]) => (words.length > 0 ? `shares ${words.join(', ')}` : 'is spelled alike');

function some(noun: string, things: readonly { name: string }[]): string {
  if (things.length === 0) return '';
  const names = things.slice(0, 4).map(({ name }) => name);
  return `${count(things.length, noun)} in common: ${names.join(', ')}${things.length > names.length ? ' …' : ''}`;
}

interface Decider {
  by?: string;
  why?: string;
  json?: boolean;
}

const slugQuery = `query Slugs($role: RoleRef!, $occupation: RoleRef!) {
  role(ref: $role) { ... on Role { slug } ${onError} }
  occupation: role(ref: $occupation, origins: [CATALOGUE]) { ... on Role { slug } ${onError} } }`;

async function decide(
  decision: 'accept' | 'refuse',
  role: string,
  occupation: string,
  { by, why, json }: Decider,
): Promise<void> {
  await withGraph(async (connection) => {
    const ends = await ask<{ role: { slug: string }; occupation: { slug: string } }>(connection, slugQuery, {
      role: roleRef(role),
      occupation: roleRef(occupation),
    });
    const input = {
      type: 'CORRESPONDS_TO',
      from: { slug: accepted(ends.role).slug },
      to: { slug: accepted(ends.occupation).slug },
    };
    const mutation = decision === 'accept' ? 'confirmTie' : 'refuseTie';
    const answer = await ask<{ decided: { id: string; summary: string } }>(
      connection,
      `mutation Decide($input: TieInput!, $by: String, $why: String) {
        decided: ${mutation}(input: $input, by: $by, why: $why) {
          ... on Change { id summary } ... on Error { code message } } }`,
      { input, by, why },
    );
    print(accepted(answer.decided), json, ({ id, summary }) => [`Decision ${id}: ${summary}.`]);
  });
}
