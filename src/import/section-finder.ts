import { type Block, type Heading, textOf } from './block.ts';
import { bestKey, exactKey, headingForm } from './heading-form.ts';
import type { Headings, SectionKey } from './headings.ts';
import { sectionLoosely, sectionNamed, sectionNear, sectionOfPart } from './section-heading.ts';

export const LONGEST_HEADING = 120;

/** Says of the blocks of a document which of them head a section. */
export class SectionFinder {
  readonly #blocks: readonly Block[];
  readonly #headings: Headings;
  /** Level of the headings that are sections; 0 where sections are headed by plain lines. */
  readonly level: number;
  /** Whether sections are numbered, so that an unnumbered line is none. */
  readonly #numbered: boolean;
  /** Where the last section of a known name begins. */
  readonly last: number;

  constructor(blocks: readonly Block[], headings: Headings) {
    this.#blocks = blocks;
    this.#headings = headings;
    this.level = sectionLevel(blocks, headings);
    const named = blocks.filter((block) => this.#mayHead(block) && sectionNamed(textOf(block), headings) !== null);
    this.#numbered = named.filter((block) => isNumbered(textOf(block))).length >= Math.max(3, named.length / 2);
    this.last = named.length > 0 ? blocks.lastIndexOf(named.at(-1) as Block) : -1;
  }

  /**
   * The section that a block heads, its key null where nothing tells which; null where the block heads none.
   * @param seen sections that have come already
   * @param namesPart whether a text names a part of the section that is open
   */
  at(
    at: number,
    seen: ReadonlySet<SectionKey>,
    namesPart: (text: string) => boolean,
  ): { key: SectionKey | null } | null {
    const block = this.#blocks[at];
    if (!block || !this.#mayHead(block)) return null;
    const text = textOf(block);
    const isPart = namesPart(text);
    const named = sectionNamed(text, this.#headings) ?? (isPart ? null : this.#near(block));
    const key = named ?? (block.kind === 'heading' && !isPart ? this.#loose(block) : null);
    const isNew = key !== null && !seen.has(key);
    if (isNew && !(isPart && this.#numbered && !isNumbered(text))) return { key };
    if (isPart || !this.#isSectionHeading(block)) return null;
    const part = sectionOfPart(text, this.#headings);
    if (named !== null || part) return { key: named ?? part?.section ?? null };
    return seen.size === 0 ? null : { key: this.#byParts(at, seen) ?? this.#byTable(at, seen) };
  }

  /** A section of another name whose sub-headings, two or more, are those of a section that has not come yet. */
  #byParts(at: number, seen: ReadonlySet<SectionKey>): SectionKey | null {
    const counts = new Map<SectionKey, number>();
    for (const block of this.#within(at)) {
      if (block.kind !== 'heading') continue;
      const form = headingForm(block.text);
      for (const [section, parts] of Object.entries(this.#headings.parts) as [SectionKey, Record<string, string[]>][]) {
        const named = !seen.has(section) && bestKey(form, parts) !== null;
        if (named) counts.set(section, (counts.get(section) ?? 0) + 1);
      }
    }
    return most(counts, 2);
  }

  /** A section of another name whose table has the columns, three or more, of one that has not come yet. */
  #byTable(at: number, seen: ReadonlySet<SectionKey>): SectionKey | null {
    const counts = new Map<SectionKey, number>();
    for (const block of this.#within(at)) {
      if (block.kind !== 'row') continue;
      for (const [section, table] of tables) {
        const columns = this.#headings.columns[table] ?? {};
        const keys = new Set(block.cells.map((cell) => exactKey(headingForm(cell), columns)));
        keys.delete(null);
        if (!seen.has(section)) counts.set(section, keys.size);
      }
      break;
    }
    return most(counts, 3);
  }

  /** What stands below a heading, up to the next of its level. */
  *#within(at: number): Iterable<Block> {
    for (let i = at + 1; i < this.#blocks.length; i += 1) {
      const block = this.#blocks[i] as Block;
      if (block.kind === 'heading' ? block.level <= this.level : this.#isSectionHeading(block)) return;
      yield block;
    }
  }

  #mayHead(block: Block): boolean {
    if (block.kind === 'heading') return block.level <= this.level || this.level === 0;
    return this.level === 0 && block.kind === 'paragraph' && block.text.length <= LONGEST_HEADING;
  }

  /** A heading at the level of sections, or a numbered line where plain lines head them. */
  #isSectionHeading(block: Block): boolean {
    if (block.kind === 'heading') return block.level === this.level;
    return this.level === 0 && block.kind === 'paragraph' && this.#numbered && isNumbered(block.text);
  }

  /** A plain line has to look like a heading to be taken for one that is worded in another way. */
  #near(block: Block): SectionKey | null {
    const isHeading = block.kind === 'heading' ? block.level === this.level : this.#isSectionHeading(block);
    return isHeading ? sectionNear(textOf(block), this.#headings) : null;
  }

  /** A heading at the level of sections that a phrase of the table makes at least half of. */
  #loose(heading: Heading): SectionKey | null {
    return heading.level === this.level ? sectionLoosely(heading.text, this.#headings) : null;
  }
}

/** The sections whose content is one table, and which. */
const tables: readonly (readonly [SectionKey, string])[] = [
  ['kpis', 'kpis'],
  ['tools', 'tools'],
  ['technical-skills', 'skills'],
];

/** The section counted most often, at least so often; null where two are. */
function most(counts: ReadonlyMap<SectionKey, number>, least: number): SectionKey | null {
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] >= least && best[1] > (second?.[1] ?? 0) ? best[0] : null;
}

/** The level on which most different sections are headed; 0 where plain lines head more of them than any level. */
function sectionLevel(blocks: readonly Block[], headings: Headings): number {
  const keys = new Map<number, Set<string>>();
  for (const block of blocks) {
    if (block.kind === 'row' || block.kind === 'item' || block.text.length > LONGEST_HEADING) continue;
    const level = block.kind === 'heading' ? block.level : 0;
    const named = sectionNamed(block.text, headings);
    const key = named ?? (level > 0 ? sectionNear(block.text, headings) : null);
    if (key === null) continue;
    keys.set(level, (keys.get(level) ?? new Set()).add(key));
  }
  const [best] = [...keys].sort(([a, x], [b, y]) => y.size - x.size || b - a);
  return best?.[0] ?? 0;
}

const isNumbered = (text: string) => /^\s*\d{1,2}[.)]\s/.test(text);
