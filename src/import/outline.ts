import { type Block, type Heading, type Item, type Paragraph, type Row, textOf } from './block.ts';
import { withDashLists } from './dash-list.ts';
import { endsDocument, isFurniture } from './furniture.ts';
import { bestKey, exactKey, headingForm, nearKey, shownHeading } from './heading-form.ts';
import type { Headings, SectionKey } from './headings.ts';
import type { Messages } from './messages.ts';
import { LONGEST_HEADING, SectionFinder } from './section-finder.ts';
import { sectionOfPart } from './section-heading.ts';

export type Content = Paragraph | Item | Row;

/** A part of a section: what stands under one of its sub-headings, or before the first of them (`title` null). */
export interface Part {
  title: string | null;
  /** Key of the part in the table of headings; null where it is none of them. */
  key: string | null;
  line: number;
  blocks: Content[];
  /** Level of its heading; 0 where a plain line or an item heads it. */
  level: number;
  /** How it is headed: only what an item heads can be followed by another that an item heads. */
  headedBy: 'section' | 'heading' | 'item';
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

/** Sections whose parts are lists, even of one line. */
const lists: ReadonlySet<SectionKey> = new Set([
  'goals',
  'career-path',
  'decision-rights',
  'risks',
  'ai-impact',
  'hiring',
]);

/** Sections whose parts may be the rows of a table. */
const inRows: ReadonlySet<SectionKey> = new Set(['career-path', 'risks', 'ai-impact', 'hiring', 'experience']);

const words = (text: string) => text.split(/\s+/).length;

/** Divides a document into its sections and their parts by the table of headings. */
export function outlineOf(tree: readonly Block[], headings: Headings, messages: Messages): Outline {
  return new Outliner(withDashLists(tree), headings, messages).outline();
}

class Outliner {
  readonly #blocks: readonly Block[];
  readonly #headings: Headings;
  readonly #messages: Messages;
  readonly #finder: SectionFinder;
  readonly #sections: Section[] = [];
  readonly #seen = new Set<SectionKey>();

  constructor(blocks: readonly Block[], headings: Headings, messages: Messages) {
    this.#blocks = blocks;
    this.#headings = headings;
    this.#messages = messages;
    this.#finder = new SectionFinder(blocks, headings);
  }

  outline(): Outline {
    const preamble: Block[] = [];
    /** What a page says before the document and again behind it is the page's. */
    const around = new Set<string>();
    for (const [at, block] of this.#blocks.entries()) {
      const text = textOf(block);
      if (at > this.#finder.last && this.#sections.length > 0 && (around.has(text) || this.#isEnd(block, text))) {
        this.#messages.info('left-out', block.line, 'The document ends here; what follows was left out.', text);
        break;
      }
      if (block.kind !== 'row' && isFurniture(text)) continue;
      if (!this.#startsSection(block, at)) {
        if (this.#sections.length > 0) this.#put(block, at);
        else {
          preamble.push(block);
          if (block.kind === 'paragraph') around.add(text);
        }
      }
    }
    for (const section of this.#sections) for (const part of section.parts) listParagraphs(section, part);
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
    const found = this.#finder.at(at, this.#seen, (text) => this.#partKey(text, false) !== null);
    if (!found) return false;
    const text = textOf(block);
    if (found.key === null && at < this.#finder.last) {
      const about = 'This section is not in the table of headings; its text is kept as statements.';
      this.#messages.info('unknown-section', block.line, about, text);
    }
    this.#open(found.key, text, block.line);
    return true;
  }

  #open(named: SectionKey | null, text: string, line: number): void {
    const title = shownHeading(text);
    // What closes one document, "Role at a glance", opens another.
    const key = named === 'scorecard' && this.#sections.length === 0 ? 'summary' : named;
    if (key !== null) this.#seen.add(key);
    this.#sections.push({ key, title, line, parts: [] });
    // "Challenges" over a list without parts of its own says which part that is.
    const part = this.#partKey(text, false);
    const first: Part = { title: null, key: part, line, blocks: [], level: this.#finder.level, headedBy: 'section' };
    this.#sections.at(-1)?.parts.push(first);
  }

  #put(block: Block, at: number): void {
    const section = this.#sections.at(-1);
    const part = section?.parts.at(-1);
    if (!section || !part) return;
    if (block.kind === 'heading' || this.#headsPart(block, this.#blocks[at + 1], part)) {
      this.#startPart(section, part, block);
    } else if (!this.#startLabelledPart(section, part, block, at)) {
      part.blocks.push(block.kind === 'item' && part.headedBy === 'item' ? outdented(block) : block);
    }
  }

  #startPart(section: Section, before: Part, block: Heading | Content): void {
    const text = textOf(block);
    const level = block.kind === 'heading' ? block.level : 0;
    const own = this.#partKey(text, true);
    const elsewhere = own === null && level > 0 ? sectionOfPart(text, this.#headings) : null;
    if (elsewhere?.part === 'escalation') {
      this.#open(elsewhere.section, text, block.line);
      return;
    }
    const owner =
      level > 0 && own === null ? section.parts.findLast((part) => part.level > 0 && part.level < level) : null;
    const isEntry = owner && owner.headedBy === 'heading' && owner.key !== null;
    if (isEntry && section.key === 'technical-skills') {
      // A skill with a heading of its own, below that of its tier.
      before.blocks.push({ kind: 'item', depth: 0, text: shownHeading(text), line: block.line });
      return;
    }
    const key = own ?? (isEntry ? owner.key : null);
    section.parts.push({ title: shownHeading(text), key, line: block.line, blocks: [], level, headedBy: 'heading' });
  }

  /** "Next roles: Ward Manager", as a line or as an item of a list that has nothing but such items. */
  #startLabelledPart(section: Section, part: Part, block: Content, at: number): boolean {
    if (block.kind === 'row') return this.#startPartInRow(section, part, block, at);
    const label = /^(.{2,60}?):(?:\s+(\S.*))?$/s.exec(block.text);
    // In a list of such items the next one may be worded more freely.
    const loosely = block.kind === 'item' && block.depth === 0 && part.headedBy === 'item';
    const key = label?.[1] ? this.#partKey(label[1], loosely) : null;
    if (key === null || !label) return false;
    const { line } = block;
    const title = shownHeading(label[1] ?? '');
    const text = label[2] ?? '';
    if (block.kind === 'paragraph') {
      if ((part.key === key && part.title !== null) || text === '') return false;
      const kind = section.key !== null && lists.has(section.key) ? { kind: 'item' as const, depth: 0 } : {};
      const said = { ...block, text, ...kind };
      const blocks = 'kind' in kind || section.key === 'stakeholders' ? enumerated(section.key, said) : [said];
      section.parts.push({ title, key, line, blocks, level: 0, headedBy: 'heading' });
      return true;
    }
    const isOutermost =
      block.depth === 0 && (part.headedBy === 'item' || (part.headedBy === 'section' && part.title === null));
    if (!isOutermost) return false;
    const blocks: Content[] = text === '' ? [] : enumerated(section.key, { ...block, text });
    section.parts.push({ title, key, line, blocks, level: 0, headedBy: 'item' });
    return true;
  }

