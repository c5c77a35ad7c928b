import type { Block, Heading, Item, Paragraph, Row } from './block.ts';
import { withDashLists } from './dash-list.ts';
import { endsDocument, isFurniture } from './furniture.ts';
import { bestKey, exactKey, headingForm, shownHeading } from './heading-form.ts';
import type { Headings, SectionKey } from './headings.ts';
import type { Messages } from './messages.ts';

export type Content = Paragraph | Item | Row;

/** A part of a section: what stands under one of its sub-headings, or before the first of them (`title` null). */
export interface Part {
  title: string | null;
  /** Key of the part in the table of headings; null where it is none of them. */
  key: string | null;
  line: number;
  blocks: Content[];
}

export interface Section {
  /** Null for a section that the table of headings does not know. */
  key: SectionKey | null;
  title: string;
  line: number;
  parts: Part[];
}

export interface Outline {
  /** What stands before the first section. */
  preamble: Block[];
  sections: Section[];
  /** Everything that looks like a heading, for a document that is refused. */
  found: string[];
}

const LONGEST_HEADING = 120;
const words = (text: string) => text.split(/\s+/).length;

/** Divides a document into its sections and their parts by the table of headings. */
export function outlineOf(tree: readonly Block[], headings: Headings, messages: Messages): Outline {
  return new Outliner(withDashLists(tree), headings, messages).outline();
}

class Outliner {
  readonly #blocks: readonly Block[];
  readonly #headings: Headings;
  readonly #messages: Messages;
  /** Level of the headings that are sections; 0 where sections are headed by plain lines. */
  readonly #level: number;
  /** Whether sections are numbered, so that an unnumbered line is none. */
  readonly #numbered: boolean;
  readonly #lastSection: number;
  readonly #sections: Section[] = [];
  readonly #seen = new Set<SectionKey>();

