import { endsAsTitle } from '../identity/job-title.ts';
import { type Block, collapse, textOf } from './block.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import { exactKey, headingForm } from './heading-form.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import type { Outline, Section } from './outline.ts';
import { statePart, stateSaid } from './read-lists.ts';
import { reportsTo } from './read-stakeholders.ts';
import { saidIn, whole } from './said.ts';

interface Found {
  text: string;
  line: number;
}

const blueprintTitle = /^(.{2,120}?)\s*[:|–—-]\s*(?:the\s+)?role blueprint\b/i;
const blueprintOf = /^(?:the\s+)?role blueprint\s*[:|–—-]\s*(.{2,120}?)(?:\s*[:|].*)?$/i;
const openingSentence =
  /^(?:The|An?)\s+((?:\p{Lu}[\p{L}\d/&+.-]*|of|and|for|\/)(?:\s+(?:\p{Lu}[\p{L}\d/&+.-]*|of|and|for|\/))*)\s+\p{Ll}/u;

/** The title of the role: where the document names itself, else its closing table, its first heading, its first words. */
export function titleOf(outline: Outline, treeTitle: string | null, headings: Headings): Found | null {
  const { preamble, sections } = outline;
  for (const { text, line } of [...(treeTitle ? [{ text: treeTitle, line: 1 }] : []), ...preamble.map(found)]) {
    const title = blueprintTitle.exec(text)?.[1] ?? blueprintOf.exec(text)?.[1];
    if (title) return { text: collapse(title), line };
  }
  const labelled = [...preamble, ...blocksOf(sections, 'summary')].map((block) => labelOf(block, headings));
  const stated = labelled.find((label) => label?.key === 'title');
  if (stated) return stated;
  for (const block of blocksOf(sections, 'scorecard')) {
    const row = /^(?:role|job|position) title\s*(?:\||:|\s)\s*(.+)$/i.exec(textOf(block));
    if (row?.[1]) return { text: row[1], line: block.line };
  }
  const heading = preamble.find((block) => block.kind === 'heading');
  if (heading) return { text: shorn(heading.text), line: heading.line };
  if (treeTitle) return { text: shorn(treeTitle), line: 1 };
  for (const block of [...blocksOf(sections, 'summary'), ...preamble]) {
    const title = openingSentence.exec(textOf(block))?.[1];
    if (title && endsAsTitle(title)) return { text: title, line: block.line };
  }
  const single = preamble.filter((block) => block.kind === 'paragraph' && block.apart && endsAsTitle(block.text));
  return single[0] ? found(single[0]) : null;
}

const found = (block: Block): Found => ({ text: textOf(block), line: block.line });
const shorn = (title: string) =>
  title
    .replace(/\s+[|–—-]\s+.*$/, '')
    .replace(/:\s.*$/, '')
    .trim();

function blocksOf(sections: readonly Section[], key: string): Block[] {
  return sections
    .filter((section) => section.key === key)
    .flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks));
}

/** "Job code: F-12" and its like, as a line or as a row of two cells. */
function labelOf(block: Block, headings: Headings): (Found & { key: string }) | null {
  const [head = '', text = ''] =
    block.kind === 'row' ? block.cells : [...(/^([^:：]{2,40})[:：]\s*(.+)$/s.exec(textOf(block))?.slice(1) ?? [])];
  const key = text === '' ? null : exactKey(headingForm(head), headings.labels);
  return key === null ? null : { key, text, line: block.line };
}

/**
 * What stands before the first section: labelled lines of the role, others of that form as statements, and text that is
 * its summary where no section is. What else stands there belongs to the page and is left out with a message.
 */
