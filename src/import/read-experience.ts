import { endsAsTitle } from '../identity/job-title.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import type { Messages } from './messages.ts';
import type { Section } from './outline.ts';
import { stateSaid } from './read-lists.ts';
import { saidIn, whole } from './said.ts';
import { isField, splitRoles } from './split-roles.ts';

const LONGEST_CAREER = 80;

export function readExperience(
  section: Section,
  title: string | null,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  const { experience } = draft.content;
  for (const part of section.parts) {
    for (const said of saidIn(part.blocks, messages)) {
      const text = whole(said);
      const { line } = said;
      const isYears =
        part.key === 'years' || ((part.key === null || part.headedBy === 'section') && yearsIn(text).minYears !== null);
      if (isYears && experience.years === null) {
        experience.years = text;
        Object.assign(experience, yearsIn(text));
        draft.at('/experience/years', { line });
      } else if (part.key === 'education') draft.append('/experience/education', experience.education, text, { line });
      else if (part.key === 'certifications') {
        draft.append('/experience/certifications', experience.certifications, text, { line });
      } else if (part.key === 'prior' && (said.listed || splitRoles(text, title).roles.every(endsAsTitle))) {
        const prior = splitRoles(text, title);
        const roles = prior.roles.every(isField) ? [] : prior.roles;
        draft.append('/experience/priorRoles', experience.priorRoles, { ...prior, roles }, { line, asWritten: text });
      } else stateSaid(section, part.title, said, draft);
    }
  }
}

/** The first range or number of years a text gives: "6–10+ years", "at least 5 years". */
function yearsIn(text: string): { minYears: number | null; maxYears: number | null } {
  const range = /(\d{1,2})\s*\+?\s*(?:–|—|-|to|and)\s*(\d{1,2})\s*\+?\s*(?:years?|yrs?)/i.exec(text);
  const single = /(\d{1,2})\s*(\+)?\s*(?:or more\s+)?(?:years?|yrs?)/i.exec(text);
  const within = (years: string | undefined) => (Number(years) <= LONGEST_CAREER ? Number(years) : null);
  if (range && (!single || range.index <= single.index))
    return { minYears: within(range[1]), maxYears: within(range[2]) };
  if (!single) return { minYears: null, maxYears: null };
  const upTo = /\b(up to|at most|less than|under|maximum( of)?)\s*$/i.test(text.slice(0, single.index));
  return upTo ? { minYears: null, maxYears: within(single[1]) } : { minYears: within(single[1]), maxYears: null };
}
