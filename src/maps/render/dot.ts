import type { Diagram } from '../diagram.ts';
import { wellFormed } from './well-formed.ts';

/**
 * A quoted string of DOT: quotes and backslashes are escaped, line breaks written as such. Graphviz passes other
 * control characters on into its answers, which nothing reads then.
 */
const quoted = (text: string) =>
  `"${wellFormed(text)
    .replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd')
    .replace(/[\\"]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')}"`;

/** A text to be shown: Graphviz decodes character references in what it draws, not in names. */
const shown = (text: string) => quoted(text.replaceAll('&', '&amp;'));

/** The diagram in the DOT language of Graphviz: a cluster per group. */
export function renderDot({ shape, title, nodes, edges, groups }: Diagram): string {
  const rankdir = shape === 'ladder' ? 'BT' : 'LR';
  const lines = [
    `digraph ${quoted(title)} {`,
    `  graph [label=${shown(title)}, labelloc=t, rankdir=${rankdir}, charset="UTF-8"];`,
    '  node [shape=box, style=rounded];',
    `  edge [dir=${shape === 'map' ? 'none' : 'forward'}];`,
  ];
  const nodeLine = (node: Diagram['nodes'][number]) => {
    const style = node.kind === 'role' ? ', style="bold"' : '';
    const tooltip = node.note === null ? '' : `, tooltip=${shown(node.note)}`;
    return `${quoted(node.key)} [label=${shown(node.label)}${style}${tooltip}];`;
  };
  for (const node of nodes) if (node.group === null) lines.push(`  ${nodeLine(node)}`);
  groups.forEach((group, i) => {
    const members = nodes.filter((node) => node.group === group.key);
    if (members.length === 0) return;
    lines.push(`  subgraph cluster_${i} {`, `    label=${shown(group.label)};`);
    for (const node of members) lines.push(`    ${nodeLine(node)}`);
    lines.push('  }');
  });
  for (const { source, target, label, suggested } of edges) {
    const attributes = [label === null ? '' : `label=${shown(label)}`, suggested ? 'style=dashed' : ''].filter(Boolean);
    const list = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
    lines.push(`  ${quoted(source)} -> ${quoted(target)}${list};`);
  }
  return `${[...lines, '}'].join('\n')}\n`;
}
