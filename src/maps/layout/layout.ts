import type { Diagram } from '../diagram.ts';
import { bipartite } from './bipartite.ts';
import { framed } from './frame.ts';
import { layered } from './layered.ts';
import type { Picture } from './picture.ts';
import { radial } from './radial.ts';

/** More parties than these around one role read better in columns. */
const MOST_AROUND = 40;

/** Gives everything in a diagram its place. The same diagram is always laid out the same. */
export function layout(diagram: Diagram): Picture {
  const { shape, nodes } = diagram;
  const hops = Math.max(0, ...nodes.map(({ level }) => level));
  if (shape !== 'map' || hops > 1) return framed(diagram, layered(diagram), { legend: shape !== 'ladder' });
  const asked = nodes.filter(({ focus }) => focus).length;
  const around = asked === 1 && nodes.length - asked <= MOST_AROUND;
  return framed(diagram, around ? radial(diagram) : bipartite(diagram), { legend: false });
}
