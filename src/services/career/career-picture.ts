import { type CareerGraph, withInferredMoves } from '../../paths/career-graph.ts';
import { FewFirst } from '../../paths/few-first.ts';
import { MoveColumns, type Moves } from '../../paths/moves.ts';
import { Pace } from '../../paths/pace.ts';
import type { Ratings } from '../../paths/ratings.ts';
import { Similarity } from '../../paths/similarity.ts';

/** How many of the most similar roles an inferred move leads to from each role. */
const INFERRED_PER_ROLE = 10;

/** All that careers are worked out from, for one version of the graph: what few questions need is made when first asked. */
export class CareerPicture {
  readonly graph: CareerGraph;
  /** Places people come from, which are no jobs. */
  readonly backgrounds: ReadonlySet<string>;
  readonly #ratings: Ratings;
  #similarity: Promise<Similarity> | undefined;
  #moves: Promise<Moves> | undefined;

  constructor(graph: CareerGraph, ratings: Ratings, backgrounds: ReadonlySet<string>) {
    this.graph = graph;
    this.#ratings = ratings;
    this.backgrounds = backgrounds;
  }

  similarity(): Promise<Similarity> {
    this.#similarity ??= Similarity.build(this.graph, this.#ratings, new Pace());
    return this.#similarity;
  }

  /** The declared moves together with those inferred from similarity: from each role to those most like it. */
  moves(): Promise<Moves> {
    this.#moves ??= this.#inferMoves();
    return this.#moves;
  }

  isJob(role: number): boolean {
    return !this.backgrounds.has(this.graph.roles[role] ?? '');
  }

  async #inferMoves(): Promise<Moves> {
    const similarity = await this.similarity();
    const inferred = new MoveColumns();
    const infer = (role: number) => {
      const nearest = new FewFirst<Near>(INFERRED_PER_ROLE, (a, b) => b.similarity - a.similarity || a.role - b.role);
      similarity.each(role, (other, alike) => {
        if (this.isJob(other)) nearest.take({ role: other, similarity: alike });
      });
      for (const near of nearest.all) inferred.add(role, near.role, 'inferred');
    };
    const pace = new Pace();
    await pace.each(this.graph.roles.length, (role) => this.isJob(role) && infer(role), 1);
    return withInferredMoves(this.graph, await inferred.joined(pace));
  }
}

interface Near {
  role: number;
  similarity: number;
}
