import type { Block } from './block.ts';

const dash = /\s[–•▪]\s+|\s-\s+(?=\p{Lu})/u;

/** More dashes in one paragraph are no list that somebody wrote. */
const MOST_ITEMS = 200;

/**
 * Lists that lost their lines: "Typical partners: – Finance – Sales" is a head and two items, and so is
 * "Data environment – Lake for raw data – Access logs". A single dash without a colon is punctuation.
 */
export function withDashLists(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? (divided(block) ?? [block]) : [block]));
}

function divided(block: Extract<Block, { kind: 'paragraph' }>): Block[] | null {
  const [head = '', ...items] = block.text.split(dash);
  if (items.length === 0 || items.length > MOST_ITEMS || head.length > 160) return null;
  const isLabel = /[:：]$/.test(head.trim());
  const isHead = items.length > 1 && head.length <= 90 && !/[.!?;,]/.test(head) && items.every(startsItem);
  if (!isLabel && !isHead) return null;
  const { line } = block;
  const list = items.map((text): Block => ({ kind: 'item', depth: 0, text: text.trim(), line }));
  const paragraph: Block[] = head.trim() === '' ? [] : [{ kind: 'paragraph', text: head.trim(), line, apart: true }];
  return [...paragraph, ...list];
}

const startsItem = (text: string) => /^[\p{Lu}\p{N}“"'‘(]/u.test(text.trim());
