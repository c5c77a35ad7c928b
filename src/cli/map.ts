import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { originsOption } from './origins.ts';
import { print, table } from './print.ts';
import { Refusal } from './refusal.ts';
import { wholeNumber } from './roles.ts';

interface CollaborationMap {
  title: string;
  nodes: { key: string; label: string }[];
  edges: { source: string; target: string; group: string; label: string | null }[];
  omitted: { group: string; count: number }[];
  emptyBecause: string | null;
  rendered?: string;
}

interface Options {
  format: string;
  output?: string;
  theme: string;
  depth: number;
  limit: number;
  layers?: string[];
  origins?: string[];
  json?: boolean;
}

export const formats = ['table', 'svg', 'png', 'mermaid', 'dot', 'graphml', 'csv', 'nodes-csv', 'json'];

const query = `
  query Map(
    $roles: [RoleRef!]!, $layers: [CollaborationLayer!], $depth: Int!, $limit: Int!
    $format: DiagramFormat!, $theme: DiagramTheme!, $drawn: Boolean!, $origins: [Origin!]
  ) {
    collaborationMap(roles: $roles, layers: $layers, depth: $depth, limit: $limit, origins: $origins) {
      ... on CollaborationMap {
        title
        nodes { key kind label group }
        edges { source target group label said { document line } }
        omitted { group count }
        emptyBecause
        rendered(format: $format, theme: $theme) @include(if: $drawn)
      }
      ${onError}
    }
  }`;

export function addMap(program: Command): void {
  program
    .command('map <role...>')
    .description('show whom roles work with and escalate to, or draw it')
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('table'))
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('--theme <theme>', 'colours of svg and png').choices(['auto', 'light', 'dark']).default('auto'),
    )
    .option('--layers <layers...>', 'only these layers: internal, external, peer, upstream, downstream, escalation')
    .option('--depth <number>', 'hops from the roles, 1 to 4', wholeNumber, 1)
    .option('--limit <number>', 'how many ties at most', wholeNumber, 200)
    .addOption(originsOption())
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\n${ROLE_REFS}\n\nExamples:\n` +
        '  $ rolegraph map "Senior AI Research Scientist"\n' +
        '  $ rolegraph map "Senior AI Research Scientist" --format svg -o map.svg\n' +
        '  $ rolegraph map slug:senior-ai-research-scientist slug:senior-computer-vision-scientist --format png -o map.png',
    )
    .action((roles: string[], options: Options) =>
      withGraph(async (connection) => {
        const { format, output, theme, depth, limit, layers, origins, json } = options;
        const drawn = !json && format !== 'table';
        const variables = {
          roles: roles.map(roleRef),
          layers: layers?.map((layer) => layer.toUpperCase()),
          ...{ depth, limit, drawn, origins, theme: theme.toUpperCase() },
          format: drawn ? format.replace('-', '_').toUpperCase() : 'JSON',
        };
        const asked = await ask<{ collaborationMap: CollaborationMap }>(connection, query, variables);
        const map = accepted(asked.collaborationMap);
        if (map.rendered === undefined) return print(map, json, listed);
        await writeDiagram(map.rendered, format, output);
      }),
    );
}

/** Writes a drawn diagram to a file or to standard output. @throws Refusal for a PNG on a terminal. */
export async function writeDiagram(rendered: string, format: string, output: string | undefined): Promise<void> {
  const content = format === 'png' ? Buffer.from(rendered, 'base64') : rendered;
  if (output !== undefined) return writeFile(output, content);
  if (format === 'png' && process.stdout.isTTY) {
    throw new Refusal('USAGE', 'A PNG is nothing for a terminal. Give a file: -o map.png');
  }
  process.stdout.write(content);
}

function* listed({ title, nodes, edges, omitted, emptyBecause }: CollaborationMap): Iterable<string> {
  const labels = new Map(nodes.map(({ key, label }) => [key, label]));
  const several = new Set(edges.map(({ source }) => source)).size > 1;
  yield title;
  yield '';
  if (emptyBecause !== null) yield emptyBecause;
  yield* table(
    ['role', 'layer', 'party', 'for'],
    edges.map(({ source, group, target, label }) => [
      several ? (labels.get(source) ?? source) : null,
      group,
      labels.get(target) ?? target,
      label,
    ]),
  );
  for (const { group, count } of omitted) yield `… ${count} more in ${group}`;
}
