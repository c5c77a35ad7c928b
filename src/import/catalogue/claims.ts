import type { Occupation } from '../../model/occupation.ts';
import type { DocumentDraft, NamedEnd } from '../draft.ts';
import { Drafter } from '../drafter.ts';

const UNSTATED = {
  seniority: null,
  horizon: null,
  mission: null,
  minYears: null,
  maxYears: null,
  yearsAsWritten: null,
};

const occupationNamed = (name: string, externalId: string): NamedEnd => ({
  label: 'Role',
  name,
  externalId,
  properties: { kind: 'role' },
});

/** What a catalogue says about the role that one of its occupations is, as claims. Pure. */
export function claimsOfOccupation(roleId: string, lang: string, occupation: Occupation): DocumentDraft {
  const { id, title, summary, track } = occupation;
  const draft = new Drafter(roleId, lang, {});
  draft.knownAs({ title }, '');
  for (const externalId of occupation.externalIds) draft.knownAs({ externalId }, '');
  for (const alias of occupation.aliases) draft.knownAs({ title: alias }, '');
  draft.says('DESCRIBED_BY', { label: 'Document', id }, '', { ...UNSTATED, title, summary, track });
  for (const name of occupation.families) draft.says('IN_FAMILY', { label: 'Family', name }, '');
  for (const term of occupation.terms) {
    draft.says('CLASSIFIED_AS', draft.node('Term', { id: `${term.scheme}:${term.code}`, ...term }), '');
  }
  for (const { skill, kind, asWritten, ...asked } of occupation.requirements) {
    const end: NamedEnd = { label: 'Skill', name: skill, properties: { kind } };
    draft.says('REQUIRES', end, '', { use: null, why: null, strong: null, ...asked }, asWritten ?? undefined);
  }
  for (const { name, ...use } of occupation.tools)
    draft.says('USES', { label: 'Tool', name }, '', { ...use, purpose: null });
  for (const move of occupation.moves) {
    const { title: to, externalId, ...properties } = move;
    draft.says('LEADS_TO', occupationNamed(to, externalId), '', { ...properties, said: 'origin', condition: null });
  }
  for (const { title: other, externalId } of occupation.correspondsTo) {
    draft.says('CORRESPONDS_TO', occupationNamed(other, externalId), '', { status: 'confirmed' });
  }
  for (const { section, category, text } of occupation.statements) draft.states(section, category, text, '');
  return draft.finish();
}
