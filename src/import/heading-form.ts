import { collapse } from './block.ts';

/** No heading is longer: its form is empty. */
const LONGEST_HEADING = 250;

/** The form in which headings are compared: lower case words and numbers, no parentheses, no leading number. */
export function headingForm(text: string): string {
  if (text.length > LONGEST_HEADING) return '';
  return collapse(
    text
      .toLowerCase()
      .replace(/^\s*(?:section\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]{1,5}[.)])\s+/, '')
      .replace(/\([^()]*\)?/g, ' ')
      .replace(/['’]/g, '')
      .replaceAll('&', ' and ')
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
}

/** A heading as it is shown: without its number, its colon and the marks around it. */
export function shownHeading(text: string): string {
  return collapse(text.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)])\s+/, '').replace(/\s*[:：]\s*$/, ''));
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

/** The key with the longest phrase that stands in the text as whole words; of equally long ones the first. */
export function bestKey(form: string, table: Table): string | null {
  let best: { key: string; length: number } | null = null;
  const padded = ` ${form} `;
  for (const [key, phrases] of Object.entries(table)) {
    for (const phrase of phrases) {
      if (phrase.length > (best?.length ?? 0) && padded.includes(` ${phrase} `)) best = { key, length: phrase.length };
    }
  }
  return best?.key ?? null;
}
