import type { z } from 'zod';
import { careerFacts, NO_RANK } from '../../cypher/career.ts';
import type { Runner } from '../../engine/port.ts';
import { byPrecedence, type Origin } from '../../model/claim.ts';
import type { CareerRequirement, CareerRole, CareerRows, RelatedSkills } from '../../paths/career-rows.ts';
import { Pace } from '../../paths/pace.ts';
import { requirementWeight } from '../../paths/requirement-weight.ts';

type Row<K extends keyof typeof careerFacts> = z.output<(typeof careerFacts)[K]['row']>;

/** A requirement as a source that measures states it: by importance and by level on a scale; withheld ones are null. */
interface RatedRequirement {
  role: string;
  skill: string;
  scale: string;
  importance: number | null;
  level: number | null;
}

/** Everything careers are worked out from, as some origins tell it. */
export interface CareerFacts {
  rows: CareerRows;
  rated: RatedRequirement[];
  /** Places people come from, which are no jobs. */
  backgrounds: ReadonlySet<string>;
}

/** Reads the career graph. Four statements. What a large graph takes longer for is done in short stretches. */
export async function readCareer(source: Runner, origins: readonly Origin[]): Promise<CareerFacts> {
  const visible = { origins: [...origins] };
  const [roles, moves, asked, related] = await Promise.all([
    source.run(careerFacts.roles, visible),
    source.run(careerFacts.moves, visible),
    source.run(careerFacts.requirements, visible),
    source.run(careerFacts.relatedSkills, visible),
  ]);
  const [careerRoles, requirements]: [CareerRole[], CareerRequirement[]] = [[], []];
  const [rated, relatedSkills]: [RatedRequirement[], RelatedSkills[]] = [[], []];
  const backgrounds = new Set<string>();
  await inStretches(roles, (role) => {
    careerRoles.push(careerRole(role));
    if (role.kind === 'background') backgrounds.add(role.id);
  });
  await inStretches(leadingOfPairs(asked, byPrecedence), (claim) => {
    const { tail: role, head: skill, tier, importance, level, scale } = claim;
    const weight = requirementWeight(tier, importance);
    // Level 0 is how a source says that a skill is not relevant: it asks for none, and nobody carries or lacks it.
    if (weight > 0 && level !== 0) requirements.push({ role, skill, weight, level });
    if (scale !== null && (importance ?? level) !== null) rated.push({ role, skill, scale, importance, level });
  });
  await inStretches(leadingOfPairs(related, bySettledness), ({ tail: a, head: b, strength, status }) => {
    if (status !== 'refused') relatedSkills.push({ a, b, strength, confirmed: status === 'confirmed' });
  });
  return { rows: { roles: careerRoles, moves, requirements, relatedSkills }, rated, backgrounds };
}

async function inStretches<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  const pace = new Pace();
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % 256 === 0) await pace.rest();
  }
}

/** Of the claims between the same two nodes, which stand together, the first in an order. */
function* leadingOfPairs<R extends { tail: string; head: string }>(
  claims: readonly R[],
  order: (a: R, b: R) => number,
): Iterable<R> {
  let leading: R | undefined;
  for (const claim of claims) {
    if (leading?.tail === claim.tail && leading.head === claim.head) {
      if (order(claim, leading) < 0) leading = claim;
      continue;
    }
    if (leading) yield leading;
    leading = claim;
  }
  if (leading) yield leading;
}

function careerRole({ id, families, terms, ranks, documents, origins, tracks }: Row<'roles'>): CareerRole {
  const descriptions = documents.map((document, i) => ({
    document,
    origin: origins[i] ?? 'catalogue',
    ordinal: 0,
    track: tracks[i] || null,
  }));
  return {
    id,
    track: descriptions.sort(byPrecedence)[0]?.track ?? null,
    families: [...new Set(families)],
    terms: [...new Map(terms.map((term, i) => [term, ranks[i] ?? NO_RANK]))].map(([term, rank]) => ({
      id: term,
      scheme: term.slice(0, term.indexOf(':')),
      rank: rank === NO_RANK ? null : rank,
    })),
  };
}

/** What people say of two skills comes before what was computed, whatever it is; then the surest, then the strongest. */
function bySettledness(a: Row<'relatedSkills'>, b: Row<'relatedSkills'>): number {
  const byPeople = ({ origin }: Row<'relatedSkills'>) => Number(origin === 'person');
  const sureness = ({ status }: Row<'relatedSkills'>) => ['refused', 'suggested', 'confirmed'].indexOf(status);
  if (byPeople(a) !== byPeople(b)) return byPeople(b) - byPeople(a);
  if (byPeople(a) === 1) return byPrecedence(a, b);
  return sureness(b) - sureness(a) || b.strength - a.strength;
}
