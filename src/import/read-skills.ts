import type { SkillTier } from '../model/skill.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import type { Headings } from './headings.ts';
import { importanceIn } from './importance-note.ts';
import { labelReader } from './labels.ts';
import type { Messages } from './messages.ts';
import type { Content, Part, Section } from './outline.ts';
import { type TableRow, tableRows } from './table-rows.ts';

/** A skill being read: its title and its labelled fields. */
interface Entry {
  head: string;
  line: number;
  asWritten: string;
  fields: Record<string, string>;
}

const fieldKeys = ['description', 'use', 'importance', 'why', 'showsUp', 'strong'];

/** Technical skills of every tier. */
export function readTechnicalSkills(
  section: Section,
  headings: Headings,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  for (const part of section.parts) {
    const tier = part.key as SkillTier | null;
    for (const entry of entriesOf(part, section, headings, draft, messages)) addTechnical(entry, tier, draft, messages);
  }
}

function addTechnical(entry: Entry, tier: SkillTier | null, draft: BlueprintDraft, messages: Messages): void {
  const { head, line, asWritten, fields } = entry;
  const { name, importance, note } = importanceIn(head);
  const onLine = fields['importance'] ?? null;
  if (importance && onLine && importance.toLowerCase() !== onLine.toLowerCase()) {
    const about = `The title says "${importance}", the importance line "${onLine}"; the title is kept.`;
    messages.warning('importance-conflict', line, about, asWritten);
  }
  const described = [note, fields['description'], fields['why']].filter(Boolean).join(' ') || null;
  const skill = { name, tier, importance: importance ?? onLine, description: described, use: fields['use'] ?? null };
  draft.add('technicalSkills', skill, { line, asWritten });
  for (const key of ['showsUp', 'strong']) draft.state('technical-skills', name, fields[key] ?? '', line);
}

/** Soft skills with why they matter, how they show up and what is strong. */
export function readSoftSkills(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    for (const { head, line, asWritten, fields } of entriesOf(part, section, headings, draft, messages)) {
      const labelled = Object.keys(fields).length > 0;
      const divided = labelled ? null : /^([^:–.]{3,70}?)(?::|\s+–)\s+(.+)$/.exec(head);
      const name = (divided?.[1]?.trim() ?? head).replace(/(?<=\p{Ll})\.$/u, '');
      const skill = {
        name,
        why: fields['why'] ?? null,
        showsUp: fields['showsUp'] ?? null,
        strong: fields['strong'] ?? null,
      };
      draft.add('softSkills', skill, { line, asWritten });
      for (const text of [divided?.[2], fields['description'], fields['use'], fields['importance']]) {
        draft.state('soft-skills', name, text ?? '', line);
      }
    }
  }
}

function entriesOf(
  part: Part,
  section: Section,
  headings: Headings,
  draft: BlueprintDraft,
  messages: Messages,
): Entry[] {
  const { rows, rest } = tableRows(
    part.blocks,
    headings.columns['skills'] ?? {},
    ['name', 'importance', 'description', 'use'],
    messages,
  );
  const listed = listedEntries(titled(part, rest), headings, (text, line) =>
    draft.state(section.key ?? '', part.title, text, line),
  );
  return [...listed, ...rows.map(entryOfRow)];
}

/** A heading of no known part over text that names no skill is the skill. */
function titled(part: Part, blocks: readonly Content[]): readonly Content[] {
  const [first] = blocks;
  if (part.title === null || part.key !== null || first?.kind === 'row' || first === undefined) return blocks;
  const isField = /^[^:：]{2,40}[:：]\s/.test(first.text);
  if (first.kind === 'item' && !isField) return blocks;
  const below = blocks.map((block) => (block.kind === 'item' ? { ...block, depth: block.depth + 1 } : block));
  return [{ kind: 'item', depth: 0, text: part.title, line: part.line }, ...below];
}

function entryOfRow({ cells, others, line, asWritten }: TableRow): Entry {
  const { name = '', ...rest } = cells;
  const fields: Record<string, string> = { ...rest };
  const extra = others.map(([head, text]) => (head ? `${head}: ${text}` : text)).join(' ');
  if (extra) fields['description'] = [fields['description'], extra].filter(Boolean).join(' ');
  return { head: name || asWritten, line, asWritten, fields };
}

/** Each block is a title, more fields of the last one, or both; what is neither is given to `beside`. */
function listedEntries(
  blocks: readonly Content[],
  headings: Headings,
  beside: (text: string, line: number) => void,
): Entry[] {
  const read = labelReader(headings.labels, fieldKeys);
  /** A line that begins with a label says something of the line before it. */
  const isLabelled = (block: Content | undefined) => {
    if (block === undefined || block.kind === 'row') return false;
    const { head, fields } = read(block.text);
    return head === '' && fields.length > 0;
  };
  const entries: Entry[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'row') continue;
    const { head, fields } = read(block.text);
    const isTitle = head !== '' && (block.kind === 'item' || fields.length > 0 || isLabelled(blocks[at + 1]));
    const last = entries.at(-1);
    if (isTitle && !(block.kind === 'item' && block.depth > 0 && last && fields.length === 0)) {
      entries.push({ head: head.replace(/^\d{1,2}[.)]\s+/, ''), line: block.line, asWritten: block.text, fields: {} });
    } else if (head !== '') {
      if (last && block.kind === 'item') last.fields['description'] = joined(last.fields['description'], head);
      else beside(block.text, block.line);
    }
    const entry = entries.at(-1);
    if (!entry) {
      // Fields of nothing: what they say is kept all the same.
      if (head === '') beside(block.text, block.line);
      continue;
    }
    if (!isTitle && fields.length > 0) entry.asWritten += ` ${block.text}`;
    for (const { key, text } of fields) if (text !== '') entry.fields[key] = joined(entry.fields[key], text);
  }
  return entries;
}

const joined = (before: string | undefined, text: string) => (before ? `${before} ${text}` : text);
