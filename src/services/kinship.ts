import type { Loaders } from '../loaders/index.ts';
import { holds, isSuggested, ofParty, ofRole } from './collaboration-ties.ts';

/** How one thing counts as another: itself, a composite's part, the role it stands for, or one that means the same. */
export type Kinship = 'same' | 'part' | 'stands-for' | 'related';

/** What a party counts as: a node's key, and whether that rests on similar wording only. */
export interface Kin {
  key: string;
  kinship: Kinship;
  suggested: boolean;
}

/**
 * Everything that parties count as, themselves first. A constant number of statements. Ties that only similar wording
 * suggests are left out unless asked for; refused ones always.
 */
export async function kinOf(
  view: Loaders,
  parties: readonly string[],
  withSuggested: boolean,
): Promise<Map<string, Kin[]>> {
  const counts = (fact: Parameters<typeof holds>[0]) => holds(fact) && (withSuggested || !isSuggested(fact));
  const { parts, standsFor, relatedAfter, relatedBefore } = view.stakeholder;
  const entries = parties.map(async (id): Promise<[string, Kin[]]> => {
    const [within, behind, after, before] = await Promise.all([
      parts.load(id),
      standsFor.load(id),
      relatedAfter.load(id),
      relatedBefore.load(id),
    ]);
    return [
      id,
      [
        { key: ofParty(id), kinship: 'same', suggested: false },
        ...within.filter(counts).map((fact) => kin(ofParty(fact.head), 'part', fact)),
        ...behind.filter(counts).map((fact) => kin(ofRole(fact.head), 'stands-for', fact)),
        ...after.filter(counts).map((fact) => kin(ofParty(fact.head), 'related', fact)),
        ...before.filter(counts).map((fact) => kin(ofParty(fact.tail), 'related', fact)),
      ],
    ];
  });
  return new Map(await Promise.all(entries));
}

const kin = (key: string, kinship: Kinship, fact: Parameters<typeof isSuggested>[0]): Kin => ({
  key,
  kinship,
  suggested: isSuggested(fact),
});