  constructor(blocks: readonly Block[], headings: Headings, messages: Messages) {
    this.#blocks = blocks;
    this.#headings = headings;
    this.#messages = messages;
    this.#level = sectionLevel(blocks, headings);
    const exact = blocks.filter((block) => this.#mayHead(block) && this.#exact(block) !== null);
    this.#numbered = exact.filter((block) => isNumbered(textOf(block))).length >= Math.max(3, exact.length / 2);
    this.#lastSection = blocks.findLastIndex((block) => this.#mayHead(block) && this.#exact(block) !== null);
  }

  outline(): Outline {
    const preamble: Block[] = [];
    for (const [at, block] of this.#blocks.entries()) {
      const text = textOf(block);
      if (at > this.#lastSection && this.#sections.length > 0 && this.#isEnd(block, text)) {
        this.#messages.info('left-out', block.line, 'The document ends here; what follows was left out.', text);
        break;
      }
      if (block.kind !== 'row' && isFurniture(text)) continue;
      if (!this.#startsSection(block, at)) {
        if (this.#sections.length === 0) preamble.push(block);
        else this.#put(block, at);
      }
    }
    return { preamble, sections: this.#sections, found: this.#found() };
  }

  /** Behind the table that closes a blueprint stands nothing of it any more. */
  #isEnd(block: Block, text: string): boolean {
    if (endsDocument(text)) return true;
    const last = this.#sections.at(-1);
    if (last?.key !== 'scorecard' || block.kind !== 'paragraph') return false;
    return last.parts.some((part) => part.blocks.some(({ kind }) => kind === 'row'));
  }

  #startsSection(block: Block, at: number): boolean {
    if (!this.#mayHead(block)) return false;
    const text = textOf(block);
    const isPart = this.#partKey(text, false) !== null;
    const key = this.#exact(block) ?? (block.kind === 'heading' && !isPart ? this.#loose(block) : null);
    const isNew = key !== null && !this.#seen.has(key);
    if (isNew && !(isPart && this.#numbered && !isNumbered(text))) {
      this.#seen.add(key);
      this.#open(key, text, block.line);
      return true;
    }
    const isUnknown = block.kind === 'heading' && !isPart && this.#sections.length > 0;
    if (!isUnknown || block.level > this.#level) return false;
    if (at < this.#lastSection || key !== null) {
      this.#messages.info(
        'unknown-section',
        block.line,
        'This section is not in the table of headings; its text is kept as statements.',
        text,
      );
    }
    this.#open(null, text, block.line);
    return true;
  }

  #open(key: SectionKey | null, text: string, line: number): void {
    const title = shownHeading(text);
    this.#sections.push({ key, title, line, parts: [{ title: null, key: null, line, blocks: [] }] });
  }

  #put(block: Block, at: number): void {
    const section = this.#sections.at(-1);
    const part = section?.parts.at(-1);
    if (!section || !part) return;
    if (block.kind === 'heading' || this.#headsPart(block, this.#blocks[at + 1], part)) {
      const text = textOf(block);
      section.parts.push({ title: shownHeading(text), key: this.#partKey(text, true), line: block.line, blocks: [] });
      return;
    }
    const label = block.kind === 'paragraph' ? /^(.{3,60}?):\s+(\S.*)$/.exec(block.text) : null;
    const key = label?.[1] ? this.#partKey(label[1], false) : null;
    if (key !== null && label && block.kind === 'paragraph' && part.key !== key) {
      const text = label[2] ?? '';
      const { line } = block;
      section.parts.push({ title: shownHeading(label[1] ?? ''), key, line, blocks: [{ ...block, text }] });
    } else part.blocks.push(block);
  }

  /** Whether a paragraph or a lone line heads what follows it. */
  #headsPart(block: Content, next: Block | undefined, part: Part): boolean {
    if (block.kind !== 'paragraph') return false;
    const { text, apart } = block;
    if (text.length > LONGEST_HEADING || /[.;,!?]["”’)]?$/.test(text)) return false;
    if (this.#partKey(text, false) !== null) return true;
    const hasList = next?.kind === 'item' || next?.kind === 'row';
    const isLabel = /[:：]$/.test(text);
    if (isLabel) return hasList && (part.title === null || words(text) <= 4);
    if (hasList && words(text) <= 16) return true;
    if (!apart || !/^[\p{Lu}\p{N}]/u.test(text)) return false;
    return (
      this.#partKey(text, true) !== null ||
      (words(text) <= 14 && next?.kind === 'paragraph' && /[.:!?]$/.test(next.text))
    );
  }

  /** The part that a text heads: by an exact phrase, or loosely by one that it holds. */
  #partKey(text: string, loosely: boolean): string | null {
    const key = this.#sections.at(-1)?.key;
    const table = (key && this.#headings.parts[key]) ?? {};
    const form = headingForm(text);
    return exactKey(form, table) ?? (loosely ? bestKey(form, table) : null);
  }

  #mayHead(block: Block): boolean {
    if (block.kind === 'heading') return block.level <= this.#level || this.#level === 0;
    return this.#level === 0 && block.kind === 'paragraph' && block.text.length <= LONGEST_HEADING;
  }

  #exact(block: Block): SectionKey | null {
    return exactKey(headingForm(textOf(block)), this.#headings.sections) as SectionKey | null;
  }

  /** A heading at the level of sections that a phrase of the table makes at least half of. */
  #loose(heading: Heading): SectionKey | null {
    if (heading.level !== this.#level) return null;
    const form = headingForm(heading.text);
    const key = bestKey(form, this.#headings.sections) as SectionKey | null;
    const phrases = key === null ? [] : this.#headings.sections[key];
    return phrases.some((phrase) => form.includes(phrase) && phrase.length >= form.length / 2) ? key : null;
  }

  #found(): string[] {
    const marked = this.#blocks.filter((block): block is Heading => block.kind === 'heading');
    const lines = this.#blocks.filter((block) => block.kind === 'paragraph' && block.apart && block.text.length < 80);
    return (marked.length > 0 ? marked : lines).slice(0, 20).map((block) => shownHeading(textOf(block)).slice(0, 80));
  }
}

/** The level on which most different sections are headed; 0 where plain lines head more of them than any level. */
function sectionLevel(blocks: readonly Block[], headings: Headings): number {
  const keys = new Map<number, Set<string>>();
  for (const block of blocks) {
    if (block.kind === 'row' || block.kind === 'item' || block.text.length > LONGEST_HEADING) continue;
    const key = exactKey(headingForm(textOf(block)), headings.sections);
    if (key === null) continue;
    const level = block.kind === 'heading' ? block.level : 0;
    keys.set(level, (keys.get(level) ?? new Set()).add(key));
  }
  const [best] = [...keys].sort(([a, x], [b, y]) => y.size - x.size || b - a);
  return best?.[0] ?? 0;
}

export const textOf = (block: Block) => (block.kind === 'row' ? block.cells.join(' | ') : block.text);
const isNumbered = (text: string) => /^\s*\d{1,2}[.)]\s/.test(text);
