import type { Diagram, DiagramEdge } from '../diagram.ts';
import { aligned } from './alignment.ts';
import type { Content } from './frame.ts';
import { type PlacedNode, type PlacedText, rounded } from './picture.ts';
import { type Item, type Link, neighboursOf, ranked } from './ranks.ts';
import { routed } from './routes.ts';
import { columnWidth, sizeNode, sizeText } from './text-box.ts';

const GAP = 16;
/** Breadth of a long edge where it passes a level. */
const PASSAGE = 8;
const BETWEEN = { lattice: 110, ladder: 34 } as const;
const REASON_WIDTH = 180;

/** An item and what it stands for; one that stands for nothing is a place where a long edge passes. */
export interface Standing extends Item {
  node?: PlacedNode;
  text?: PlacedText;
}

/** An edge as the chain of items it runs through, from its source to its target. */
export interface Chain {
  edge: DiagramEdge;
  items: readonly number[];
}

/** Levels side by side (lattice) or one above the other (ladder, with what the edges say between them). */
export function layered(diagram: Diagram): Content {
  const upwards = diagram.shape === 'ladder';
  const { items, chains } = standing(diagram, upwards);
  const links = chains.flatMap(({ items: chain }) => linksOf(items, chain));
  const neighbours = neighboursOf(items.length, links);
  const levels = ranked(items, neighbours);
  const middles = aligned(items, levels, neighbours, GAP);
  const depths = levels.map((row) => row.reduce((depth, item) => Math.max(depth, depthOf(items[item], upwards)), 0));
  const starts = startsOf(depths, upwards ? BETWEEN.ladder : BETWEEN.lattice);
  const least = items.reduce((edge, { breadth }, i) => Math.min(edge, (middles[i] ?? 0) - breadth / 2), 0);
  const most = items.reduce((edge, { breadth }, i) => Math.max(edge, (middles[i] ?? 0) + breadth / 2), 0);
  const total = (starts.at(-1) ?? 0) + (depths.at(-1) ?? 0);
  items.forEach((item, i) => {
    const box = item.node ?? item.text;
    if (!box) return;
    const across = rounded((middles[i] ?? 0) - item.breadth / 2 - least);
    const [start, depth] = [starts[item.level] ?? 0, depths[item.level] ?? 0];
    box.x = upwards ? across : start;
    // A ladder is climbed: its first level is the lowest on the page.
    box.y = upwards ? rounded(total - start - depth / 2 - box.height / 2) : across;
  });
  const frame = { middles: middles.map((middle) => middle - least), starts, depths, total, upwards };
  return {
    width: upwards ? most - least : total,
    height: upwards ? total : most - least,
    nodes: items.flatMap(({ node }) => (node ? [node] : [])),
    texts: items.flatMap(({ text }) => (text ? [text] : [])),
    edges: chains.map((chain) => ({ edge: chain.edge, path: routed(chain, items, frame) })),
  };
}

const depthOf = (item: Standing | undefined, upwards: boolean): number => {
  const box = item?.node ?? item?.text;
  if (!box) return 0;
  return upwards ? box.height : box.width;
};

function startsOf(depths: readonly number[], between: number): number[] {
  let start = 0;
  return depths.map((depth) => {
    const own = start;
    start += depth + between;
    return own;
  });
}

/** Every node, every passage of a long edge and, in a ladder, every text of an edge, on levels without holes. */
function standing({ nodes, edges }: Diagram, upwards: boolean): { items: Standing[]; chains: Chain[] } {
  const present = [...new Set(nodes.map(({ level }) => level))].sort((a, b) => a - b);
  // Texts of edges stand on levels of their own between those of the nodes.
  const levelOf = new Map(present.map((level, i) => [level, upwards ? 2 * i : i]));
  const options = upwards ? {} : { width: columnWidth(nodes) };
  const items: Standing[] = nodes.map((node) => {
    const sized = sizeNode(node, options);
    const breadth = upwards ? sized.width : sized.height;
    return { level: levelOf.get(node.level) ?? 0, breadth, node: { ...sized, x: 0, y: 0 } };
  });
  const index = new Map(nodes.map(({ key }, i) => [key, i]));
  const chains = edges.flatMap((edge) => {
    const [from, to] = [index.get(edge.source), index.get(edge.target)];
    return from === undefined || to === undefined ? [] : [{ edge, items: chainOf(edge, from, to, items, upwards) }];
  });
  return { items: used(items, upwards), chains };
}

const used = (items: Standing[], upwards: boolean) => {
  if (!upwards) return items;
  // Levels of texts that no text needs would leave holes.
  const levels = [...new Set(items.map(({ level }) => level))].sort((a, b) => a - b);
  for (const item of items) item.level = levels.indexOf(item.level);
  return items;
};

function chainOf(edge: DiagramEdge, from: number, to: number, items: Standing[], upwards: boolean): number[] {
  const [start, end] = [items[from]?.level ?? 0, items[to]?.level ?? 0];
  const step = Math.sign(end - start);
  const chain = [from];
  for (let level = start + step; level !== end && step !== 0; level += step) {
    chain.push(items.length);
    const says = upwards && edge.label !== null && level === start + step;
    items.push(says ? reasonAt(level, edge.label ?? '') : { level, breadth: PASSAGE });
  }
  return [...chain, to];
}

function reasonAt(level: number, label: string): Standing {
  const sized = sizeText('reason', label, REASON_WIDTH);
  return { level, breadth: sized.width, text: { ...sized, x: 0, y: 0 } };
}

/** The pieces of a chain between neighbouring levels; an edge within one level has none. */
function linksOf(items: readonly Standing[], chain: readonly number[]): Link[] {
  return chain.slice(1).flatMap((to, i) => {
    const from = chain[i] ?? to;
    const [a, b] = [items[from]?.level ?? 0, items[to]?.level ?? 0];
    if (a === b) return [];
    return [a < b ? { low: from, high: to } : { low: to, high: from }];
  });
}
