/** Writes an answer: as JSON, or as the lines that `text` makes of it. */
export function print<T>(answer: T, json: boolean | undefined, text: (answer: T) => Iterable<string>): void {
  const lines = json ? [JSON.stringify(answer, null, 2)] : [...text(answer)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

type Cells = readonly (string | null)[];

/** Rows under a heading; none where there are no rows. */
export function table(heading: readonly string[], rows: readonly Cells[]): string[] {
  return rows.length > 0 ? aligned(rows, heading) : [];
}

/** Rows with their columns aligned; columns that are empty throughout are left out. */
export function aligned(rows: readonly Cells[], heading?: Cells): string[] {
  const columns = [...(rows[0]?.keys() ?? [])].filter((column) => rows.some((row) => row[column]));
  const lines = (heading ? [heading, ...rows] : rows).map((row) => columns.map((column) => row[column] ?? ''));
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export const indented = (lines: Iterable<string>) => [...lines].map((line) => `  ${line}`);

/** "1 role", "2 roles". */
export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
