import type { Chain, Standing } from './layered.ts';
import { rounded } from './picture.ts';

/** Where levels and items lie: along the levels' direction and across it. */
export interface Frame {
  middles: readonly number[];
  starts: readonly number[];
  depths: readonly number[];
  total: number;
  upwards: boolean;
}

type Point = readonly [number, number];

/** The path of an edge through its items. It bends between levels only, where no box stands. */
export function routed({ items: chain }: Chain, items: readonly Standing[], frame: Frame): string {
  const [first, last] = [chain[0] ?? 0, chain.at(-1) ?? 0];
  if (items[first]?.level === items[last]?.level) return besides(first, last, items, frame);
  let path = '';
  chain.slice(1).forEach((to, i) => {
    const from = chain[i] ?? to;
    const forward = (items[from]?.level ?? 0) < (items[to]?.level ?? 0);
    const start = end(from, items, frame, forward);
    const stop = end(to, items, frame, !forward);
    path += `${i === 0 ? `M${written(start, frame)}` : pause(from, start, items, frame)}${curve(start, stop, frame)}`;
  });
  return path;
}

/** On the way past a level: straight on where nothing stands, behind its text where the edge says something. */
function pause(item: number, start: Point, items: readonly Standing[], frame: Frame): string {
  return `${items[item]?.text ? 'M' : 'L'}${written(start, frame)}`;
}

/** The point where an edge meets an item: (along the levels, across them). */
function end(item: number, items: readonly Standing[], frame: Frame, onHigherSide: boolean): Point {
  const standing = items[item];
  const level = standing?.level ?? 0;
  const [start, depth] = [frame.starts[level] ?? 0, frame.depths[level] ?? 0];
  const box = standing?.node ?? standing?.text;
  const own = box ? (frame.upwards ? box.height : box.width) : depth;
  // Items of a ladder stand in the middle of their level, those of a lattice at its start.
  const from = frame.upwards ? start + (depth - own) / 2 : start;
  return [onHigherSide ? from + own : from, frame.middles[item] ?? 0];
}

function curve(from: Point, to: Point, frame: Frame): string {
  const bend = (from[0] + to[0]) / 2;
  return `C${written([bend, from[1]], frame)} ${written([bend, to[1]], frame)} ${written(to, frame)}`;
}

/** An edge within one level runs around through the space behind it. */
function besides(first: number, last: number, items: readonly Standing[], frame: Frame): string {
  const [start, stop] = [end(first, items, frame, true), end(last, items, frame, true)];
  const out = Math.max(start[0], stop[0]) + (frame.upwards ? 24 : 46);
  return `M${written(start, frame)}C${written([out, start[1]], frame)} ${written([out, stop[1]], frame)} ${written(stop, frame)}`;
}

function written([along, across]: Point, { upwards, total }: Frame): string {
  return upwards ? `${rounded(across)},${rounded(total - along)}` : `${rounded(along)},${rounded(across)}`;
}
