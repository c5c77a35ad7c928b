import type { Diagram } from '../diagram.ts';

/** The nodes of a diagram as a table (RFC 4180, UTF-8). */
export function renderNodesCsv({ nodes, groups }: Diagram): string {
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  return csvTable(
    ['key', 'kind', 'label', 'group', 'level', 'note'],
    nodes.map(({ key, kind, label, group, level, note }) => [
      key,
      kind,
      label,
      group === null ? null : (labels.get(group) ?? group),
      level,
      note,
    ]),
  );
}

/** The edges of a diagram as a table, with the names of their ends and where each is said. */
export function renderEdgesCsv({ nodes, edges, groups }: Diagram): string {
  const names = new Map(nodes.map(({ key, label }) => [key, label]));
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  return csvTable(
    ['source', 'sourceName', 'target', 'targetName', 'group', 'label', 'suggested', 'document', 'line'],
    edges.map(({ source, target, group, label, suggested, said }) => [
      source,
      names.get(source) ?? null,
      target,
      names.get(target) ?? null,
      labels.get(group) ?? group,
      label,
      String(suggested),
      said[0]?.document ?? null,
      said[0]?.line ?? null,
    ]),
  );
}

type Cell = string | number | null;

/** Rows under a heading as CSV (RFC 4180), safe to open in a spreadsheet. */
export function csvTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs text that begins like a formula; an apostrophe before it makes it text again. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
