import type { CareerGraph } from './career-graph.ts';
import type { Pace } from './pace.ts';
import { cosineInPanel, type RatedPanel, ratedPanels } from './rated-panel.ts';
import type { Ratings } from './ratings.ts';
import { Cosines, hasVector, type SkillVectors, skillVectors } from './skill-vectors.ts';

/** Finer differences are noise of the arithmetic, and would decide ties by chance. */
const GRAIN = 1e6;
const rounded = (cosine: number) => Math.round(cosine * GRAIN) / GRAIN;

/**
 * How alike roles are. Where a source rates all its roles in the same skills, by its ratings (`rated-panel.ts`); elsewhere by
 * the skills that documents name (`skill-vectors.ts`). Roles of the one and of the other kind cannot be compared, nor can
 * roles that ask for nothing.
 *
 * The gap is no measure of likeness: the smallest gaps lead to the least demanding roles, whatever their trade.
 */
export class Similarity {
  readonly #panels: readonly RatedPanel[];
  readonly #vectors: SkillVectors;
  readonly #cosines: Cosines;

  private constructor(panels: readonly RatedPanel[], vectors: SkillVectors) {
    this.#panels = panels;
    this.#vectors = vectors;
    this.#cosines = new Cosines(vectors);
  }

  static async build({ skills, numberOf }: CareerGraph, ratings: Ratings, pace: Pace): Promise<Similarity> {
    const panels = await ratedPanels(ratings, numberOf, pace);
    const rated = new Set(panels.flatMap(({ roles }) => roles));
    return new Similarity(panels, await skillVectors(skills, (role) => !rated.has(role), pace));
  }

  /**
   * Hands out every other role that is at all like a role, in no order, with how alike they are: a cosine, −1 to 1, to a
   * millionth. It ranks roles and is no probability.
   */
  each(role: number, take: (other: number, similarity: number) => void): void {
    const give = (other: number, cosine: number) => {
      if (other !== role && cosine > 0) take(other, rounded(cosine));
    };
    const panel = this.#panelOf(role);
    const row = panel?.rowOf.get(role);
    if (panel && row !== undefined) {
      for (const [i, other] of panel.roles.entries()) give(other, cosineInPanel(panel, row, i));
      return;
    }
    const { sharing, all } = this.#cosines.of(role);
    for (let i = 0; i < sharing.length; i += 1) give(sharing.all[i] ?? 0, all[sharing.all[i] ?? 0] ?? 0);
  }

  /** Null where the two cannot be compared. */
  between(a: number, b: number): number | null {
    const panel = this.#panelOf(a);
    if (panel !== this.#panelOf(b)) return null;
    if (panel) return rounded(cosineInPanel(panel, panel.rowOf.get(a) ?? 0, panel.rowOf.get(b) ?? 0));
    if (!hasVector(this.#vectors, a) || !hasVector(this.#vectors, b)) return null;
    return rounded(this.#cosines.of(a).all[b] ?? 0);
  }

  #panelOf(role: number): RatedPanel | undefined {
    return this.#panels.find(({ rowOf }) => rowOf.has(role));
  }
}
