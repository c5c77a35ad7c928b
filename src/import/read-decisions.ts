import type { Blueprint } from '../model/blueprint.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import type { Messages } from './messages.ts';
import type { Part, Section } from './outline.ts';
import { stateSaid } from './read-lists.ts';
import { type Said, saidIn, whole } from './said.ts';

type Level = Blueprint['decisionRights'][number]['level'];

/** Decision rights by the list they stand in; a line of the authority list names its area before a colon. */
export function readDecisions(section: Section, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const level = part.key as Level | null;
    for (const said of saidIn(part.blocks, messages)) {
      const isTable = part.blocks.some(({ kind }) => kind === 'row');
      if (level === null || !(said.listed || isTable)) stateSaid(section, part.title, said, draft);
      else addDecision(level, part, said, draft);
    }
  }
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
