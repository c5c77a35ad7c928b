import type { Block } from './block.ts';
import { withoutMarks } from './inline.ts';
import { isBrokenOff, joinedLines, type PageContent, type PlacedText } from './pdf-tagged.ts';

/** Text on one base line without a gap that a space does not explain. */
interface Segment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
}

/** A run of lines below each other, or of cells beside each other where there are several. */
interface Group {
  cells: Segment[][];
  /** First group of its page. */
  first: boolean;
}

const marker = /^(?:[•◦▪‣●○·∙–—-]|\d{1,3}[.)]|[a-z][.)])(?:\s+|$)/;

/**
 * The blocks of a PDF without tags. Larger text heads; what stands beside each other in several rows is a table; a
 * marker or an indent makes an item; lines that follow closely are one paragraph.
 */
export function laidOutBlocks(pages: readonly PageContent[]): Block[] {
  const kept = withoutRunningLines(pages.map(({ placed }) => segmentsOf(placed)));
  const all = kept.flat();
  const body = commonest(all, ({ size }) => size.toFixed(1));
  const bodySize = Number(body ?? 10);
  const reader = new LayoutReader(
    all,
    bodySize,
    commonest(
      all.filter(({ size }) => size.toFixed(1) === body),
      ({ font }) => font,
    ) ?? '',
  );
  for (const segments of kept) for (const group of groupsOf(segments)) reader.read(group);
  return reader.finish();
}

function segmentsOf(placed: readonly PlacedText[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, y, width, size, font } of placed) {
    const last = segments.at(-1);
    const gap = last ? x - last.right : 0;
    const isSameLine = last && Math.abs(last.y - y) < size * 0.3 && gap > -size;
    if (
      last &&
      isSameLine &&
      (gap < size * 0.8 || (marker.test(`${last.text.trim()} `) && last.text.trim().length < 4))
    ) {
      last.text += gap > size * 0.15 && !/\s$/.test(last.text) ? ` ${text}` : text;
      last.right = x + width;
    } else segments.push({ text, x, right: x + width, y, size, font });
  }
  return segments;
}

/** Headers and footers out: lines that most pages have in one place, but for their number. */
function withoutRunningLines(pages: readonly Segment[][]): Segment[][] {
  const form = ({ text, y }: Segment) => `${Math.round(y)} ${text.replace(/\d+/g, '#').trim()}`;
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const line of new Set(page.map(form))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  if (pages.length < 3) return [...pages];
  return pages.map((page) => page.filter((segment) => (counts.get(form(segment)) ?? 0) <= pages.length / 2));
}

function groupsOf(segments: readonly Segment[]): Group[] {
  const groups: Group[] = [];
  for (const segment of segments) {
    const group = groups.at(-1);
    const cell = group?.cells.at(-1);
    const last = cell?.at(-1);
    if (!group || !cell || !last) {
      groups.push({ cells: [[segment]], first: true });
      continue;
    }
    const right = Math.max(...cell.map((line) => line.right));
    const drop = last.y - segment.y;
    const isBeside = segment.x > right - 1 && drop < last.size * 0.5;
    const overlaps = segment.x < right && segment.right > Math.min(...cell.map((line) => line.x));
    const isBelow = drop > 0 && drop < last.size * 1.6 && overlaps && Math.abs(segment.size - last.size) < 0.6;
    if (isBeside) group.cells.push([segment]);
    else if (isBelow && segment.x >= (cell[0]?.x ?? 0) - (group.cells.length > 1 ? segment.size * 6 : 1))
      cell.push(segment);
    else groups.push({ cells: [[segment]], first: false });
  }
  return groups;
}

function commonest<T extends { text: string }>(items: readonly T[], of: (item: T) => string): string | null {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + item.text.length);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

class LayoutReader {
  readonly #blocks: Block[] = [];
  readonly #levels: readonly string[];
  readonly #size: number;
  readonly #font: string;
  readonly #left: number;
  readonly #right: number;
  #tables = 0;
  /** Where the columns of the table that is open begin. */
  #columns: number[] = [];
  #indents: number[] = [];

