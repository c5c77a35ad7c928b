import { collapse } from './block.ts';

/** No heading is longer: its form is empty. */
const LONGEST_HEADING = 250;

/** "3)", "3.1", "Section 3:", "IV." and a bare "3", which before a unit of time is no number of a section. */
const leadingNumber =
  /^\s*(?:(?:section\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?!\s*(?:days?|weeks?|months?|years?)\b))|[ivx]{1,5}[.)])\s+/i;

/** The form in which headings are compared: lower case words and numbers, no parentheses, no leading number. */
export function headingForm(text: string): string {
  if (text.length > LONGEST_HEADING) return '';
  const known = forms.get(text);
  if (known !== undefined) return known;
  if (forms.size >= MOST_FORMS) forms.clear();
  const form = formOf(text);
  forms.set(text, form);
  return form;
}

/** A line is looked at several times, and documents of a series share their headings. */
const forms = new Map<string, string>();
const MOST_FORMS = 4_000;

function formOf(text: string): string {
  return collapse(
    text
      .toLowerCase()
      .replace(leadingNumber, '')
      .replace(/\([^()]*\)?/g, ' ')
      .replace(/['’]/g, '')
      .replaceAll('&', ' and ')
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
}

/** A heading as it is shown: without its number, its colon and the marks around it. */
export function shownHeading(text: string): string {
  return collapse(
    text.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\s+/, '').replace(/\s*[:：]\s*$/, ''),
  );
}

/** The same without its parenthesis, and that parenthesis. */
export function splitHeading(text: string): { name: string; qualifier: string | null } {
  const shown = shownHeading(text);
  const match = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(shown);
  return match?.[1] ? { name: match[1], qualifier: match[2]?.trim() || null } : { name: shown, qualifier: null };
}

type Table = Readonly<Record<string, readonly string[]>>;

/** Which key has a phrase; made once for each table. */
const indexes = new WeakMap<Table, Map<string, string>>();

function indexOf(table: Table): Map<string, string> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, string>();
  for (const [key, phrases] of Object.entries(table)) {
    for (const phrase of phrases) if (!index.has(phrase)) index.set(phrase, key);
  }
  indexes.set(table, index);
  return index;
}

/** The key that has exactly this phrase. */
export const exactKey = (form: string, table: Table): string | null => indexOf(table).get(form) ?? null;

/** Words that headings have or leave out as they like: "Mission of the role" is "Role mission". */
const fillers = new Set(
  (
    'the a an of this that role position job your our you we key core main typical common required expected likely for ' +
    'in into to at with on and by will its'
  ).split(' '),
);

const reducedForms = new Map<string, string>();

function reduced(form: string): string {
  const known = reducedForms.get(form);
  if (known !== undefined) return known;
  if (reducedForms.size >= MOST_FORMS) reducedForms.clear();
  const result = withoutFillers(form);
  reducedForms.set(form, result);
  return result;
}

function withoutFillers(form: string): string {
  const words = form.split(' ').filter((word) => !fillers.has(word));
  // In any order: "Experience and education" is "Education and experience".
  return words
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .sort()
    .join(' ');
}

/** What is left of "core skills" or "typical role" says nothing any more. */
const empty = new Set(['', 'skill', 'role']);

const reducedIndexes = new WeakMap<Table, Map<string, string>>();

function reducedIndexOf(table: Table): Map<string, string> {
  const known = reducedIndexes.get(table);
  if (known) return known;
  const index = new Map<string, string>();
  for (const [phrase, key] of indexOf(table)) {
    const form = reduced(phrase);
    if (!empty.has(form) && !index.has(form)) index.set(form, key);
  }
  reducedIndexes.set(table, index);
  return index;
}

/** The key that has this phrase but for filling words and plurals. */
export const nearKey = (form: string, table: Table): string | null => reducedIndexOf(table).get(reduced(form)) ?? null;

/**
 * The key with the longest phrase that stands in the text as whole words; of equally long ones the first. A single
 * word has to begin or end the text or be a third of it: "Skills to develop" does not say where somebody goes "to".
 */
export function bestKey(form: string, table: Table): string | null {
  let best: { key: string; length: number } | null = null;
  const padded = ` ${form} `;
  for (const [key, phrases] of Object.entries(table)) {
    for (const phrase of phrases) {
      if (phrase.length <= (best?.length ?? 0)) continue;
      const at = padded.indexOf(` ${phrase} `);
      const isWithin = at > 0 && at + phrase.length + 2 < padded.length && phrase.length * 3 < form.length;
      if (at >= 0 && !(isWithin && !phrase.includes(' '))) best = { key, length: phrase.length };
    }
  }
  return best?.key ?? null;
}
