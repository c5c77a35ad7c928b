import { bestKey, exactKey, headingForm, nearKey } from './heading-form.ts';
import { type Headings, type SectionKey, sectionKeys } from './headings.ts';

/** "Clinical skills", "Sales skills required": every profession has a word of its own before them. */
const professionalSkills = /^(?:\S+ ){1,3}(?:skills|competencies)(?: required)?$/;

/** Sections whose parts say too little to stand for them: "Required", "Industry", "Why it matters". */
const notByPart: ReadonlySet<string> = new Set(['mission', 'technical-skills', 'variants']);

/** Parts whose names are everyday words elsewhere. */
const everyday: ReadonlySet<string> = new Set(
  'internal external peer dependencies consumers authority budget years industry region scorecard colleagues'.split(
    ' ',
  ),
);

/** The section that a heading names exactly. */
export const sectionNamed = (text: string, headings: Headings): SectionKey | null =>
  exactKey(headingForm(text), headings.sections) as SectionKey | null;

/** The section that a heading names but for filling words, as the skills of a profession too. */
export function sectionNear(text: string, headings: Headings): SectionKey | null {
  const form = headingForm(text);
  const key = nearKey(form, headings.sections) as SectionKey | null;
  return key ?? sectionOfPieces(text, headings) ?? (professionalSkills.test(form) ? 'technical-skills' : null);
}

/** "Tools and equipment": the section that the first of several names has, if the others name no other one. */
function sectionOfPieces(text: string, headings: Headings): SectionKey | null {
  const pieces = text.replace(/\([^()]*\)/g, ' ').split(/\s*(?:,|&|\/|\band\b)\s*/);
  const [first = null, ...others] = pieces.map((piece) => sectionNamed(piece, headings));
  return pieces.length > 1 && others.every((key) => key === null || key === first) ? first : null;
}

/** The section of which a phrase makes at least half of the heading. */
export function sectionLoosely(text: string, headings: Headings): SectionKey | null {
  const form = headingForm(text);
  const key = bestKey(form, headings.sections) as SectionKey | null;
  const phrases = key === null ? [] : headings.sections[key];
  return phrases.some((phrase) => form.includes(phrase) && phrase.length >= form.length / 2) ? key : null;
}

/** The section whose part a heading names, for a document that makes a section of its own of it: "Escalation". */
export function sectionOfPart(text: string, headings: Headings): { section: SectionKey; part: string } | null {
  const form = headingForm(text);
  if (everyday.has(form)) return null;
  for (const section of sectionKeys) {
    if (notByPart.has(section)) continue;
    const table = headings.parts[section] ?? {};
    const part = exactKey(form, table) ?? nearKey(form, table);
    if (part !== null) return { section, part };
  }
  return null;
}
