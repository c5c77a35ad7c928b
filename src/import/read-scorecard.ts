import type { BlueprintDraft } from './blueprint-draft.ts';
import { headingForm } from './heading-form.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import type { Section } from './outline.ts';
import { saidIn, whole } from './said.ts';
import { tableRows } from './table-rows.ts';

/** A line of the table whose two columns were flattened into one: its head is one of the usual ones. */
const flattened =
  /^((?:Role|Job|Position) (?:title|purpose|summary|mission)|Top (?:\d+ )?(?:\p{Ll}[\p{Ll}/-]* )*KPIs? (?:(?:\p{Ll}[\p{Ll}/-]* )+(?=[\p{Lu}(%]|\d+[.)]))?|Top (?:\d+ )?(?:\p{Ll}[\p{Ll}/-]* )+|(?:Main|Key|Career) (?:\p{Ll}+ )+|Reports to )\s*(?:(?=[\p{Lu}\d(%])|(?<=KPIs? ))(.+)$/u;

/** What the closing summary says by each of its heads; null for the title of the role where it says none. */
export function readScorecard(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const drawn = part.blocks.filter(({ kind }) => kind === 'row');
    const { rows } = tableRows(drawn, headings.columns['scorecard'] ?? {}, ['name', 'text'], messages);
    for (const { cells, others, line } of rows) {
      const text = [cells['text'], ...others.map(([, cell]) => cell)].filter(Boolean).join(' ');
      stateList(cells['name'] ?? null, text || (cells['name'] ?? ''), line, draft);
    }
    for (const said of saidIn(
      part.blocks.filter(({ kind }) => kind !== 'row'),
      messages,
    )) {
      const text = whole(said);
      const row = flattened.exec(text) ?? /^([^:]{3,40}):\s+(.+)$/s.exec(text);
      if (row) stateList(row[1]?.trim() ?? null, row[2] ?? '', said.line, draft);
      else if (!/^category (executive )?summary$/i.test(text)) draft.state('scorecard', part.title, text, said.line);
    }
  }
}

function stateList(head: string | null, text: string, line: number, draft: BlueprintDraft): void {
  for (const item of itemsIn(head ?? '', text)) draft.state('scorecard', head, item, line);
}

/** A cell may be a list: "1) … 2) …", "(1) … (2) …", or divided by ";", or by "," under a head that promises a list. */
function itemsIn(head: string, text: string): string[] {
  const form = headingForm(head);
  if (/\b(title|purpose|mission|summary)\b/.test(form)) return [text];
  const numbered = text
    .split(/(?:^|\s)\(?\d{1,2}[).]\s+/)
    .map(trimmed)
    .filter(Boolean);
  if (numbered.length > 1) return numbered;
  const divided = outside(text, ';');
  if (divided.length > 1) return divided;
  return /^(top|main|key|career)\b/.test(form) && form !== 'main goals' ? outside(text, ',') : [text];
}

function outside(text: string, sign: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (char === sign && depth === 0) {
      items.push(item);
      item = '';
    } else item += char;
  }
  return [...items, item].map(trimmed).filter(Boolean);
}

const trimmed = (text: string) => text.replace(/[;,]\s*$/, '').trim();
