import { type Command, Option } from 'commander';
import { accepted, ask, onError, roleRef, withGraph } from './ask.ts';
import { print, table } from './print.ts';

interface CollaborationMap {
  title: string;
  nodes: { key: string; label: string }[];
  edges: { source: string; target: string; group: string; label: string | null }[];
  omitted: { group: string; count: number }[];
  rendered?: string;
}

const query = `
  query Map($role: RoleRef!, $mermaid: Boolean!) {
    collaborationMap(role: $role) {
      ... on CollaborationMap {
        title
        nodes { key kind label group }
        edges { source target group label }
        omitted { group count }
        rendered(format: MERMAID) @include(if: $mermaid)
      }
      ${onError}
    }
  }`;

export function addMap(program: Command): void {
  program
    .command('map <role>')
    .description('show whom a role works with and escalates to')
    .addOption(new Option('--format <format>', 'how to draw it').choices(['table', 'mermaid']).default('table'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe role is named by its title, or by "slug:…" or "external:scheme:code".\n\nExamples:\n' +
        '  $ rolegraph map "Senior AI Research Scientist"\n' +
        '  $ rolegraph map "Senior AI Research Scientist" --format mermaid > map.mmd',
    )
    .action((role: string, { format, json }) =>
      withGraph(async (connection) => {
        const variables = { role: roleRef(role), mermaid: format === 'mermaid' };
        const { collaborationMap } = await ask<{ collaborationMap: CollaborationMap }>(connection, query, variables);
        print(accepted(collaborationMap), json, (map) => (map.rendered ? [map.rendered.trimEnd()] : listed(map)));
      }),
    );
}

function* listed({ title, nodes, edges, omitted }: CollaborationMap): Iterable<string> {
  const labels = new Map(nodes.map(({ key, label }) => [key, label]));
  yield title;
  yield '';
  yield* table(
    ['layer', 'party', 'for'],
    edges.map(({ group, target, label }) => [group, labels.get(target) ?? target, label]),
  );
  for (const { group, count } of omitted) yield `… ${count} more in ${group}`;
}
