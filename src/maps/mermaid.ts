import type { Diagram, DiagramNode } from './diagram.ts';

/** Mermaid has entity codes for characters that would end or format a label. */
const escapeLabel = (text: string) =>
  text.replace(/[^\p{L}\p{N} ,.:()/+-]/gu, (char) => `#${char.codePointAt(0) ?? 0};`).replace(/\s+/g, ' ');

/** The diagram as a Mermaid flowchart: a subgraph per group, labels quoted and escaped. */
export function renderMermaid({ title, nodes, edges, groups }: Diagram): string {
  const ids = new Map(nodes.map((node, i) => [node.key, `n${i}`]));
  const box = ({ key, label }: DiagramNode, open: string, close: string) =>
    `${ids.get(key)}${open}"${escapeLabel(label)}"${close}`;
  const lines = ['flowchart LR', `  accTitle: ${escapeLabel(title)}`];
  for (const node of nodes) if (node.group === null) lines.push(`  ${box(node, '([', '])')}`);
  for (const group of groups) {
    const members = nodes.filter((node) => node.group === group.key);
    if (members.length === 0) continue;
    lines.push(`  subgraph ${group.key}["${escapeLabel(group.label)}"]`);
    for (const node of members) lines.push(`    ${box(node, '[', ']')}`);
    lines.push('  end');
  }
  for (const { source, target, label } of edges) {
    const arrow = label === null ? '---' : `---|"${escapeLabel(label)}"|`;
    lines.push(`  ${ids.get(source)} ${arrow} ${ids.get(target)}`);
  }
  return `${lines.join('\n')}\n`;
}
