import type { Fact } from '../loaders/fact.ts';
import type { Layer, Tie } from '../maps/collaboration-map.ts';

/** Keys of nodes in a diagram. */
export const ofRole = (id: string) => `role:${id}`;
export const ofParty = (id: string) => `stakeholder:${id}`;

/** That a role works with a party, followed from the role, or from the party where `reversed`. */
export const workTie = (fact: Fact<'WORKS_WITH'>, hop: number, reversed = false): Tie =>
  partyTie(fact, hop, reversed, fact.claims[0].group, fact.claims[0].interaction);

/** That a role escalates to a party. */
export const escalationTie = (fact: Fact<'ESCALATES_TO'>, hop: number, reversed = false): Tie =>
  partyTie(fact, hop, reversed, 'escalation', fact.claims[0].reason);

/** That a party is people in a role. */
export const standInTie = (fact: Fact<'STANDS_FOR'>, hop: number, reversed = false): Tie =>
  tie(ofParty(fact.tail), ofRole(fact.head), reversed, {
    group: 'role',
    label: null,
    suggested: isSuggested(fact),
    said: placesOf(fact),
    hop,
  });

/** That a composite party includes another. */
export const partTie = (fact: Fact<'INCLUDES'>, hop: number, reversed = false): Tie =>
  tie(ofParty(fact.tail), ofParty(fact.head), reversed, {
    group: 'part',
    label: null,
    suggested: isSuggested(fact),
    said: placesOf(fact),
    hop,
  });

/** A fact that somebody confirms or refuses. */
type Settled = Fact<'STANDS_FOR'> | Fact<'INCLUDES'> | Fact<'RELATED_TO'>;

/** Whether nobody has refused it. */
export const holds = ({ claims }: Settled) => claims[0].status !== 'refused';

/** Whether it rests on similar wording only. */
export const isSuggested = ({ claims }: Settled) => claims[0].status === 'suggested';

function partyTie(
  fact: Fact<'WORKS_WITH'> | Fact<'ESCALATES_TO'>,
  hop: number,
  reversed: boolean,
  group: Layer,
  label: string | null,
): Tie {
  return tie(ofRole(fact.tail), ofParty(fact.head), reversed, {
    group,
    label,
    suggested: false,
    said: placesOf(fact),
    hop,
  });
}

const tie = (tail: string, head: string, reversed: boolean, rest: Omit<Tie, 'from' | 'to' | 'reversed'>): Tie =>
  reversed ? { from: head, to: tail, reversed, ...rest } : { from: tail, to: head, reversed, ...rest };

const placesOf = ({ claims }: { claims: readonly { document: string; line: number | null }[] }) =>
  claims.map(({ document, line }) => ({ document, line }));