  /** "Comes from | Ward Nurse" in a table whose rows are the parts; the head of such a table says nothing more. */
  #startPartInRow(section: Section, part: Part, { cells, line, table }: Row, at: number): boolean {
    const [title = '', text = ''] = cells;
    const isOutermost = part.headedBy === 'item' || (part.headedBy === 'section' && part.title === null);
    if (cells.length !== 2 || !isOutermost || section.key === null || !inRows.has(section.key)) return false;
    const key = this.#partKey(title, part.headedBy === 'item');
    const next = this.#blocks[at + 1];
    if (key === null) {
      const isHead = part.blocks.at(-1)?.kind !== 'row' && next?.kind === 'row' && next.table === table;
      return isHead && this.#partKey(next.cells[0] ?? '', false) !== null;
    }
    const blocks = enumerated(section.key, { kind: 'item', depth: 0, text, line });
    section.parts.push({ title: shownHeading(title), key, line, blocks, level: 0, headedBy: 'item' });
    return true;
  }

  /** Whether a paragraph or a lone line heads what follows it. */
  #headsPart(block: Content, next: Block | undefined, part: Part): boolean {
    if (block.kind !== 'paragraph') return false;
    const { text, apart } = block;
    if (text.length > LONGEST_HEADING || /[.;,!?]["”’)]?$/.test(text)) return false;
    if (this.#partKey(text, false) !== null) return true;
    const hasList = next?.kind === 'item' || next?.kind === 'row';
    if (/^[^:：]{2,40}[:：]\s+\S/.test(text) && !hasList) return false;
    const isLabel = /[:：]$/.test(text);
    if (isLabel) return hasList && (part.title === null || words(text) <= 4 || this.#partKey(text, true) !== null);
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
    const inParentheses = text.endsWith(')') ? headingForm(text.slice(text.lastIndexOf('(') + 1, -1)) : '';
    return (
      exactKey(form, table) ??
      // "Who you depend on (upstream)" says it in the words of the table where its own are only near.
      exactKey(inParentheses, table) ??
      nearKey(form, table) ??
      (loosely ? bestKey(form, table) : null)
    );
  }

  #found(): string[] {
    const marked = this.#blocks.filter((block): block is Heading => block.kind === 'heading');
    const lines = this.#blocks.filter((block) => block.kind === 'paragraph' && block.apart && block.text.length < 80);
    return (marked.length > 0 ? marked : lines).slice(0, 20).map((block) => shownHeading(textOf(block)).slice(0, 80));
  }
}

/** Where a part is known to be a list, paragraphs that nothing else stands beside are its items. */
function listParagraphs({ key }: Section, part: Part): void {
  const isList =
    key !== null && ((key !== 'hiring' && lists.has(key)) || (key === 'stakeholders' && partiesOf.has(part.key)));
  if (!isList || part.key === null || part.title === null) return;
  const paragraphs = part.blocks.filter((block) => block.kind === 'paragraph');
  if (paragraphs.length < part.blocks.length) return;
  part.blocks = paragraphs.map(({ text, line }) => ({ kind: 'item', depth: 0, text, line }));
}

const partiesOf: ReadonlySet<string | null> = new Set([
  'internal',
  'external',
  'peer',
  'upstream',
  'downstream',
  'escalation',
]);

/** What a label lists behind it on its own line: "Decides: budgets; hiring", "Internal: Tax (closing), Treasury". */
function enumerated(section: SectionKey | null, block: Item | Paragraph): Content[] {
  const sign =
    section === 'stakeholders'
      ? /[;,]\s+(?![^()]*\))/
      : section === 'goals' || section === 'career-path'
        ? /$^/
        : /;\s+(?![^()]*\))/;
  const texts = block.text.split(sign).map((text) => text.replace(/[;,.]$/, '').trim());
  const isList = texts.length > 1 && texts.every((text) => text !== '' && words(text) <= LONGEST_LISTED);
  return isList ? texts.map((text) => ({ kind: 'item', depth: 0, text, line: block.line })) : [block];
}

/** Words: an item of a line that lists several is short. */
const LONGEST_LISTED = 12;

const outdented = (item: Item): Item => ({ ...item, depth: Math.max(0, item.depth - 1) });
