/** Writes an answer: as JSON, or as the lines that `text` makes of it. */
export function print<T>(answer: T, json: boolean | undefined, text: (answer: T) => Iterable<string>): void {
  const lines = json ? [JSON.stringify(answer, null, 2)] : [...text(answer)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Rows with their columns aligned; columns that are empty throughout are left out. */
export function table(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string[] {
  const used = head.map((_, column) => rows.some((row) => row[column]));
  const kept = [head, ...rows].map((row) => row.filter((_, column) => used[column]).map((cell) => cell ?? ''));
  const widths = kept[0]?.map((_, column) => Math.max(...kept.map((row) => row[column]?.length ?? 0))) ?? [];
  return kept.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export const indented = (lines: Iterable<string>) => [...lines].map((line) => `  ${line}`);

/** "1 role", "2 roles". */
export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
