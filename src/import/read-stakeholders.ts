import { endsAsTitle } from '../identity/job-title.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import { headingForm, nearKey, splitHeading } from './heading-form.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import type { Content, Part, Section } from './outline.ts';
import { stateSaid } from './read-lists.ts';
import { type Said, saidIn, whole } from './said.ts';
import { titlesIn } from './split-roles.ts';
import { type TableRow, tableRows } from './table-rows.ts';

type Group = Blueprint['stakeholders'][number]['group'];
const groups: readonly string[] = ['internal', 'external', 'peer', 'upstream', 'downstream'];
const contextual = /context[- ]?(specific|dependent)|enterprise contexts|\b(as|if|where|when) (applicable|relevant)/i;
/** Longer lines are not searched for where the name of a party ends. */
const LONGEST_NAME = 400;
/** What a party does, behind a name in the plural: "teams consuming the reports". */
const doing =
  /^(.+s) ((?:\p{Ll}+ing|who|that) .+)$|^(.+(?:partners|teams|peers|vendors|leads|managers|analysts|agencies)) (for .+)$/u;

/**
 * Stakeholders of the five groups (straight under the heading of the section only a table names them), escalations, and
 * what is said about the collaboration itself.
 */
export function readStakeholders(
  section: Section,
  headings: Headings,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  for (const part of section.parts) {
    if (part.key === 'escalation') {
      const { rows, rest } = tableRows(part.blocks, headings.columns['escalations'] ?? {}, ['reason', 'to'], messages);
      for (const row of rows) addEscalationRow(section, row, draft);
      readEscalations(section, { ...part, blocks: rest }, true, draft, messages);
    } else if (part.key !== null && groups.includes(part.key)) readGroup(section, part, headings, draft, messages);
    else if (part.key === null && part.headedBy === 'section' && !part.blocks.some(isEscalation)) {
      readGroup(section, part, headings, draft, messages);
    } else readEscalations(section, part, false, draft, messages);
  }
}

function readGroup(section: Section, part: Part, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  const group = part.key as Group | null;
  let ungrouped: { line: number; text: string } | null = null;
  const inContext = contextual.test(splitHeading(part.title ?? '').qualifier ?? '');
  const add = (text: string, line: number, asWritten: string, own: Group | null = null) => {
    const party = partyIn(text);
    const contextSpecific = inContext || contextual.test(party.qualifier ?? '');
    draft.add('stakeholders', { group: own ?? group ?? 'internal', ...party, contextSpecific }, { line, asWritten });
    if (/\b(manager line|line manager|reports to)\b/i.test(party.qualifier ?? '')) reportsTo(party.name, line, draft);
  };
  const { rows, rest } = tableRows(
    part.blocks,
    headings.columns['stakeholders'] ?? {},
    ['name', 'interaction'],
    messages,
  );
  for (const { cells, others, line, asWritten } of rows) {
    const own = nearKey(headingForm(cells['group'] ?? ''), headings.parts.stakeholders ?? {});
    const isGroup = own !== null && groups.includes(own);
    const text = [cells['name'] ?? asWritten, cells['interaction']].filter(Boolean).join(': ');
    add(text, line, asWritten, isGroup ? (own as Group) : null);
    if (!isGroup && group === null) ungrouped ??= { line, text: asWritten };
    if (cells['group'] && !isGroup) draft.state(section.key ?? '', cells['name'] ?? null, cells['group'], line);
    for (const [head, cell] of others)
      draft.state(section.key ?? '', cells['name'] ?? null, [head, cell].filter(Boolean).join(': '), line);
  }
  for (const said of saidIn(rest, messages)) {
    if (said.listed) {
      add(whole(said), said.line, said.text);
      if (group === null) ungrouped ??= said;
    } else stateSaid(section, part.title, said, draft);
  }
  if (ungrouped !== null) {
    const about = 'The group of these parties is not said; they are taken as internal.';
    messages.warning('stakeholder-group', ungrouped.line, about, ungrouped.text);
  }
}

/** "Finance (EMEA): approves budgets" → the party, its parenthesis, the rest of the line. */
function partyIn(text: string): { name: string; qualifier: string | null; interaction: string | null } {
  const { head, tail } = atColon(text);
  const notes: string[] = [];
  const bare = head.replace(/\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, (_, note: string) => {
    notes.push(note.trim());
    return '';
  });
  const divided =
    tail === null && bare.length < LONGEST_NAME
      ? (doing.exec(bare.trim()) ?? /^(.+?)\s+[–—]\s+(.+)$/.exec(bare.trim()))
      : null;
  const name = (divided?.[1] ?? divided?.[3] ?? bare).replace(/[.;,]+$/, '').trim() || head;
  return { name, qualifier: notes.join(', ') || null, interaction: tail ?? divided?.[2] ?? divided?.[4] ?? null };
}

