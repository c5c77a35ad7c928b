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
 * Everything that parties count as, themselves first, then what is certain: their parts, the roles behind them, parties
 * of the same meaning, and what their parts count as. A constant number of statements. Ties that only similar wording
 * suggests are left out unless asked for; refused ones always.
 */
export async function kinOf(
  view: Loaders,
  parties: readonly string[],
  withSuggested: boolean,
): Promise<Map<string, Kin[]>> {
  const counts = (fact: Parameters<typeof holds>[0]) => holds(fact) && (withSuggested || !isSuggested(fact));
  const { parts, standsFor } = view.stakeholder;
  const related = view.relation.Stakeholder;

  /** What a party counts as beside itself and its parts. */
  const meaning = async (id: string): Promise<Kin[]> => {
    const [behind, after, before] = await Promise.all([
      standsFor.load(id),
      related.after.load(id),
      related.before.load(id),
    ]);
    return [
      ...behind.filter(counts).map((fact) => kin(ofRole(fact.head), 'stands-for', fact)),
      ...after.filter(counts).map((fact) => kin(ofParty(fact.head), 'related', fact)),
      ...before.filter(counts).map((fact) => kin(ofParty(fact.tail), 'related', fact)),
    ];
  };
  const within = async (id: string): Promise<Kin[]> => {
    const included = (await parts.load(id)).filter(counts);
    const meanings = await Promise.all(included.map((fact) => meaning(fact.head)));
    return included.flatMap((fact, at) => [
      kin(ofParty(fact.head), 'part', fact),
      ...(meanings[at] ?? []).map((meant) => ({ ...meant, suggested: meant.suggested || isSuggested(fact) })),
    ]);
  };
  const entries = parties.map(async (id): Promise<[string, Kin[]]> => {
    const [own, ofParts] = await Promise.all([meaning(id), within(id)]);
    const kin: Kin[] = [{ key: ofParty(id), kinship: 'same', suggested: false }, ...own, ...ofParts];
    return [id, kin.sort((a, b) => Number(a.suggested) - Number(b.suggested))];
  });
  return new Map(await Promise.all(entries));
}

const kin = (key: string, kinship: Kinship, fact: Parameters<typeof isSuggested>[0]): Kin => ({
  key,
  kinship,
  suggested: isSuggested(fact),
});
