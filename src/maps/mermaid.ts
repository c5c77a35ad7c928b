import type { Diagram } from './diagram.ts';

/** Mermaid has entity codes for characters that would end or format a label. */
const escapeLabel = (text: string) =>
  text.replace(/[^\p{L}\p{N} ,.:()/+-]/gu, (char) => `#${char.codePointAt(0) ?? 0};`).replace(/\s+/g, ' ');

/** The diagram as a Mermaid flowchart: a subgraph per group, labels quoted and escaped. */
export function renderMermaid({ title, nodes, edges, groups }: Diagram): string {
  const ids = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const box = (id: string, label: string, round: boolean) =>
    round ? `${ids.get(id)}(["${escapeLabel(label)}"])` : `${ids.get(id)}["${escapeLabel(label)}"]`;
  const lines = ['flowchart LR', `  accTitle: ${escapeLabel(title)}`];
  for (const node of nodes) if (node.group === null) lines.push(`  ${box(node.id, node.label, true)}`);
  for (const group of groups) {
    const members = nodes.filter((node) => node.group === group.id);
    if (members.length === 0) continue;
    lines.push(`  subgraph ${group.id}["${escapeLabel(group.label)}"]`);
    for (const node of members) lines.push(`    ${box(node.id, node.label, false)}`);
    lines.push('  end');
  }
  for (const { source, target, label } of edges) {
    const arrow = label === null ? '---' : `---|"${escapeLabel(label)}"|`;
    lines.push(`  ${ids.get(source)} ${arrow} ${ids.get(target)}`);
  }
  return `${lines.join('\n')}\n`;
}
