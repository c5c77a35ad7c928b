/**
 * A cell as text and back. A spreadsheet runs text that begins like a formula, and importers trim; an apostrophe before
 * such text says "literally this". Reading takes exactly that apostrophe off again.
 */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text of a cell: trimmed, or literally what stands behind a guard. Null for an empty cell. */
export function unguarded(cell: string): string | null {
  if (cell.startsWith("'") && needsGuard(cell.slice(1))) return cell.slice(1);
  return cell.trim() || null;
}

function needsGuard(text: string): boolean {
  // Full-width signs are formulas to some spreadsheets, too.
  if (text === '' || /^[=+\-@＝＋－＠\s]|\s$/.test(text)) return true;
  return text.startsWith("'") && needsGuard(text.slice(1));
}

/** Several texts in one cell. */
export const listed = (items: readonly string[]) => items.map((item) => item.replace(/[\\;]/g, '\\$&')).join('; ');

/** The texts of a cell that holds several; empty ones are left out. */
export function unlisted(cell: string): string[] {
  const items = cell.match(/(?:[^\\;]|\\[\s\S]?)+/g) ?? [];
  return items.map((item) => item.trim().replace(/\\([\s\S])/g, '$1')).filter((item) => item !== '');
}
