import type { ClaimRow } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';

/** A level that an occupation asks for of a skill for which the role states none. */
export interface SuggestedLevel {
  /** Id of the skill, and of the occupation's role. */
  skill: string;
  occupation: string;
  /** Whether a document of the role asks for the skill too. */
  asked: boolean;
  claim: ClaimRow<'REQUIRES'>;
}

/**
 * The levels that the occupations a role corresponds to ask for, of skills for which the role itself states none. Those of
 * skills the role asks for first, then the more important ones. Only correspondences that are confirmed count.
 */
export async function suggestedLevels(view: Loaders, catalogues: Loaders, role: string): Promise<SuggestedLevel[]> {
  const ties = await view.role.correspondsTo.load(role);
  const confirmed = ties.filter(({ claims }) => claims[0].status === 'confirmed').map((fact) => fact.head);
  const own = await view.skill.ofRole.load(role);
  const asked = new Set(own.map((fact) => fact.head));
  const stated = new Set(
    own.filter(({ claims }) => claims.some(({ level }) => level !== null)).map((fact) => fact.head),
  );
  const required = await Promise.all(confirmed.map((occupation) => catalogues.skill.ofRole.load(occupation)));
  const levels = required.flat().flatMap((fact): SuggestedLevel[] => {
    const claim = fact.claims.find(({ level }) => level !== null);
    if (!claim || stated.has(fact.head)) return [];
    return [{ skill: fact.head, occupation: fact.tail, asked: asked.has(fact.head), claim }];
  });
  const importance = ({ claim }: SuggestedLevel) => claim.importance ?? 0;
  const key = ({ skill, occupation }: SuggestedLevel) => `${skill} ${occupation}`;
  return levels.sort(
    (a, b) =>
      Number(b.asked) - Number(a.asked) ||
      importance(b) - importance(a) ||
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
  );
}
