import { endsAsTitle, isLevel } from '../identity/job-title.ts';
import { normalForm } from '../identity/normal-form.ts';
import { collapse } from './block.ts';

/** A longer line is a text about roles and not the name of one. */
const LONGEST_LINE = 1_000;

export interface RoleLine {
  raw: string;
  roles: string[];
  qualifier: string | null;
}

/** Stands where a parenthesis was taken out. */
const gap = '\u0001';

/** Words that begin a condition behind a title. After the prepositions only a small letter tells: "Lead for Vision". */
const condition =
  /\s+(?:(?:with|who|if|when|where|whose|that|having|transitioning|moving|owning|leading|focus(?:ed|ing)|specializ(?:ed|ing)|specialis(?:ed|ing)|working|seeking|ready|responsible|through|via|after|plus)\b|(?:at|in|from|for|on|into)\s+(?=\p{Ll}))|(?<=\u0001)\s+for\b/u;

/**
 * The titles a line names: "Staff/Principal X" and "A / B" are two; a slash within the area of one title divides
 * nothing. Parentheses and what follows as a condition are the qualifier; of "X → this role" only X is named.
 */
export function splitRoles(line: string, ownTitle: string | null): RoleLine {
  const raw = collapse(line);
  if (raw.length > LONGEST_LINE) return { raw, roles: [], qualifier: null };
  const notes: string[] = [];
  const bare = origin(raw, ownTitle)
    .replace(/[.;,]+$/, '')
    .replace(/\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, (_, note: string) => {
      notes.push(note);
      return gap;
    });
  const [head = '', ...behind] = bare.split(/:(?:\s+|$)|\s+–\s+/);
  const at = conditionAt(head);
  const named = at > 0 ? head.slice(0, at) : head;
  const qualifiers: string[] = [];
  for (const [i, part] of [named, at > 0 ? head.slice(at) : '', ...behind].entries()) {
    if (i > 0) qualifiers.push(collapse(part.replaceAll(gap, ' ')));
    for (let gaps = part.split(gap).length - 1; gaps > 0; gaps -= 1) qualifiers.push(collapse(notes.shift() ?? ''));
  }
  const qualifier = qualifiers.filter(Boolean).join(', ') || null;
  return { raw, roles: titlesIn(collapse(named.replaceAll(gap, ' '))), qualifier };
}

/** Where a condition begins; -1 where none does. "Nurse in ICU" has one, "Second in Department" is one title. */
function conditionAt(head: string): number {
  const at = head.search(condition);
  const place = head.search(/\s(?:at|in)\s+\p{Lu}/u);
  return place > 0 && (at < 0 || place < at) && endsAsTitle(head.slice(0, place)) ? place : at;
}

/** Nouns that end the name of a field of work, by what they end in: "logistics", "retail banking", "operations". */
const field =
  /(?:ics|ing|management|procurement|recruitment|[a-z]tions?|ology|ance|operations|support|sales|law|services|practice|sector|industry)$/i;
const backgrounds = /(?:internship|training|apprenticeship|certification)s?$/i;

/** Whether a name is that of a field of work and not of a job: "Military logistics". */
export const isField = (name: string) => !isTitleLike(name) && field.test(name) && !backgrounds.test(name);

/** Titles that name their field last: "VP Sales", "Team Leader, Picking". */
const leads = /^(?:[SE]?VP|Vice President|Director|Head|Chief)\s+\p{Lu}/u;
const isTitleLike = (name: string) => endsAsTitle(name) || leads.test(name) || endsAsTitle(name.split(/,\s/)[0] ?? '');

/** What an arrow leads from; where it leads from the own role, what it leads to. */
function origin(text: string, ownTitle: string | null): string {
  const [from = '', ...to] = text.split(/\s*(?:→|->|=>)\s*/);
  if (to.length === 0) return text;
  return ownTitle !== null && normalForm(from) === normalForm(ownTitle) ? (to.at(-1) ?? from) : from;
}

/** The single titles of a text that names one or several. */
export function titlesIn(text: string): string[] {
  const isTitle = (part: string) => part.split(/\s*\/\s*/).some((each) => endsAsTitle(each) || leads.test(each));
  return divided(text, /[,;]\s+(?:or\s+|and\s+)?|\s+or\s+/, isTitle)
    .flatMap((part) => divided(part, /\s+\/\s+/, endsAsTitle))
    .flatMap(slashed)
    .filter(Boolean);
}

/** The parts, if each of them is a title; else the text is one. */
function divided(text: string, sign: RegExp, isTitle: (part: string) => boolean): string[] {
  const parts = text.split(sign).map(collapse).filter(Boolean);
  return parts.length > 1 && parts.every(isTitle) ? parts : [collapse(text)];
}

/** "Staff/Principal X", "Senior Staff/Principal X", "Director/Head of X": what the titles share is said once. */
function slashed(text: string): string[] {
  const parts = text.split('/').map(collapse).filter(Boolean);
  if (parts.length < 2) return [collapse(text)];
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  if (before.every((part) => part.split(' ').every(isLevel))) {
    const [first = '', ...rest] = last.split(' ');
    if (rest.length > 0 && isLevel(first)) return [...before, first].map((level) => `${level} ${rest.join(' ')}`);
  }
  const of = / of .+$/.exec(last)?.[0];
  if (of && before.every((part) => !part.includes(' ') && endsAsTitle(part))) {
    return [...before.map((part) => part + of), last];
  }
  return parts.every((part) => part.includes(' ') && endsAsTitle(part)) ? parts : [collapse(text)];
}
