import type { Blueprint } from '../model/blueprint.ts';
import type { Row } from './block.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import { bestKey, exactKey, headingForm, nearKey } from './heading-form.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import type { Content, Part, Section } from './outline.ts';
import { stateSaid } from './read-lists.ts';
import { type Said, saidIn, whole } from './said.ts';

type Level = Blueprint['decisionRights'][number]['level'];

/** Decision rights by the list they stand in; a line of the authority list names its area before a colon. */
export function readDecisions(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const level = part.key as Level | null;
    const rest = part.headedBy === 'section' ? withoutLevelTable(part.blocks, headings, draft) : part.blocks;
    for (const said of saidIn(rest, messages)) {
      const isTable = part.blocks.some(({ kind }) => kind === 'row');
      if (level === null || !(said.listed || isTable)) stateSaid(section, part.title, said, draft);
      else addDecision(level, part, said, draft);
    }
  }
}

/** Takes in a table that says the level of each decision, in a column for it or by a column for each level. */
function withoutLevelTable(blocks: readonly Content[], headings: Headings, draft: BlueprintDraft): readonly Content[] {
  const rows = blocks.filter((block): block is Row => block.kind === 'row');
  const [head, ...body] = rows;
  if (!head || body.length === 0) return blocks;
  const table = headings.parts['decision-rights'] ?? {};
  const levelOf = (text: string) => {
    const form = headingForm(text);
    return (exactKey(form, table) ?? nearKey(form, table) ?? bestKey(form, table)) as Level | null;
  };
  const add = (level: Level, text: string, row: Row) =>
    draft.add('decisionRights', { level, area: null, text }, { line: row.line, asWritten: row.cells.join(' | ') });
  const heads = head.cells.map(levelOf);
  if (head.cells.length > 1 && heads.every((level) => level !== null)) {
    for (const row of body) {
      for (const [i, text] of row.cells.entries()) {
        const level = heads[i] ?? null;
        if (level !== null && text !== '') add(level, text, row);
      }
    }
    return blocks.filter(({ kind }) => kind !== 'row');
  }
  const column = head.cells.findIndex((_, i) => i > 0 && body.every(({ cells }) => levelOf(cells[i] ?? '') !== null));
  if (column < 1 || head.cells.length !== 2) return blocks;
  for (const row of body) {
    const level = levelOf(row.cells[column] ?? '');
    if (level !== null) add(level, row.cells[0] ?? '', row);
  }
  return blocks.filter(({ kind }) => kind !== 'row');
}

function addDecision(level: Level, part: Part, said: Said, draft: BlueprintDraft): void {
  const text = whole(said);
  const label = level === 'authority' ? /^([^:|]{2,50}?)\s*(?::|\s\|)\s+(\S.*)$/s.exec(text) : null;
  const area = label?.[1] ?? (level === 'authority' && part.title ? areaOf(part.title) : null);
  draft.add('decisionRights', { level, area, text: label?.[2] ?? text }, { line: said.line, asWritten: text });
}

/** "Budget authority" over a list names one area; "Budget, vendor and hiring authority" names none. */
function areaOf(title: string): string | null {
  const match = /^(\w+) authority$/i.exec(title);
  return match?.[1] && !/^(typical|scope)$/i.test(match[1]) ? match[1] : null;
}
