import { widthOf } from './measure.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where a name may be broken without a hyphen: after a space, a slash or a dash. */
const BREAK = /[^\s/–—-]*[/–—-]+|[^\s/–—-]+|\s+/g;

/** Breaks a text into lines that are at most `width` wide. White space of any kind counts as one space. */
export function wrap(text: string, width: number, size: number, isBold = false): string[] {
  const pieces = text.replace(/\s+/g, ' ').trim().match(BREAK) ?? [];
  const fits = (line: string) => widthOf(line, size, isBold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = '';
    for (const part of fits(piece) ? [piece] : broken(piece, fits)) {
      if (line) lines.push(line.trim());
      line = part.trimStart();
    }
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

/** A word that is wider than a line, cut between characters as people see them. */
function broken(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part && !fits(part + segment)) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
