import { withoutMarks } from './inline.ts';

/** Longest table that is looked for, so that a text of rules cannot cost more than its length. */
const MOST_LINES = 2_000;

interface TableLines {
  rows: { cells: string[]; line: number }[];
  /** Index of its last line. */
  end: number;
}

/**
 * A table drawn with lines, as Pandoc writes those whose cells are long: columns stand under the dashes of a rule
 * ("----- ------"), rows have several lines and are divided by blank ones, or the whole is a grid ("+---+---+").
 */
export function ruledTable(lines: readonly string[], at: number): TableLines | null {
  const line = lines[at] ?? '';
  if (/^\s*\+[-=]{3,}(\+[-=]{3,})+\+\s*$/.test(line)) return gridTable(lines, at);
  if (/^\s*-{5,}\s*$/.test(line) || /^\s*-{3,}( +-{3,})+\s*$/.test(line)) return multilineTable(lines, at);
  return null;
}

function gridTable(lines: readonly string[], at: number): TableLines | null {
  const rows: TableLines['rows'] = [];
  let parts: string[][] = [];
  let start = at + 1;
  let end = at;
  for (let i = at; i < lines.length && i < at + MOST_LINES; i += 1) {
    const line = (lines[i] ?? '').trim();
    if (line.startsWith('+')) {
      if (parts.length > 0) rows.push({ cells: joined(parts), line: start + 1 });
      parts = [];
      start = i + 1;
    } else if (line.startsWith('|')) parts.push(line.slice(1, -1).split('|'));
    else break;
    end = i;
  }
  return rows.length > 1 ? { rows, end } : null;
}

function multilineTable(lines: readonly string[], at: number): TableLines | null {
  const framed = /^\s*-{5,}\s*$/.test(lines[at] ?? '');
  const rule = framed ? ruleAfter(lines, at) : at;
  if (rule === null) return null;
  const columns = [...(lines[rule] ?? '').matchAll(/-+/g)].map(
    ({ index, 0: dashes }) => [index, dashes.length] as const,
  );
  if (columns.length < 2) return null;
  const cut = (line: string) => columns.map(([from], i) => line.slice(from, columns[i + 1]?.[0] ?? line.length));
  const head = framed ? lines.slice(at + 1, rule) : lines.slice(rule - 1, rule);
  const rows: TableLines['rows'] = [{ cells: joined(head.map(cut)), line: rule }];
  let parts: string[][] = [];
  let start = rule + 1;
  for (let i = rule + 1; i < lines.length && i < rule + MOST_LINES; i += 1) {
    const line = lines[i] ?? '';
    const isEnd = framed ? /^\s*-{5,}\s*$/.test(line) : line.trim() === '' || /^\s*-{3,}( +-{3,})+\s*$/.test(line);
    if (isEnd || line.trim() === '' || !framed) {
      if (!framed && !isEnd) parts.push(cut(line));
      if (parts.length > 0) rows.push({ cells: joined(parts), line: start + 1 });
      parts = [];
      start = i + 1;
      if (isEnd) return rows.length > 1 ? { rows, end: i } : null;
    } else parts.push(cut(line));
  }
  return null;
}

/** The rule under the head of a framed table: within a few lines, for else the dashes are something else. */
function ruleAfter(lines: readonly string[], at: number): number | null {
  for (let i = at + 1; i <= at + 6; i += 1) if (/^\s*-{3,}( +-{3,})+\s*$/.test(lines[i] ?? '')) return i;
  return null;
}

function joined(parts: readonly string[][]): string[] {
  const columns = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: columns }, (_, i) => withoutMarks(parts.map((part) => part[i]?.trim() ?? '').join(' ')));
}
