import { jobTitlesIn, roleKindOf } from '../identity/job-title.ts';
import { normalForm } from '../identity/normal-form.ts';
import { componentsOf } from '../identity/party-name.ts';
import type { StakeholderGroup } from '../model/stakeholder.ts';
import { contentId, type End, type NamedEnd } from './draft.ts';
import type { Drafter } from './drafter.ts';

/** What every form of document drafts alike, so that blueprints and tables give the same claims. */

export const roleNamed = (title: string): NamedEnd => ({
  label: 'Role',
  name: title,
  properties: { kind: roleKindOf(title) },
});

/** Ties a party to what its own name says; `group` is where the document names it. */
export type TieParty = (party: NamedEnd, pointer: string, group?: StakeholderGroup) => void;

/**
 * Ties parties whose names are job titles to those roles, and composites to the parties they list, each once a document.
 * What comes from upstream or goes downstream is often a thing, which its name describes rather than lists.
 */
export function partyTies(draft: Drafter): TieParty {
  const standing = new Set<string>();
  const standsFor = (party: NamedEnd, pointer: string): boolean => {
    const titles = jobTitlesIn(party.name);
    if (standing.has(party.name)) return titles.length > 0;
    standing.add(party.name);
    for (const title of titles) draft.between('STANDS_FOR', party, roleNamed(title), pointer, { status: 'automatic' });
    return titles.length > 0;
  };
  const listed = new Set<string>();
  return (party, pointer, group) => {
    if (standsFor(party, pointer) || group === 'upstream' || group === 'downstream' || listed.has(party.name)) return;
    listed.add(party.name);
    for (const { name, asWritten } of componentsOf(party.name)) {
      const part: NamedEnd = { label: 'Stakeholder', name };
      draft.between('INCLUDES', party, part, pointer, { status: asWritten ? 'automatic' : 'suggested' }, name);
      if (asWritten) standsFor(part, pointer);
    }
  };
}

/** Equal wording in one area is one decision. */
export function decisionOf(draft: Drafter, area: string | null, text: string): End {
  const id = contentId(area && normalForm(area), normalForm(text));
  return draft.node('Decision', { id, area, text });
}