export function readPreamble(
  { preamble, sections }: Outline,
  title: Found,
  headings: Headings,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  const hasSummary = sections.some(({ key }) => key === 'summary');
  const { role } = draft.content;
  let left = 0;
  for (const block of withLabelsJoined(preamble, headings)) {
    const text = textOf(block);
    if (takeLabel(block, headings, draft) || block.line < title.line || text.includes(title.text)) continue;
    const label = (block.kind === 'row' ? cellsLabelled : lineLabelled).exec(text);
    if (label?.[2] && text.length < LONGEST_LABELLED) draft.state('preamble', label[1] ?? null, label[2], block.line);
    else if (!hasSummary && block.kind === 'paragraph' && /[.!?]["”’)]?$/.test(text))
      addSummary(text, block.line, draft);
    else if (left++ === 0) {
      messages.info('left-out', block.line, 'What stands before the first section was left out.', text);
    }
  }
  if (role.summary === null && !hasSummary) {
    messages.info('no-summary', null, 'The document has no summary of the role.');
  }
}

/** "Reports to" in a line of its own belongs to the line below it: so it is when a list of definitions was copied. */
function withLabelsJoined(blocks: readonly Block[], headings: Headings): Block[] {
  const joined: Block[] = [];
  let label: string | null = null;
  for (const block of blocks) {
    const text = textOf(block);
    const isLabel = block.kind !== 'row' && exactKey(headingForm(text), headings.labels) !== null;
    if (label !== null && block.kind !== 'row' && !isLabel) joined.push({ ...block, text: `${label}: ${text}` });
    else if (!isLabel) joined.push(block);
    label = isLabel ? text.replace(/:$/, '') : null;
  }
  return joined;
}

const externalId = /^[^:\s]+:\S.*$/;

const lineLabelled = /^(\p{Lu}[^:|.]{1,40}?)\s*[:：]\s+(\S.*)$/su;
const cellsLabelled = /^(\p{Lu}[^:|.]{1,40}?)\s*[:：]?\s+\|\s+(\S.*)$/su;

/** A labelled line of the head is longer only where it is a sentence. */
const LONGEST_LABELLED = 200;

function addSummary(text: string, line: number, draft: BlueprintDraft): void {
  const { role } = draft.content;
  if (role.summary === null) draft.at('/role/summary', { line });
  role.summary = role.summary === null ? text : `${role.summary} ${text}`;
}

function takeLabel(block: Block, headings: Headings, draft: BlueprintDraft): boolean {
  const label = labelOf(block, headings);
  if (!label) return false;
  const { role } = draft.content;
  const { key, text, line } = label;
  if (key === 'jobCode') draft.append('/role/externalIds', role.externalIds, `job-code:${text}`, { line });
  else if (key === 'externalId' && externalId.test(text)) {
    draft.append('/role/externalIds', role.externalIds, text, { line });
  } else if (key === 'family') {
    role.family = text;
    draft.at('/role/family', { line });
  } else if (key === 'reportsTo') reportsTo(text.replace(/[.]$/, ''), line, draft);
  else if (key === 'seniority') {
    role.seniority = seniorityIn(text);
    draft.at('/role/seniority', { line, asWritten: text });
  } else if (key === 'horizon' && /^\p{L}+$/u.test(text)) role.horizon = text;
  else if (key === 'roleType' && roleTypeIn(text) !== null) {
    role.roleType = roleTypeIn(text);
    draft.at('/role/roleType', { line, asWritten: text });
  } else return key === 'title';
  return true;
}

export function readSummary(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const lines = new Map(part.blocks.map((block) => [block.line, block]));
    for (const said of saidIn(part.blocks, messages)) {
      const block = part.title === null ? lines.get(said.line) : undefined;
      if (block && takeLabel(block, headings, draft)) continue;
      if (part.title === null && !said.listed) {
        addSummary(said.text, said.line, draft);
      } else stateSaid(section, part.title, said, draft);
    }
  }
}

export function readMission(section: Section, draft: BlueprintDraft, messages: Messages): void {
  const { role } = draft.content;
  for (const part of section.parts) {
    if (part.key !== 'mission' && part.title !== null) statePart(section, part, draft, messages);
    else {
      for (const said of saidIn(part.blocks, messages)) {
        if (said.listed) stateSaid(section, part.title, said, draft);
        else {
          if (role.mission === null) draft.at('/role/mission', { line: said.line });
          role.mission = role.mission === null ? whole(said) : `${role.mission} ${whole(said)}`;
        }
      }
    }
  }
}

const levels = 'associate|junior|mid|senior|staff|principal|lead|distinguished|chief|head|director|manager|vp';

/** The level a text names first; its own words where it names none that is known. */
const seniorityIn = (text: string) => new RegExp(`\\b(${levels})\\b`, 'i').exec(text)?.[1]?.toLowerCase() ?? text;

function roleTypeIn(text: string): 'IC' | 'manager' | null {
  if (/\bindividual contributor\b|\bIC\b/i.test(text)) return 'IC';
  return /\bmanage(r|ment)\b/i.test(text) ? 'manager' : null;
}

/** What the title and the text say of level, horizon and kind of the role. Null where they say nothing. */
export function readGrade(outline: Outline, draft: BlueprintDraft): void {
  const { role } = draft.content;
  const first = new RegExp(`^(${levels})\\b`, 'i').exec(role.title)?.[1];
  const last = /\b(manager|director|lead)$/i.exec(role.title)?.[1];
  role.seniority ??= (first ?? last)?.toLowerCase() ?? null;
  const horizon = /(?:\bhorizon:?\s*|\b(?:is|as)(?:\s+an?)?\s+["“]?)(Current|Emerging|Future)\b/.exec(
    role.summary ?? '',
  );
  role.horizon ??= horizon?.[1] ?? null;
  if (role.roleType !== null) return;
  const titles = outline.sections.flatMap(({ parts }) => parts.map(({ title }) => title ?? '')).join('\n');
  const said = `${role.summary ?? ''}\n${titles}`;
  if (/\bindividual contributor\b|\bIC\b|not (a )?people manage/i.test(said)) role.roleType = 'IC';
  else if (/\b(manager|director|head)\b/i.test(role.title) || /\b(people manager|direct reports)\b/i.test(said)) {
    role.roleType = /\b(product|project|program|programme|account|case|relationship) manager\b/i.test(role.title)
      ? null
      : 'manager';
  }
}

/** "Reports to …" wherever it stands as an item or line of its own. */
export function readReportingLines(outline: Outline, draft: BlueprintDraft): void {
  if (draft.content.role.reportsTo.length > 0) return;
  for (const { parts } of outline.sections) {
    for (const block of parts.flatMap(({ blocks }) => blocks)) {
      const line = /^(?:(?:this|the) role )?reports to:?\s+(?:an?\s+|the\s+)?(.+?)\.?$/i.exec(
        textOf(block).slice(0, 400),
      );
      const named = line?.[1]?.replace(/\s*\([^()]*\)\s*$/, '');
      if (named) reportsTo(named, block.line, draft);
    }
  }
}
