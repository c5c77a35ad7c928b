import type { Diagram, DiagramGroup, DiagramNode } from '../diagram.ts';
import type { Content } from './frame.ts';
import { type PlacedNode, type PlacedText, rounded } from './picture.ts';
import { columnWidth, type Sized, sizeNode, sizeText } from './text-box.ts';

const ROW = 7;
const SECTION = 22;
/** Space between the columns, where the edges run. */
const GUTTER = 190;
const PARTY_WIDTH = 300;

type Side = 'left' | 'right';

interface Section {
  group: DiagramGroup;
  boxes: readonly Sized[];
  heading: ReturnType<typeof sizeText>;
  height: number;
}

/** Roles in the middle column; parties left and right of it, section by section. Edges cross no box. */
export function bipartite(diagram: Diagram): Content {
  const roles = diagram.nodes.filter((node) => node.focus);
  const order = new Map(roles.map((role, i) => [role.key, i]));
  const parties = diagram.nodes.filter((node) => !node.focus);
  const width = Math.min(PARTY_WIDTH, columnWidth(parties, { most: PARTY_WIDTH }));
  const pulls = pullsOf(diagram, order);
  const sections = diagram.groups.flatMap((group) => sectionOf(group, parties, width, pulls));
  const sides = divided(sections);
  const roleWidth = columnWidth(roles);
  const roleBoxes = stretched(
    roles.map((role) => sizeNode(role, { width: roleWidth })),
    sides,
  );
  const height = Math.max(roleBoxes.height, heightOf(sides.left), heightOf(sides.right));
  const columns = {
    left: 0,
    roles: sides.left.length > 0 ? width + GUTTER : 0,
    right: (sides.left.length > 0 ? width + GUTTER : 0) + roleWidth + GUTTER,
  };
  const nodes: PlacedNode[] = roleBoxes.boxes.map(({ box, y }) => ({
    ...box,
    x: columns.roles,
    y: rounded(y + (height - roleBoxes.height) / 2),
  }));
  const texts: PlacedText[] = [];
  for (const side of ['left', 'right'] as const) {
    const placed = stacked(sides[side], columns[side], (height - heightOf(sides[side])) / 2, width, side);
    nodes.push(...placed.nodes);
    texts.push(...placed.texts);
  }
  const total = sides.right.length > 0 ? columns.right + width : columns.roles + roleWidth;
  return { width: total, height, nodes, edges: edgesOf(diagram, nodes), texts };
}

/** Where each party is pulled to: the mean position of its roles. */
function pullsOf({ edges }: Diagram, order: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, [number, number]>();
  for (const { source, target } of edges) {
    const [sum, count] = sums.get(target) ?? [0, 0];
    sums.set(target, [sum + (order.get(source) ?? 0), count + 1]);
  }
  return new Map([...sums].map(([id, [sum, count]]) => [id, sum / count]));
}

function sectionOf(
  group: DiagramGroup,
  parties: readonly DiagramNode[],
  width: number,
  pulls: ReadonlyMap<string, number>,
): Section[] {
  const members = parties.filter((party) => party.group === group.key);
  if (members.length === 0) return [];
  const ordered = members
    .map((party, i) => ({ party, i, pull: pulls.get(party.key) ?? 0 }))
    .sort((a, b) => a.pull - b.pull || a.i - b.i);
  const boxes = ordered.map(({ party }) => sizeNode(party, { width }));
  const heading = sizeText('heading', group.label, width, group.key);
  const height = heading.height + boxes.reduce((sum, box) => sum + box.height + ROW, 0);
  return [{ group, boxes, heading, height }];
}

/** Shares the sections among the sides so that both are about equally high, their order kept. */
function divided(sections: readonly Section[]): Record<Side, Section[]> {
  const half = sections.reduce((sum, { height }) => sum + height, 0) / 2;
  let above = 0;
  const left = sections.filter(({ height }) => {
    const belongs = above + height / 2 <= half;
    above += height;
    return belongs;
  });
  return { left, right: sections.slice(left.length) };
}

const heightOf = (sections: readonly Section[]) =>
  sections.reduce((sum, { height }) => sum + height, 0) + SECTION * Math.max(0, sections.length - 1);

/** Role boxes spread over the height of the parties, with at least a row's space between them. */
function stretched(boxes: readonly Sized[], sides: Record<Side, Section[]>) {
  const own = boxes.reduce((sum, box) => sum + box.height, 0);
  const wanted = 0.8 * Math.max(heightOf(sides.left), heightOf(sides.right));
  const gap = Math.max(2 * ROW, (wanted - own) / Math.max(1, boxes.length));
  let y = gap / 2;
  const placed = boxes.map((box) => {
    const spot = { box, y };
    y += box.height + gap;
    return spot;
  });
  return { boxes: placed, height: y - gap / 2 };
}

function stacked(sections: readonly Section[], x: number, top: number, width: number, side: Side) {
  const nodes: PlacedNode[] = [];
  const texts: PlacedText[] = [];
  let y = top;
  for (const { boxes, heading } of sections) {
    texts.push({ ...heading, x: side === 'left' ? x + width - heading.width : x, y: rounded(y) });
    y += heading.height + ROW;
    for (const box of boxes) {
      nodes.push({ ...box, x, y: rounded(y) });
      y += box.height + ROW;
    }
    y += SECTION - ROW;
  }
  return { nodes, texts };
}

function edgesOf({ edges }: Diagram, nodes: readonly PlacedNode[]) {
  const boxes = new Map(nodes.map((placed) => [placed.node.key, placed]));
  return edges.flatMap((edge) => {
    const [role, party] = [boxes.get(edge.source), boxes.get(edge.target)];
    if (!role || !party) return [];
    const rightwards = party.x > role.x;
    const [x1, x2] = rightwards ? [role.x + role.width, party.x] : [role.x, party.x + party.width];
    const [y1, y2] = [role.y + role.height / 2, party.y + party.height / 2].map(rounded);
    const bend = rounded((x1 + x2) / 2);
    return [{ edge, path: `M${x1},${y1}C${bend},${y1} ${bend},${y2} ${x2},${y2}` }];
  });
}
