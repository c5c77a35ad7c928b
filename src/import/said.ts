import type { Messages } from './messages.ts';
import type { Content } from './outline.ts';

/** Something a document says in one place, with what it owns: a bullet that ends in ":" owns the bullets below it. */
export interface Said {
  text: string;
  line: number;
  /** Whether it is an item of a list; else a paragraph or a table row. */
  listed: boolean;
  owned: Said[];
}

/** An item that still takes the items below it. */
interface Owner {
  said: Said;
  depth: number;
  /** Whether what it owns is indented below it; else only the wording tells how far it reaches. */
  nested: boolean;
  lower: boolean;
}

/** A bullet that ends in ":" and is longer than this is a sentence that another may own, and no label beside it. */
const LONGEST_LABEL = 60;

/** What the blocks of a part say, each item with the items it owns. */
export function saidIn(blocks: readonly Content[], messages: Messages): Said[] {
  const top: Said[] = [];
  let owners: Owner[] = [];
  for (const block of blocks) {
    const text = block.kind === 'row' ? block.cells.filter(Boolean).join(' | ') : block.text;
    const said: Said = { text, line: block.line, listed: block.kind === 'item', owned: [] };
    const depth = block.kind === 'item' ? block.depth : 0;
    owners = said.listed ? owners.filter((owner) => owns(owner, said, depth)) : [];
    const owner = owners.at(-1);
    if (owner) own(owner, said, depth, messages);
    else top.push(said);
    if (said.listed && opens(text)) owners.push({ said, depth, nested: false, lower: false });
  }
  return top;
}

const opens = (text: string) => /[:：]$/.test(text);

function owns(owner: Owner, said: Said, depth: number): boolean {
  if (depth > owner.depth) return true;
  if (depth < owner.depth || owner.nested) return false;
  const isFirst = owner.said.owned.length === 0;
  if (opens(said.text)) return isFirst && said.text.length > LONGEST_LABEL;
  return isFirst || !owner.lower || startsLower(said.text);
}

function own(owner: Owner, said: Said, depth: number, messages: Messages): void {
  if (owner.said.owned.length === 0) {
    owner.nested = depth > owner.depth;
    owner.lower = startsLower(said.text);
    if (!owner.nested && !owner.lower) {
      const about = 'The items below this one are taken as its own; the document does not show where they end.';
      messages.info('owned-items', owner.said.line, about, owner.said.text);
    }
  }
  owner.said.owned.push(said);
}

const startsLower = (text: string) => /^\p{Ll}/u.test(text);

/** One text of an item and all it owns. */
export function whole({ text, owned }: Said): string {
  return owned.reduce((all, child) => `${all}${/[.;,:!?]$|\b(and|or)$/.test(all) ? ' ' : '; '}${whole(child)}`, text);
}
