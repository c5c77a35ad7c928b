import type { Diagram, DiagramEdge } from '../diagram.ts';
import { omissions } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { type PlacedNode, type PlacedText, rounded } from '../layout/picture.ts';
import { PAD, SIGN, styleOf, TEXT } from '../layout/text-box.ts';
import { styleSheet } from './svg-style.ts';
import { styleOfGroup, type Theme } from './theme.ts';
import { xml } from './xml.ts';

/**
 * The diagram as one SVG file that needs nothing else: no script, no font file, no address. It reads aloud: a title, a
 * description, and a list of nodes, each with what is said of it.
 */
export function renderSvg(diagram: Diagram, theme: Theme = 'auto'): string {
  const picture = layout(diagram);
  const scope = `rolegraph-${fingerprint(`${theme} ${diagram.title} ${diagram.nodes.map(({ key }) => key).join(' ')}`)}`;
  const groupAt = new Map(diagram.groups.map(({ key }, i) => [key, i]));
  const classOf = (group: string | null) => (group !== null && groupAt.has(group) ? ` g${groupAt.get(group)}` : '');
  const sign = (group: string | null, x: number, y: number) => {
    if (group === null) return '';
    const { sign: outline } = styleOfGroup(group, groupAt.get(group) ?? 0);
    return `<path class="sign" transform="translate(${rounded(x)},${rounded(y)})" d="${outline}"/>`;
  };
  const names = new Map(diagram.nodes.map(({ key, label }) => [key, label]));
  const directed = diagram.shape !== 'map';
  const said = spoken(diagram, names);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${scope}" role="graphics-document document" aria-labelledby="${scope}-t" aria-describedby="${scope}-d" width="${picture.width}" height="${picture.height}" viewBox="0 0 ${picture.width} ${picture.height}">`,
    `<title id="${scope}-t">${xml(diagram.title)}</title>`,
    `<desc id="${scope}-d">${xml(describe(diagram))}</desc>`,
    `<style>${styleSheet(scope, theme, diagram.groups)}</style>`,
    directed
      ? `<defs><marker id="${scope}-a" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0,0L8,4L0,8Z"/></marker></defs>`
      : '',
    `<rect class="ground" width="${picture.width}" height="${picture.height}"/>`,
    '<g>',
    ...picture.edges.map(
      ({ edge, path }) =>
        `<path class="edge${classOf(edge.group)}${edge.suggested ? ' suggested' : ''}" d="${path}"${directed ? ` marker-end="url(#${scope}-a)"` : ''}><title>${xml(sentence(edge, names))}</title></path>`,
    ),
    '</g>',
    '<g role="list">',
    ...picture.nodes.map((placed) => nodeOf(placed, classOf(placed.node.group), sign, said)),
    '</g>',
    ...picture.texts.map((text) => textOf(text, classOf(text.group), sign)),
    '</svg>',
    '',
  ]
    .filter((line, i, all) => line !== '' || i === all.length - 1)
    .join('\n');
}

type Sign = (group: string | null, x: number, y: number) => string;

function nodeOf(placed: PlacedNode, group: string, sign: Sign, said: ReadonlyMap<string, string>): string {
  const { node, lines, noteLines, x, y, width, height } = placed;
  const indent = node.group === null ? 0 : SIGN;
  const middle = rounded(x + (width + indent) / 2);
  const text = [
    ...lines.map((line, i) => {
      const bold = node.kind === 'role' ? ' class="bold"' : '';
      return `<text x="${middle}" y="${rounded(y + PAD.y + i * TEXT.line + TEXT.size)}"${bold}>${xml(line)}</text>`;
    }),
    ...noteLines.map((line, i) => {
      const top = y + PAD.y + lines.length * TEXT.line + i * TEXT.noteLine;
      return `<text x="${middle}" y="${rounded(top + TEXT.note)}" class="small quiet">${xml(line)}</text>`;
    }),
  ];
  const box = `<rect class="box${node.note === null ? '' : ' noted'}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${node.kind === 'role' ? 4 : 12}"/>`;
  const about = said.get(node.key) ?? node.label;
  return `<g class="node${group}${node.focus ? ' focus' : ''}" role="listitem" data-key="${xml(node.key)}" aria-label="${xml(about)}"><title>${xml(about)}</title>${box}${sign(node.group, x + PAD.x, y + height / 2 - 6)}${text.join('')}</g>`;
}

function textOf({ kind, lines, group, x, y, width }: PlacedText, groupClass: string, sign: Sign): string {
  const { size, line: height } = styleOf(kind);
  const indent = group === null ? 0 : SIGN;
  const style = { title: 'title', heading: 'bold', legend: 'small', reason: 'small', footer: 'small quiet' }[kind];
  const text = lines.map((line, i) => {
    const middle = rounded(x + indent + (width - indent) / 2);
    return `<text class="${style}" x="${middle}" y="${rounded(y + i * height + size)}">${xml(line)}</text>`;
  });
  return `<g class="label${groupClass}">${sign(group, x, y + (lines.length * height) / 2 - 7)}${text.join('')}</g>`;
}

/** What is said of each node, for people who do not see the picture or point at the node. */
function spoken({ nodes, edges, groups }: Diagram, names: ReadonlyMap<string, string>): Map<string, string> {
  const reached = new Map<string, DiagramEdge[]>();
  for (const edge of edges) {
    const all = reached.get(edge.target) ?? [];
    reached.set(edge.target, all);
    all.push(edge);
  }
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  return new Map(
    nodes.map(({ key, label, group, note }) => {
      const facts = (reached.get(key) ?? []).map((edge) => sentence(edge, names, labels));
      const kind = group === null ? [] : [labels.get(group) ?? group];
      return [key, [label, ...kind, ...(note === null ? [] : [note]), ...facts].join('. ')];
    }),
  );
}

function sentence(edge: DiagramEdge, names: ReadonlyMap<string, string>, labels?: ReadonlyMap<string, string>): string {
  const ends = `${names.get(edge.source) ?? edge.source} → ${names.get(edge.target) ?? edge.target}`;
  const group = labels ? ` (${labels.get(edge.group) ?? edge.group})` : '';
  return `${ends}${group}${edge.label === null ? '' : `: ${edge.label}`}${edge.suggested ? ' (suggested by similar wording)' : ''}`;
}

function describe(diagram: Diagram): string {
  const { nodes, edges, groups } = diagram;
  const counts = groups
    .map(({ key, label }) => ({ label, count: nodes.filter(({ group }) => group === key).length }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${count}`);
  const missing = omissions(diagram);
  return [
    `${nodes.length} nodes, ${edges.length} connections.`,
    counts.length > 0 ? `${counts.join('; ')}.` : '',
    missing ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** FNV-1a, in base 36: two pictures on one page need different classes and ids. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
