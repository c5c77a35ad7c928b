import { endsAsTitle } from '../identity/job-title.ts';
import type { CareerLine } from '../model/blueprint.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import { splitHeading } from './heading-form.ts';
import type { Messages } from './messages.ts';
import type { Part, Section } from './outline.ts';
import { stateSaid } from './read-lists.ts';
import { saidIn, whole } from './said.ts';
import { isField, splitRoles, titlesIn } from './split-roles.ts';

/** Feeder, next and adjacent roles, what promotion takes, how the role evolves. */
export function readCareerPath(
  section: Section,
  title: string | null,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  const { careerPath } = draft.content;
  for (const part of section.parts) {
    if (part.key === 'promotion') promotionSteps(part, draft);
    for (const said of saidIn(part.blocks, messages)) {
      const text = whole(said);
      const place = { line: said.line, asWritten: text };
      if (part.key === 'promotion' && said.listed) {
        draft.append('/careerPath/promotion/skills', careerPath.promotion.skills, text, { line: said.line });
      } else if (part.key === 'evolution' && said.listed) {
        draft.append('/careerPath/evolution', careerPath.evolution, text, { line: said.line });
      } else if (said.listed && (part.key === 'feeder' || part.key === 'next')) {
        const field = part.key === 'feeder' ? 'feederRoles' : 'nextRoles';
        draft.append(`/careerPath/${field}`, careerPath[field], moveLine(text, title), place);
      } else if (said.listed && part.key === 'adjacent') {
        draft.append('/careerPath/adjacentRoles', careerPath.adjacentRoles, adjacentLine(text, title), place);
      } else stateSaid(section, part.title, said, draft);
    }
  }
}

/** A line of a list of roles: what is named is a role, unless it plainly is a field of work. */
function moveLine(text: string, title: string | null): CareerLine {
  const { raw, roles, qualifier } = splitRoles(text, title);
  const isArea = roles.every(
    (role) =>
      isField(role) ||
      (!endsAsTitle(role) && /\b(roles|paths?|tracks?|speciali[sz]ations?|positions|careers)$/i.test(role)),
  );
  return isArea ? areaLine(raw, roles.join(' / '), qualifier) : { raw, roles, qualifier, area: null };
}

/** A line of adjacent paths names areas as often as roles; roles in its parenthesis count. */
function adjacentLine(text: string, title: string | null): CareerLine {
  const { raw, roles, qualifier } = splitRoles(text, title);
  if (roles.length > 0 && roles.every(endsAsTitle)) return { raw, roles, qualifier, area: null };
  return areaLine(raw, roles.join(' / '), qualifier);
}

function areaLine(raw: string, area: string, qualifier: string | null): CareerLine {
  const notes = [...raw.matchAll(/\(([^()]+)\)/g)].map(([, note = '']) => ({ note, titles: titlesIn(note) }));
  const named = notes.filter(({ titles }) => titles.every(endsAsTitle));
  // What a parenthesis names as a role is no qualifier any more.
  const rest = named
    .reduce((text, { note }) => text.replace(note, ''), qualifier ?? '')
    .replace(/^[,\s]+|[,\s]+$/g, '');
  const roles = named.flatMap(({ titles }) => titles);
  return { raw, roles, qualifier: rest.replace(/(, )+/g, ', ') || null, area: area || null };
}

/** "(Senior → Staff/Principal)" in the heading. */
function promotionSteps(part: Part, draft: BlueprintDraft): void {
  const { promotion } = draft.content.careerPath;
  const step = splitHeading(part.title ?? '').qualifier ?? '';
  const [from, to, ...more] = step.split(/\s*(?:→|->|=>)\s*|\s+to\s+/);
  if (!from || !to || more.length > 0) return;
  promotion.from = from;
  promotion.to = to.split(/\s*\/\s*|,\s+|\s+or\s+/).filter(Boolean);
  draft.at('/careerPath/promotion', { line: part.line, asWritten: part.title });
}