  constructor(segments: readonly Segment[], size: number, font: string) {
    this.#size = size;
    this.#font = font;
    const large = new Set(segments.filter((s) => s.size > size * 1.08).map((s) => s.size.toFixed(0)));
    this.#levels = [...large].sort((a, b) => Number(b) - Number(a));
    this.#left = Math.min(...segments.map(({ x }) => x));
    this.#right = Math.max(...segments.map(({ right }) => right));
  }

  read({ cells, first }: Group): void {
    if (cells.length > 1) this.#row(cells);
    else {
      this.#columns = [];
      for (const lines of this.#parts(cells[0] ?? [])) this.#block(lines, first);
    }
  }

  finish(): Block[] {
    for (const [at, block] of this.#blocks.entries()) block.line = at + 1;
    return this.#blocks.filter((block) => block.kind === 'row' || block.text !== '');
  }

  /** Lines that follow closely may be items of a list all the same. */
  #parts(lines: readonly Segment[]): Segment[][] {
    const parts: Segment[][] = [];
    for (const line of lines) {
      const last = parts.at(-1)?.at(-1);
      const starts =
        last === undefined ||
        marker.test(line.text.trim()) ||
        (this.#isIndented(line) && this.#hadRoom(last, line)) ||
        (last.font !== line.font && this.#hadRoom(last, line));
      if (starts) parts.push([line]);
      else parts.at(-1)?.push(line);
    }
    return parts;
  }

  #isIndented = (line: Segment) => line.x > this.#left + this.#size;

  /** Whether the first word of a line had fitted on the one before: then it was not broken there. */
  #hadRoom(before: Segment, line: Segment): boolean {
    const word = line.text.trim().split(' ')[0] ?? '';
    const width = ((line.right - line.x) / Math.max(1, line.text.length)) * (word.length + 1);
    return before.right + width < this.#right;
  }

  #block(lines: readonly Segment[], first: boolean): void {
    const [head] = lines;
    if (!head) return;
    const text = withoutMarks(joinedLines(lines.map((line) => line.text.trim()).join('\n')));
    const level = this.#levels.indexOf(head.size.toFixed(0));
    const mark = marker.exec(text);
    const last = this.#blocks.at(-1);
    if (level >= 0) {
      this.#indents = [];
      this.#blocks.push({ kind: 'heading', level: Math.min(level + 1, 6), text, line: 1 });
    } else if (
      first &&
      last &&
      last.kind !== 'row' &&
      last.kind !== 'heading' &&
      !mark &&
      isBrokenOff(last.text, text)
    ) {
      last.text = withoutMarks(joinedLines(`${last.text}\n${text}`));
    } else if (mark || this.#isIndented(head)) {
      while ((this.#indents.at(-1) ?? 0) > head.x + 2) this.#indents.pop();
      if ((this.#indents.at(-1) ?? 0) < head.x - 2) this.#indents.push(head.x);
      const depth = this.#indents.length - 1;
      this.#blocks.push({ kind: 'item', depth, text: mark ? text.slice(mark[0].length) : text, line: 1 });
    } else {
      this.#indents = [];
      const apart = lines.every(({ font }) => font !== this.#font);
      this.#blocks.push({ kind: 'paragraph', text, line: 1, apart });
    }
  }

  /** A row's cells under the columns that the row above has, so that an empty cell shifts nothing. */
  #row(cells: readonly Segment[][]): void {
    const starts = cells.map((lines) => Math.min(...lines.map(({ x }) => x)));
    if (this.#columns.length < cells.length) {
      if (this.#columns.length === 0) this.#tables += 1;
      this.#columns = starts;
    }
    const row: string[] = this.#columns.map(() => '');
    for (const [i, lines] of cells.entries()) {
      const x = starts[i] ?? 0;
      const column = Math.max(
        0,
        this.#columns.findLastIndex((start) => start <= x + this.#size * 2),
      );
      const text = withoutMarks(joinedLines(lines.map((line) => line.text.trim()).join('\n')));
      row[column] = [row[column], text].filter(Boolean).join(' ');
    }
    const isHeadAgain = this.#blocks.some(
      (block) => block.kind === 'row' && block.table === this.#tables && block.cells.join('|') === row.join('|'),
    );
    if (!isHeadAgain) this.#blocks.push({ kind: 'row', cells: row, line: 1, table: this.#tables });
  }
}
