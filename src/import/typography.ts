import type { Block } from './block.ts';

/** Signs of symbol fonts, which have no characters of their own: in documents they are bullets. */
export const withBullets = (text: string) => text.replace(/[\ue000-\uf8ff]/g, '•');

/**
 * Whether Markdown has plain signs for typographic ones throughout, as Pandoc writes it: "--" for a dash, straight
 * quotes. Elsewhere such signs are what somebody typed.
 */
export const isPlainlySigned = (markdown: string) =>
  !/[–—“”‘’…]/.test(markdown) && /(?:\w|\s)---?(?:\w|\s\w)/.test(markdown);

/** Puts the typographic signs back. Behind the tree, because the columns of tables are told by their width. */
export function withTypography(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'row' ? { ...block, cells: block.cells.map(curled) } : { ...block, text: curled(block.text) },
  );
}

function curled(line: string): string {
  return line
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/(?<![\p{L}\p{N}.,!?)])"(?=[\p{L}\p{N}(])/gu, '“')
    .replace(/"/g, '”')
    .replace(/(?<![\p{L}\p{N}.,!?)])'(?=[\p{L}\p{N}])/gu, '‘')
    .replace(/'/g, '’');
}
