/**
 * Advance widths of DejaVu Sans, regular and bold, for the characters from space to "~", in hundredths of the font size.
 * No other font of our list is wider, so text that fits by these fits.
 */
const regular = tableOf(
  '32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69 70 77 63 58 ' +
    '77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62 35 63 63 28 28 58 28 97 ' +
    '63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84',
);
const bold = tableOf(
  '35 46 52 84 70 100 87 31 46 46 52 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 58 100 77 76 73 83 68 68 ' +
    '82 84 37 37 77 64 100 84 85 73 85 77 72 68 81 77 110 77 72 73 46 37 46 84 50 50 67 72 59 72 68 44 72 71 34 34 67 34 ' +
    '104 71 69 72 72 49 60 48 71 65 92 65 65 58 71 37 71 84',
);

function tableOf(widths: string): readonly number[] {
  return widths.split(' ').map((width) => Number(width) / 100);
}

/** Letters of other scripts are counted wide: which font draws them is not ours to choose. */
const OTHER = { mark: 0, letter: 0.9, wide: 1.4 } as const;

const mark = /^[\p{M}\p{Cf}]$/u;
const wide =
  /^(?:\p{Extended_Pictographic}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u2e80-\uffef]|[^\p{L}\p{N}])$/u;

/** Width of a text in the units of `size`, which is the size of the font. */
export function widthOf(text: string, size: number, isBold = false): number {
  const table = isBold ? bold : regular;
  let width = 0;
  for (const char of text) width += table[char.charCodeAt(0) - 32] ?? widthOfOther(char);
  return width * size;
}

function widthOfOther(char: string): number {
  if (mark.test(char)) return OTHER.mark;
  return wide.test(char) ? OTHER.wide : OTHER.letter;
}
