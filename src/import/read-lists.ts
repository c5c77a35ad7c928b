import type { Blueprint } from '../model/blueprint.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import { bestKey, exactKey, headingForm, splitHeading } from './heading-form.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import type { Content, Part, Section } from './outline.ts';
import { type Said, saidIn, whole } from './said.ts';

/** Everything of a section as statements, for what the fields of a blueprint do not hold. */
export function readStatements(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) statePart(section, part, draft, messages);
}

/** The text of one part as statements. */
export function statePart(section: Section, part: Part, draft: BlueprintDraft, messages: Messages): void {
  for (const said of saidIn(part.blocks, messages)) stateSaid(section, part.title, said, draft);
}

export function stateSaid(section: Section, category: string | null, said: Said, draft: BlueprintDraft): void {
  draft.state(section.key ?? section.title, category, whole(said), said.line);
}

/** Responsibilities by category: the heading without "responsibilities" and without its parenthesis. */
export function readResponsibilities(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const name = part.title === null ? null : splitHeading(part.title).name;
    const category = name?.replace(/\s*(responsibilities|duties|accountabilities)\s*$/i, '').trim() || null;
    for (const { category: own, said } of inGroups(part, messages)) {
      if (said.listed)
        draft.add('responsibilities', { category: own ?? category, text: whole(said) }, { line: said.line });
      else stateSaid(section, part.title, said, draft);
    }
  }
}

/** What a part says; where all its items stand below names that head them, these are their categories. */
function inGroups(part: Part, messages: Messages): { category: string | null; said: Said }[] {
  const { blocks } = part;
  const grouped =
    part.title === null &&
    blocks.length > 1 &&
    blocks.every(({ kind }) => kind === 'item') &&
    blocks.every(
      (block, at) =>
        depthOf(block) > 0 || ('text' in block && headsItems.test(block.text) && depthOf(blocks[at + 1]) > 0),
    );
  if (!grouped) return saidIn(blocks, messages).map((said) => ({ category: null, said }));
  const found: { category: string | null; said: Said }[] = [];
  for (const [at, block] of blocks.entries()) {
    if (depthOf(block) > 0) continue;
    const end = blocks.findIndex((other, i) => i > at && depthOf(other) === 0);
    const category = splitHeading('text' in block ? block.text : '').name.replace(/[:：]$/, '');
    for (const said of saidIn(blocks.slice(at + 1, end < 0 ? undefined : end), messages))
      found.push({ category, said });
  }
  return found;
}

/** A name and no sentence. */
const headsItems = /^[^.;:!?]{2,80}$/;
const depthOf = (block: Content | undefined) => (block?.kind === 'item' ? block.depth : 0);

export function readDeliverables(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    for (const said of saidIn(part.blocks, messages)) {
      if (said.listed) draft.add('deliverables', whole(said), { line: said.line });
      else stateSaid(section, part.title, said, draft);
    }
  }
}

const horizons = ['30-day', '60-day', '90-day', '6-month', '12-month', 'long-term'];

/** A row that begins with a horizon; so the head of such a table is none. */
function readMilestoneRow(block: Content, headings: Headings, draft: BlueprintDraft): boolean {
  if (block.kind !== 'row') return false;
  const [head = '', ...cells] = block.cells;
  const form = headingForm(head);
  const table = headings.parts.goals ?? {};
  const horizon = exactKey(form, table) ?? bestKey(form, table);
  const { milestones } = draft.content;
  if (horizon === null || !horizons.includes(horizon))
    return /^(horizon|when|time|period|timeframe|milestone)s?$/.test(form);
  const pointer = `/milestones/${milestones.length}/items`;
  const milestone = { horizon, items: [] as string[] };
  for (const text of cells.filter(Boolean)) draft.append(pointer, milestone.items, text, { line: block.line });
  if (milestone.items.length > 0) draft.add('milestones', milestone, { line: block.line, asWritten: head });
  return true;
}

export function readMilestones(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  const { milestones } = draft.content;
  for (const part of section.parts) {
    if (part.key === null || !horizons.includes(part.key)) {
      const rest = part.blocks.filter((block) => !readMilestoneRow(block, headings, draft));
      statePart(section, { ...part, blocks: rest }, draft, messages);
      continue;
    }
    const milestone = { horizon: part.key, items: [] as string[] };
    const pointer = `/milestones/${milestones.length}/items`;
    for (const said of saidIn(part.blocks, messages)) {
      if (said.listed) draft.append(pointer, milestone.items, whole(said), { line: said.line });
      else stateSaid(section, part.title, said, draft);
    }
    if (milestone.items.length > 0) draft.add('milestones', milestone, { line: part.line, asWritten: part.title });
  }
}

type Risk = Blueprint['risks'][number];

export function readRisks(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const kind = part.key as Risk['kind'] | null;
    for (const said of saidIn(part.blocks, messages)) {
      if (kind && said.listed) draft.add('risks', { kind, text: whole(said) }, { line: said.line });
      else stateSaid(section, part.title, said, draft);
    }
  }
}

const LONGEST_NAME = 70;

/** Variants of a role: a short label names one ("Startup: …", or a bullet "Startup:" over its items). */
export function readVariants(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    if (part.title === null) {
      statePart(section, part, draft, messages);
      continue;
    }
    const dimension =
      part.key ??
      splitHeading(part.title)
        .name.replace(/^by\s+/i, '')
        .toLowerCase();
    for (const said of saidIn(part.blocks, messages)) addVariant(dimension, said, draft);
  }
}

function addVariant(dimension: string, said: Said, draft: BlueprintDraft): void {
  const add = (name: string | null, text: string, line: number) =>
    draft.add('variants', { dimension, name, text }, { line });
  const label = /^([^:–—]+?)(?:\s*[:：]\s*|\s+[–—]\s+)(.*)$/s.exec(said.text);
  const isName =
    label?.[1] !== undefined &&
    label[1].length <= LONGEST_NAME &&
    !/\b(is|are|in|include|includes|remain)$/.test(label[1]);
  const name = isName ? (label?.[1] ?? null) : null;
  const own = isName ? (label?.[2] ?? '') : said.text;
  if (own !== '') add(name, own, said.line);
  for (const child of said.owned) add(name, whole(child), child.line);
  if (own === '' && said.owned.length === 0) add(null, said.text, said.line);
}

/** The parts of a section that are plain lists of text, each into the list of its key. */
export function readTextLists(
  section: Section,
  lists: Readonly<Record<string, string[]>>,
  pointer: string,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  for (const part of section.parts) {
    const list = part.key === null ? undefined : lists[part.key];
    for (const said of saidIn(part.blocks, messages)) {
      if (list && (said.listed || part.blocks.every(({ kind }) => kind === 'paragraph'))) {
        draft.append(`${pointer}/${part.key}`, list, whole(said), { line: said.line });
      } else stateSaid(section, part.title, said, draft);
    }
  }
}