/** Cut at the first colon outside parentheses. */
function atColon(text: string): { head: string; tail: string | null } {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (text[at] === ':' && depth <= 0 && /\s|$/.test(text[at + 1] ?? '')) {
      const tail = text.slice(at + 1).trim();
      return { head: text.slice(0, at).trim(), tail: tail === '' ? null : tail };
    }
  }
  return { head: text, tail: null };
}

const escalationSentence =
  /^(?:please )?[Ee]scalate[sd]?\s+(?!to\b)(.{3,200}?)\s+to\s+(?:the\s+|an?\s+)?(\p{Lu}.{2,120})$/u;
const isEscalationSentence = (text: string) => text.length < LONGEST_NAME && escalationSentence.test(text);
const isEscalation = (said: Said | Content) => 'text' in said && /^escalat\w*(?:\s+\w+){0,3}\s*[:：]$/i.test(said.text);

/** In a part about escalation every item is one; elsewhere only what an "Escalate to:" owns or an arrow points to. */
function readEscalations(section: Section, part: Part, all: boolean, draft: BlueprintDraft, messages: Messages): void {
  for (const said of saidIn(part.blocks, messages)) {
    if (isEscalation(said)) for (const child of said.owned) addEscalation(child, draft, messages);
    else if (all && (said.listed || isEscalationSentence(said.text))) addEscalation(said, draft, messages);
    else stateSaid(section, part.title, said, draft);
  }
}

function addEscalationRow(section: Section, { cells, others, line, asWritten }: TableRow, draft: BlueprintDraft): void {
  const { to, reason } = cells;
  if (to) draft.add('escalations', { to, reason: reason ?? null }, { line, asWritten });
  else draft.state(section.key ?? '', 'Escalation', reason ?? '', line);
  for (const [head, text] of others)
    draft.state(section.key ?? '', reason ?? to ?? null, head ? `${head}: ${text}` : text, line);
}

function addEscalation(said: Said, draft: BlueprintDraft, messages: Messages): void {
  const text = whole(said);
  const escalation = escalationIn(text);
  if (escalation.unsure) {
    messages.info(
      'escalation-sides',
      said.line,
      'Which side is the party and which the reason is a best reading.',
      text,
    );
  }
  const { to, reason } = escalation;
  draft.add('escalations', { to, reason }, { line: said.line, asWritten: text });
}

function escalationIn(text: string): { to: string; reason: string | null; unsure?: boolean } {
  const clean = (part: string) => part.replace(/[.;]+$/, '').trim();
  // A dash too: an arrow that was lost in a damaged text comes back as one.
  const [before = '', ...after] = text.split(/\s*(?:→|->|=>|\s—\s)\s*/);
  if (after.length > 0) return { to: clean(after.join(' → ')).replace(/\s+escalation$/i, ''), reason: clean(before) };
  // "Escalate legal risks to the General Counsel."
  const sentence = escalationSentence.exec(text);
  if (sentence) return { to: clean(sentence[2] ?? ''), reason: clean(sentence[1] ?? '') };
  const addressed = /^(?:escalate[sd]?\s+)?to\s+(?:the\s+)?(.+)$/is.exec(text)?.[1];
  const { head, tail } = atColon(addressed ?? text);
  // "To the Chief Financial Officer: misstatements"
  if (addressed !== undefined && tail !== null) return { to: clean(head), reason: clean(tail) };
  // "Misstatements: to the Chief Financial Officer"
  const told = tail === null ? null : /^to\s+(?:the\s+)?(.+)$/is.exec(tail)?.[1];
  if (told) return { to: clean(told), reason: clean(head) };
  const target = tail ?? head;
  const why =
    target.length > LONGEST_NAME
      ? null
      : /^(.+?)\s+((?:for|when|if|on|about|in case of|regarding)\s+.+)$/i.exec(target);
  if (tail !== null && /^(for|when|if|on|about|in case)\b/i.test(tail)) return { to: clean(head), reason: clean(tail) };
  if (why) {
    const reason = clean(why[2] ?? '').replace(/^for\s+/i, '');
    return { to: clean(why[1] ?? ''), reason: tail === null ? reason : `${head}: ${reason}` };
  }
  if (tail !== null && endsAsTitle(head) && !endsAsTitle(clean(tail))) return { to: clean(head), reason: clean(tail) };
  return tail === null ? { to: clean(head), reason: null } : { to: clean(tail), reason: head, unsure: true };
}

/** Takes the titles of a line manager over as what the role reports to. */
export function reportsTo(text: string, line: number, draft: BlueprintDraft): void {
  const { reportsTo: bosses } = draft.content.role;
  for (const title of titlesIn(text)) {
    if (!bosses.includes(title)) draft.append('/role/reportsTo', bosses, title, { line, asWritten: text });
  }
}
