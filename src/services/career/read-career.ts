import type { z } from 'zod';
import { careerFacts, NO_RANK } from '../../cypher/career.ts';
import { allIds } from '../../cypher/transfer.ts';
import type { Reader } from '../../engine/port.ts';
import { byPrecedence, type Origin } from '../../model/claim.ts';
import { type CareerGraph, CareerGraphBuilder } from '../../paths/career-graph.ts';
import type { CareerRole } from '../../paths/career-rows.ts';
import { Ratings } from '../../paths/ratings.ts';
import { requirementWeight } from '../../paths/requirement-weight.ts';
import { chunksOf } from '../chunks.ts';

type Row<K extends keyof typeof careerFacts> = z.output<(typeof careerFacts)[K]['row']>;

/** Everything careers are worked out from, as some origins tell it. */
export interface CareerFacts {
  graph: CareerGraph;
  ratings: Ratings;
  /** Places people come from, which are no jobs. */
  backgrounds: ReadonlySet<string>;
}

/** Few enough that what they ask for is freed in a few milliseconds. */
const NODES_PER_STATEMENT = 200;

/**
 * Reads the career graph. Six statements, four of them again for every two hundred roles and skills. Rows are gone as
 * soon as they are read: millions of them in memory would stop the process for as long as the collector of garbage takes
 * to walk through them.
 */
export async function readCareer(source: Reader, origins: readonly Origin[]): Promise<CareerFacts> {
  const builder = new CareerGraphBuilder();
  const ratings = new Ratings();
  const backgrounds = new Set<string>();
  const requirements = new LeadingClaims<Row<'requirements'>>(byPrecedence, (claim) => {
    const { tail: role, head: skill, tier, importance, level, scale } = claim;
    const weight = requirementWeight(tier, importance);
    // Level 0 is how a source says that a skill is not relevant: it asks for none, and nobody carries or lacks it.
    if (weight > 0 && level !== 0) builder.addRequirement({ role, skill, weight, level });
    if (scale !== null && (importance ?? level) !== null) ratings.add({ role, skill, scale, importance, level });
  });
  const related = new LeadingClaims<Row<'relatedSkills'>>(bySettledness, ({ tail: a, head: b, strength, status }) => {
    if (status !== 'refused') builder.addRelatedSkills({ a, b, strength, confirmed: status === 'confirmed' });
  });
  const ofRoles = (ids: string[]) => {
    const visible = { ids, origins: [...origins] };
    return Promise.all([
      source.each(careerFacts.roles, visible, (role) => {
        builder.addRole(careerRole(role));
        if (role.kind === 'background') backgrounds.add(role.id);
      }),
      source.each(careerFacts.moves, visible, (move) => builder.addMove(move)),
      source.each(careerFacts.requirements, visible, (claim) => requirements.take(claim)),
    ]);
  };
  const ofSkills = (ids: string[]) =>
    source.each(careerFacts.relatedSkills, { ids, origins: [...origins] }, (claim) => related.take(claim));
  for (const ids of chunksOf(await idsOf(source, 'Role'), NODES_PER_STATEMENT)) await ofRoles(ids);
  for (const ids of chunksOf(await idsOf(source, 'Skill'), NODES_PER_STATEMENT)) await ofSkills(ids);
  requirements.end();
  related.end();
  return { graph: await builder.build(), ratings, backgrounds };
}

async function idsOf(source: Reader, label: 'Role' | 'Skill'): Promise<string[]> {
  const ids: string[] = [];
  await source.each(allIds[label], {}, ({ id }) => ids.push(id));
  return ids;
}

/** Of the claims between the same two nodes, which come together, passes the first in an order on. */
class LeadingClaims<R extends { tail: string; head: string }> {
  readonly #order: (a: R, b: R) => number;
  readonly #pass: (leading: R) => void;
  #leading: R | undefined;

  constructor(order: (a: R, b: R) => number, pass: (leading: R) => void) {
    this.#order = order;
    this.#pass = pass;
  }

  take(claim: R): void {
    const leading = this.#leading;
    if (leading?.tail === claim.tail && leading.head === claim.head) {
      if (this.#order(claim, leading) < 0) this.#leading = claim;
      return;
    }
    this.end();
    this.#leading = claim;
  }

  end(): void {
    if (this.#leading) this.#pass(this.#leading);
    this.#leading = undefined;
  }
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
