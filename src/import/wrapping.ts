const FEWEST_LINES = 8;
const WIDEST = 140;

/**
 * Whether lines of a text were broken to fit a width: says of two neighbouring lines that they are one. A line was
 * broken there if the first word of the next one had not fitted any more.
 */
export function wrapping(lines: readonly string[]): (line: string, next: string) => boolean {
  const lengths = lines
    .filter(isProse)
    .map((line) => line.trimEnd().length)
    .filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  const full = lengths.filter((length) => length > width * 0.8 && length <= width).length;
  if (width > WIDEST || full < FEWEST_LINES || full < lengths.length * 0.1) return () => false;
  return (line, next) => {
    const word = next.trimStart().match(/^\S+/)?.[0] ?? '';
    return line.trimEnd().length + 1 + word.length > width;
  };
}

/** Lines of tables and rules are as long as their columns. */
const isProse = (line: string) =>
  !/^\s*(?:[|+]|[-=][-= ]+$)/.test(line) && !(/ {3}|\t/.test(line) && /\S\s{3,}\S/.test(line));
