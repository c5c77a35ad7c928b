import type { CareerRoleRow, RelatedSkillsRow } from '../../cypher/career.ts';
import { byPrecedence, type Claim, type TieStatus } from '../../model/claim.ts';
import { CareerGraphBuilder } from '../../paths/career-graph.ts';
import type { CareerRole } from '../../paths/career-rows.ts';
import { Ratings } from '../../paths/ratings.ts';
import { requirementWeight } from '../../paths/requirement-weight.ts';
import { CareerPicture } from './career-picture.ts';

/** Draws a career picture from rows that come one by one: of each it keeps the numbers only. */
export class CareerDrawing {
  readonly #builder = new CareerGraphBuilder();
  readonly #ratings = new Ratings();
  readonly #backgrounds = new Set<string>();

  role(row: CareerRoleRow): void {
    const { id: role, kind, moves, requirements } = row;
    this.#builder.addRole(careerRole(row));
    if (kind === 'background') this.#backgrounds.add(role);
    for (const [head, move] of moves) this.#builder.addMove({ tail: role, head, kind: move });
    const claims = requirements.map(([skill, tier, importance, level, scale, document, origin, ordinal]) => {
      return { head: skill, tier, importance, level, scale, document, origin, ordinal };
    });
    for (const { head: skill, tier, importance, level, scale } of leading(claims, byPrecedence)) {
      const weight = requirementWeight(tier, importance);
      // Level 0 is how a source says that a skill is not relevant: it asks for none, and nobody carries or lacks it.
      if (weight > 0 && level !== 0) this.#builder.addRequirement({ role, skill, weight, level });
      if (scale !== null && (importance ?? level) !== null)
        this.#ratings.add({ role, skill, scale, importance, level });
    }
  }

  /** A pair may come twice, from each of the two skills. */
  related({ id: a, related }: RelatedSkillsRow): void {
    const claims = related.map(([head, strength, status, document, origin, ordinal]) => {
      return { head, strength, status, document, origin, ordinal };
    });
    for (const { head: b, strength, status } of leading(claims, bySettledness)) {
      if (status !== 'refused') this.#builder.addRelatedSkills({ a, b, strength, confirmed: status === 'confirmed' });
    }
  }

  /** The drawing is used up. */
  async finished(): Promise<CareerPicture> {
    return new CareerPicture(await this.#builder.build(), this.#ratings, this.#backgrounds);
  }
}

/** Of the claims about the same head, the first in an order. */
function leading<C extends { head: string }>(claims: readonly C[], order: (a: C, b: C) => number): Iterable<C> {
  const leaders = new Map<string, C>();
  for (const claim of claims) {
    const leader = leaders.get(claim.head);
    if (!leader || order(claim, leader) < 0) leaders.set(claim.head, claim);
  }
  return leaders.values();
}

function careerRole({ id, families, terms, descriptions }: CareerRoleRow): CareerRole {
  const claims = descriptions.map(([document, origin, track]) => ({ document, origin, ordinal: 0, track }));
  return {
    id,
    track: claims.sort(byPrecedence)[0]?.track ?? null,
    families: [...new Set(families)],
    terms: [...new Map(terms)].map(([term, rank]) => ({
      id: term,
      scheme: term.slice(0, term.indexOf(':')),
      rank,
    })),
  };
}

type RelatedClaim = Pick<Claim, 'document' | 'origin' | 'ordinal'> & { strength: number; status: TieStatus };

/** What people say of two skills comes before what was computed, whatever it is; then the surest, then the strongest. */
function bySettledness(a: RelatedClaim, b: RelatedClaim): number {
  const byPeople = ({ origin }: RelatedClaim) => Number(origin === 'person');
  const sureness = ({ status }: RelatedClaim) => ['refused', 'suggested', 'confirmed'].indexOf(status);
  if (byPeople(a) !== byPeople(b)) return byPeople(b) - byPeople(a);
  if (byPeople(a) === 1) return byPrecedence(a, b);
  return sureness(b) - sureness(a) || b.strength - a.strength;
}
