import { withoutMarks } from './inline.ts';

/** The cells of a Markdown table line, with pipes around it or from three cells on without; null where it is none. "\|" is a pipe within a cell. */
export function pipeCells(line: string): string[] | null {
  const trimmed = line.trim();
  const isBare = !trimmed.startsWith('|') && trimmed.split(/(?<!\\)\s\|\s/).length > 2;
  if ((!trimmed.startsWith('|') && !isBare) || trimmed.length < 2) return null;
  const inner = trimmed.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => withoutMarks(cell.replaceAll('\\|', '|')));
}

/** Cells divided by tabs, as browsers copy a table. */
export function tabCells(line: string): string[] | null {
  if (!/\S\t+\S/.test(line)) return null;
  const cells = line.trim().split('\t').map(withoutMarks);
  return cells.length > 1 ? cells : null;
}

/** The line between the head of a table and its rows. */
export const isRule = (line: string) => /^\s*\|?[\s:|+=-]*[-=]{2,}[\s:|+=-]*$/.test(line);
