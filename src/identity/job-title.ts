import type { RoleKind } from '../model/role.ts';

/** Nouns that end a job title in English. A closed class: what comes before them is not needed to know a job. */
const occupations = new Set(
  (
    'administrator advisor advocate agent analyst architect assistant associate auditor buyer captain chief clerk ' +
    'coach consultant controller coordinator counsel counsellor designer developer director editor educator engineer evangelist ' +
    'accountant actuary banker bookkeeper broker carer cashier chemist cook counselor dentist dietitian doctor ' +
    'economist electrician estimator farmer foreman hygienist journalist lawyer lecturer ' +
    'machinist matron mechanic navigator optician paramedic paralegal pharmacist president professor ' +
    'psychologist radiographer receptionist registrar salesperson solicitor teller translator tutor ' +
    'veterinarian welder worker ' +
    'executive expert generalist head intern inspector instructor lead leader librarian manager marketer midwife nurse ' +
    'officer operator owner partner physician planner practitioner principal producer programmer recruiter ' +
    'representative researcher scientist secretary specialist steward strategist supervisor surgeon teacher technician ' +
    'technologist tester therapist trainer treasurer underwriter writer'
  ).split(' '),
);

/** Words that end the name of a place people come from which is no job. */
const backgrounds = new Set(['graduate', 'student', 'degree', 'internship', 'bootcamp', 'background', 'candidate']);

/** Level and scope words that stand before a title and may be listed with a slash: "Senior/Staff Engineer". */
const levels = new Set(
  'junior associate mid senior staff principal lead distinguished director head chief deputy vp'.split(' '),
);

const lastWord = (text: string) => text.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
const singular = (word: string) => (word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);
const isTitle = (text: string) =>
  text.trim().split(/\s+/).length > 1 &&
  occupations.has(singular(lastWord(text))) &&
  !/\b(and|or|for|of)\b/i.test(text);

/** Whether a word is one of level or scope, as stands before a title: "Senior", "Lead". */
export const isLevel = (word: string): boolean => levels.has(word.trim().toLowerCase());

/** Whether a text ends as job titles do: in an occupation, "Head of …" or the initials of a chief officer. */
export function endsAsTitle(text: string): boolean {
  const head = text.trim().split(/\s+of\s+/i)[0] ?? '';
  const last = head.split(/\s+/).at(-1) ?? '';
  return (
    occupations.has(singular(last.toLowerCase())) || /^C[A-Z]{1,2}O$/.test(last) || (isLevel(last) && head !== text)
  );
}

/** Whether a named role is a job or a background such as "PhD graduate". */
export function roleKindOf(title: string): RoleKind {
  return backgrounds.has(singular(lastWord(title))) ? 'background' : 'role';
}

/**
 * The job titles a party's name is made of, in the singular: "Staff/Principal ML Engineers" gives two. Empty where any
 * part of the name is not a job title, so that a team or function never becomes a role.
 */
export function jobTitlesIn(party: string): string[] {
  const parts = party.split('/').map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const rest = last.split(/\s+/).slice(1).join(' ');
  const titles = parts.map((part, index) =>
    index < parts.length - 1 && levels.has(part.toLowerCase()) && rest !== '' ? `${part} ${rest}` : part,
  );
  if (!titles.every(isTitle)) return [];
  return titles.map((title) => title.replace(/\S+$/, singularKeepingCase));
}

function singularKeepingCase(word: string): string {
  return singular(word.toLowerCase()) === word.toLowerCase() ? word : word.slice(0, -1);
}
