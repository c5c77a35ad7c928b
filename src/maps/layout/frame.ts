import type { Diagram } from '../diagram.ts';
import type { Picture, PlacedNode, PlacedText } from './picture.ts';
import { sizeText } from './text-box.ts';

const MARGIN = 24;
const GAP = 14;
const NARROWEST = 420;

/** What a layout gives: everything in place within (0, 0, width, height). */
export type Content = Picture;

/** Puts the title above a drawing, and below it the signs it uses (where asked) and what a limit left out. */
export function framed(diagram: Diagram, content: Content, { legend }: { legend: boolean }): Picture {
  const inner = Math.max(NARROWEST, content.width);
  const texts: PlacedText[] = [];
  const title = sizeText('title', diagram.title, inner);
  texts.push({ ...title, x: MARGIN + (inner - title.width) / 2, y: MARGIN });
  const dx = MARGIN + (inner - content.width) / 2;
  const dy = MARGIN + title.height + GAP;
  const move = <T extends { x: number; y: number }>(placed: T): T => ({
    ...placed,
    x: placed.x + dx,
    y: placed.y + dy,
  });
  texts.push(...content.texts.map(move));
  let y = dy + content.height + GAP;
  if (legend) {
    const row = legendOf(diagram, inner, y);
    texts.push(...row.texts);
    y = row.bottom;
  }
  const missing = omissions(diagram);
  if (missing) {
    const footer = sizeText('footer', missing, inner);
    texts.push({ ...footer, x: MARGIN, y });
    y += footer.height + GAP;
  }
  return {
    width: Math.ceil(inner + 2 * MARGIN),
    height: Math.ceil(y - GAP + MARGIN),
    nodes: content.nodes.map((node): PlacedNode => move(node)),
    edges: content.edges.map(({ edge, path }) => ({ edge, path: shifted(path, dx, dy) })),
    texts,
  };
}

/** Signs and names of the groups that occur, in rows. */
function legendOf(
  { groups, nodes, edges }: Diagram,
  room: number,
  top: number,
): { texts: PlacedText[]; bottom: number } {
  const used = new Set([...nodes.map(({ group }) => group), ...edges.map(({ group }) => group)]);
  const texts: PlacedText[] = [];
  let [x, y, tallest] = [MARGIN, top, 0];
  for (const { key, label } of groups) {
    if (!used.has(key)) continue;
    const text = sizeText('legend', label, room - 2 * GAP, key);
    if (x > MARGIN && x + text.width > MARGIN + room) [x, y, tallest] = [MARGIN, y + tallest + GAP / 2, 0];
    texts.push({ ...text, x, y });
    x += text.width + GAP * 1.5;
    tallest = Math.max(tallest, text.height);
  }
  return { texts, bottom: texts.length > 0 ? y + tallest + GAP : top };
}

/** What the picture does not show, in words; null where it shows everything. */
export function omissions({ omitted, groups }: Diagram): string | null {
  if (omitted.length === 0) return null;
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  return `Not shown: ${omitted.map(({ group, count }) => `${count} of ${labels.get(group) ?? group}`).join(', ')}.`;
}

/** Moves a path of absolute commands with coordinate pairs. */
function shifted(path: string, dx: number, dy: number): string {
  let index = 0;
  return path.replace(/-?\d+(\.\d+)?/g, (number) => {
    const moved = Number(number) + (index % 2 === 0 ? dx : dy);
    index += 1;
    return String(Math.round(moved * 10) / 10);
  });
}
