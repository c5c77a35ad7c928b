import type { Diagram } from '../diagram.ts';
import { xml, xmlAttribute } from './xml.ts';

/** What nodes and edges carry, in the order of the declarations. */
const nodeKeys = { kind: 'string', label: 'string', group: 'string', level: 'int', note: 'string' } as const;
const edgeKeys = { group: 'string', label: 'string', suggested: 'boolean', document: 'string', line: 'int' } as const;

/** The diagram as GraphML, as graph tools and libraries read it. */
export function renderGraphml({ shape, title, nodes, edges, groups }: Diagram): string {
  const ids = new Map(nodes.map(({ key }, i) => [key, `n${i}`]));
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    '  <key id="title" for="graph" attr.name="title" attr.type="string"/>',
    '  <key id="node-key" for="node" attr.name="key" attr.type="string"/>',
    ...Object.entries(nodeKeys).map(([key, type]) => keyLine('node', key, type)),
    ...Object.entries(edgeKeys).map(([key, type]) => keyLine('edge', key, type)),
    `  <graph id="G" edgedefault="${shape === 'map' ? 'undirected' : 'directed'}">`,
    `    <data key="title">${xml(title)}</data>`,
  ];
  for (const node of nodes) {
    const { key, kind, label, level, note } = node;
    const group = node.group === null ? null : (labels.get(node.group) ?? node.group);
    lines.push(
      `    <node id="${ids.get(key)}"><data key="node-key">${xml(key)}</data>${data('node', { kind, label, group, level, note })}</node>`,
    );
  }
  edges.forEach(({ source, target, group, label, suggested, said }, i) => {
    const [from, to] = [ids.get(source), ids.get(target)].map((id) => xmlAttribute(id ?? ''));
    const { document = null, line = null } = said[0] ?? {};
    const content = data('edge', { group: labels.get(group) ?? group, label, suggested, document, line });
    lines.push(`    <edge id="e${i}" source="${from}" target="${to}">${content}</edge>`);
  });
  return `${[...lines, '  </graph>', '</graphml>'].join('\n')}\n`;
}

const keyLine = (domain: string, key: string, type: string) =>
  `  <key id="${domain}-${key}" for="${domain}" attr.name="${key}" attr.type="${type}"/>`;

function data(domain: string, values: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `<data key="${domain}-${key}">${xml(String(value))}</data>`)
    .join('');
}
