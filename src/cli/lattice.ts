import { type Command, Option } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { formats, writeDiagram } from './map.ts';
import { originsOption } from './origins.ts';
import { print, table } from './print.ts';
import { Refusal } from './refusal.ts';
import { wholeNumber } from './roles.ts';

interface Lattice {
  title: string;
  nodes: { key: string; label: string; level: number; note: string | null }[];
  edges: { source: string; target: string; group: string; label: string | null }[];
  omitted: { group: string; count: number }[];
  rendered?: string;
}

interface Options {
  family?: string;
  to?: string;
  depth?: number;
  limit: number;
  format: string;
  theme: string;
  output?: string;
  origins?: string[];
  json?: boolean;
}

const query = `
  query Lattice(
    $around: RoleRef, $family: NounRef, $between: LatticeBetween, $depth: Int, $limit: Int!
    $format: DiagramFormat!, $theme: DiagramTheme!, $drawn: Boolean!, $origins: [Origin!]
  ) {
    careerLattice(around: $around, family: $family, between: $between, depth: $depth, limit: $limit, origins: $origins) {
      ... on CareerLattice {
        title
        nodes { key label level note }
        edges { source target group label said { document line } }
        omitted { group count }
        rendered(format: $format, theme: $theme) @include(if: $drawn)
      }
      ${onError}
    }
  }`;

export function addLattice(program: Command): void {
  program
    .command('lattice [role]')
    .description('show or draw the roles around a role, of a job family, or on the paths between two roles')
    .option('--to <role>', 'every role on some path from the role to this one')
    .option('--family <name>', 'the roles of a job family instead')
    .option('--depth <number>', 'moves to each side, or the longest path between two roles', wholeNumber)
    .option('--limit <number>', 'how many roles at most', wholeNumber, 100)
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('table'))
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('--theme <theme>', 'colours of svg and png').choices(['auto', 'light', 'dark']).default('auto'),
    )
    .addOption(originsOption())
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\n${ROLE_REFS}\n\nExamples:\n` +
        '  $ rolegraph lattice "Senior CV Scientist"\n' +
        '  $ rolegraph lattice "Associate CV Scientist" --to "Staff Applied Scientist" --format svg -o lattice.svg',
    )
    .action((role: string | undefined, options: Options) =>
      withGraph(async (connection) => {
        const { format, theme, depth, limit, output, origins, json } = options;
        const drawn = !json && format !== 'table';
        const variables = {
          ...subject(role, options),
          ...{ depth, limit, drawn, origins, theme: theme.toUpperCase() },
          format: drawn ? format.replace('-', '_').toUpperCase() : 'JSON',
        };
        const { careerLattice } = await ask<{ careerLattice: Lattice }>(connection, query, variables);
        const lattice = accepted(careerLattice);
        if (lattice.rendered === undefined) return print(lattice, json, listed);
        await writeDiagram(lattice.rendered, format, output);
      }),
    );
}

function subject(role: string | undefined, { family, to }: Options): object {
  if (family !== undefined && role === undefined && to === undefined) return { family: { name: family } };
  if (role === undefined || family !== undefined) throw new Refusal('USAGE', 'Name a role, or a family with --family.');
  return to === undefined ? { around: roleRef(role) } : { between: { from: roleRef(role), to: roleRef(to) } };
}

function* listed({ title, nodes, edges, omitted }: Lattice): Iterable<string> {
  const labels = new Map(nodes.map(({ key, label }) => [key, label]));
  yield title;
  yield '';
  yield* table(
    ['level', 'role', 'known'],
    [...nodes].sort((a, b) => a.level - b.level).map(({ level, label, note }) => [String(level), label, note]),
  );
  yield '';
  yield* table(
    ['from', 'to', 'move', 'condition'],
    edges.map(({ source, target, group, label }) => [
      labels.get(source) ?? source,
      labels.get(target) ?? target,
      group,
      label,
    ]),
  );
  for (const { count } of omitted) yield `… ${count} more roles`;
}
