import type { Diagram, DiagramNode } from '../diagram.ts';
import type { Content } from './frame.ts';
import { type Box, overlap, type PlacedNode, type PlacedText, rounded } from './picture.ts';
import { sizeNode, sizeText } from './text-box.ts';

/** Boxes around one role lie on an ellipse, as screens and slides are wider than high. */
const ASPECT = 1.45;
const MARGIN = 9;
const STEP = Math.PI / 720;
/** Where the first group begins: upper left, so that headings read clockwise from there. */
const START = -Math.PI * 0.75;
/** Space left free between two groups, in steps. */
const GROUP_GAP = 6;

type Item = { size: { width: number; height: number }; node: DiagramNode | null; group: string };
type Spot = Box & { item: Item };

/** One role in the middle and its parties around it, group by group, each group under its heading. */
export function radial(diagram: Diagram): Content {
  const centre = diagram.nodes.find((node) => node.focus);
  if (!centre) throw new Error('A radial map has a role in its middle.');
  const middle = sizeNode(centre);
  const items = diagram.groups.flatMap(({ key, label }) => itemsOf(diagram, key, label));
  const hub: Box = { x: -middle.width / 2, y: -middle.height / 2, width: middle.width, height: middle.height };
  let radius = middle.height + 70;
  let spots = around(items, radius, hub);
  // Each ring is 4 % wider than the one that was too small.
  for (; spots === null; spots = around(items, radius, hub)) radius *= 1.04;
  return collected(diagram, centre, spots, hub);
}

function itemsOf({ nodes }: Diagram, group: string, label: string): Item[] {
  const members = nodes.filter((node) => node.group === group);
  if (members.length === 0) return [];
  const heading: Item = { size: sizeText('heading', label, 150, group), node: null, group };
  return [heading, ...members.map((node) => ({ size: sizeNode(node), node, group }))];
}

/** Places the items one after the other on a ring; null where they do not fit. */
function around(items: readonly Item[], radius: number, hub: Box): Spot[] | null {
  const spots: Spot[] = [];
  let step = 0;
  let group = items[0]?.group;
  const last = (Math.PI * 2) / STEP - GROUP_GAP;
  for (const item of items) {
    if (item.group !== group) step += GROUP_GAP;
    group = item.group;
    let spot = at(item, radius, step);
    while (!free(spot, spots, hub)) {
      step += 1;
      if (step > last) return null;
      spot = at(item, radius, step);
    }
    spots.push(spot);
  }
  return spots;
}

function at(item: Item, radius: number, step: number): Spot {
  const angle = START + step * STEP;
  const { width, height } = item.size;
  return {
    item,
    x: rounded(Math.cos(angle) * radius * ASPECT - width / 2),
    y: rounded(Math.sin(angle) * radius - height / 2),
    width,
    height,
  };
}

function free(spot: Spot, spots: readonly Spot[], hub: Box): boolean {
  if (overlap(spot, hub, 4 * MARGIN)) return false;
  // What is in the way is mostly the box placed last.
  for (let i = spots.length - 1; i >= 0; i -= 1) {
    const other = spots[i];
    if (other && (overlap(spot, other, MARGIN) || crosses(spot, other) || crosses(other, spot))) return false;
  }
  return true;
}

/** Whether the edge to a party would run through another box. */
function crosses(to: Spot, box: Spot): boolean {
  if (to.item.node === null) return false;
  const [x, y] = middleOf(to);
  // Clipping of the line from the middle of the picture against the four sides (Liang and Barsky).
  let [enter, leave] = [0, 1];
  for (const [delta, low, high] of [
    [x, box.x - 2, box.x + box.width + 2],
    [y, box.y - 2, box.y + box.height + 2],
  ] as const) {
    if (delta === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    const [a, b] = [low / delta, high / delta];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave;
}

const middleOf = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];

function collected(diagram: Diagram, centre: DiagramNode, spots: readonly Spot[], hub: Box): Content {
  const all: readonly Box[] = [hub, ...spots];
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const placed = <T extends Box>({ x, y }: Box, rest: Omit<T, 'x' | 'y'>) =>
    ({ ...rest, x: x - left, y: y - top }) as T;
  const nodes: PlacedNode[] = [placed(hub, sizeNode(centre))];
  const texts: PlacedText[] = [];
  const spotOf = new Map<string, Box>();
  const labels = new Map(diagram.groups.map(({ key, label }) => [key, label]));
  for (const spot of spots) {
    const { node, group } = spot.item;
    if (node) {
      spotOf.set(node.key, spot);
      nodes.push(placed(spot, sizeNode(node)));
    } else texts.push(placed(spot, sizeText('heading', labels.get(group) ?? group, 150, group)));
  }
  const edges = diagram.edges.map((edge) => {
    const [x, y] = middleOf(spotOf.get(edge.target) ?? hub);
    return { edge, path: `M${rounded(-left)},${rounded(-top)}L${rounded(x - left)},${rounded(y - top)}` };
  });
  return { width: right - left, height: bottom - top, nodes, edges, texts };
}
