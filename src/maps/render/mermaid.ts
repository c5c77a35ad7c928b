import type { Diagram } from '../diagram.ts';
import { wellFormed } from './well-formed.ts';

/**
 * Mermaid has entity codes for characters that would end or format a label; what no text can hold is replaced. A label of
 * nothing would become the id of its node: it is a space that counts.
 */
const escapeLabel = (text: string) =>
  wellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{M}\p{N} ,.:()/+-]/gu, (char) => `#${char.codePointAt(0) ?? 0};`) || '#160;';

const links = {
  plain: { said: '---', suggested: '-.-' },
  directed: { said: '-->', suggested: '-.->' },
} as const;

/** The diagram as a Mermaid flowchart: a subgraph per group, labels quoted and escaped. */
export function renderMermaid({ shape, title, nodes, edges, groups }: Diagram): string {
  const ids = new Map(nodes.map((node, i) => [node.key, `n${i}`]));
  const box = (id: string, label: string, round: boolean) =>
    round ? `${ids.get(id)}(["${escapeLabel(label)}"])` : `${ids.get(id)}["${escapeLabel(label)}"]`;
  const lines = [`flowchart ${shape === 'ladder' ? 'BT' : 'LR'}`, `  accTitle: ${escapeLabel(title)}`];
  for (const node of nodes) if (node.group === null) lines.push(`  ${box(node.key, node.label, node.kind === 'role')}`);
  groups.forEach((group, i) => {
    const members = nodes.filter((node) => node.group === group.key);
    if (members.length === 0) return;
    lines.push(`  subgraph g${i}["${escapeLabel(group.label)}"]`);
    for (const node of members) lines.push(`    ${box(node.key, node.label, node.kind === 'role')}`);
    lines.push('  end');
  });
  for (const { source, target, label, suggested } of edges) {
    const arrow = links[shape === 'map' ? 'plain' : 'directed'][suggested ? 'suggested' : 'said'];
    lines.push(`  ${ids.get(source)} ${arrow}${label === null ? '' : `|"${escapeLabel(label)}"|`} ${ids.get(target)}`);
  }
  return `${lines.join('\n')}\n`;
}
