import type { Snapshot } from '../../loaders/snapshot.ts';
import type { Origin } from '../../model/claim.ts';
import { buildCareerGraph, type CareerGraph, withInferredMoves } from '../../paths/career-graph.ts';
import type { CareerMove } from '../../paths/career-rows.ts';
import type { Moves } from '../../paths/moves.ts';
import { Pace } from '../../paths/pace.ts';
import { Similarity } from '../../paths/similarity.ts';
import { type CareerFacts, readCareer } from './read-career.ts';

/** How many of the most similar roles an inferred move leads to from each role. */
const INFERRED_PER_ROLE = 10;

/** All that careers are worked out from, for one version of the graph: what few questions need is made when first asked. */
export class CareerPicture {
  readonly graph: CareerGraph;
  /** Places people come from, which are no jobs. */
  readonly backgrounds: ReadonlySet<string>;
  readonly #facts: CareerFacts;
  #similarity: Promise<Similarity> | undefined;
  #moves: Promise<Moves> | undefined;

  private constructor(graph: CareerGraph, facts: CareerFacts) {
    this.graph = graph;
    this.backgrounds = facts.backgrounds;
    this.#facts = facts;
  }

  static async build(snapshot: Snapshot, origins: readonly Origin[]): Promise<CareerPicture> {
    const facts = await readCareer(snapshot.source, origins);
    return new CareerPicture(await buildCareerGraph(facts.rows), facts);
  }

  similarity(): Promise<Similarity> {
    this.#similarity ??= this.#rateSimilarity();
    return this.#similarity;
  }

  /** The declared moves together with those inferred from similarity: from each role to those most like it. */
  moves(): Promise<Moves> {
    this.#moves ??= this.#inferMoves();
    return this.#moves;
  }

  #rateSimilarity(): Promise<Similarity> {
    const { numberOf, skills } = this.graph;
    const ratings = this.#facts.rated.map((rating) => ({ ...rating, role: numberOf.get(rating.role) ?? 0 }));
    return Similarity.build(skills, ratings, new Pace());
  }

  async #inferMoves(): Promise<Moves> {
    const similarity = await this.similarity();
    const { roles } = this.graph;
    const inferred: CareerMove[] = [];
    const isJob = (role: number) => !this.backgrounds.has(roles[role] ?? '');
    const infer = (role: number) => {
      for (const near of similarity.nearest(role, isJob).slice(0, INFERRED_PER_ROLE)) {
        inferred.push({ tail: roles[role] ?? '', head: roles[near.role] ?? '', kind: 'inferred' });
      }
    };
    await new Pace().each(roles.length, (role) => isJob(role) && infer(role), 1);
    return withInferredMoves(this.graph, inferred);
  }
}
