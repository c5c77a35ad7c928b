import { jobTitlesIn, roleKindOf } from '../identity/job-title.ts';
import { normalForm } from '../identity/normal-form.ts';
import { contentId, type End, type NamedEnd } from './draft.ts';
import type { Drafter } from './drafter.ts';

/** What every form of document drafts alike, so that blueprints and tables give the same claims. */

export const roleNamed = (title: string): NamedEnd => ({
  label: 'Role',
  name: title,
  properties: { kind: roleKindOf(title) },
});

/** Ties parties whose names are job titles to those roles, each party once a document. */
export function partyTies(draft: Drafter): (party: NamedEnd, pointer: string) => void {
  const tied = new Set<string>();
  return (party, pointer) => {
    if (tied.has(party.name)) return;
    tied.add(party.name);
    for (const title of jobTitlesIn(party.name)) {
      draft.between('STANDS_FOR', party, roleNamed(title), pointer, { status: 'automatic' });
    }
  };
}

/** Equal wording in one area is one decision. */
export function decisionOf(draft: Drafter, area: string | null, text: string): End {
  const id = contentId(area && normalForm(area), normalForm(text));
  return draft.node('Decision', { id, area, text });
}
