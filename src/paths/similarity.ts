import type { Pace } from './pace.ts';
import { cosineInPanel, type RatedPanel, type Rating, ratedPanels } from './rated-panel.ts';
import type { RoleSkills } from './role-skills.ts';
import { cosinesWith, hasVector, type SkillVectors, skillVectors } from './skill-vectors.ts';

export interface SimilarRole {
  role: number;
  /** Cosine, −1 to 1, to a millionth: it ranks roles and is no probability. */
  similarity: number;
}

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

  private constructor(panels: readonly RatedPanel[], vectors: SkillVectors) {
    this.#panels = panels;
    this.#vectors = vectors;
  }

  static async build(skills: RoleSkills, ratings: readonly Rating[], pace: Pace): Promise<Similarity> {
    const panels = await ratedPanels(ratings, pace);
    const rated = new Set(panels.flatMap(({ roles }) => roles));
    return new Similarity(panels, await skillVectors(skills, (role) => !rated.has(role), pace));
  }

  /** Every role that is like a role at all, most alike first, ties in the order of the numbers. */
  nearest(role: number, accepts: (other: number) => boolean = () => true): SimilarRole[] {
    const found: SimilarRole[] = [];
    const add = (other: number, cosine: number) => {
      if (other !== role && cosine > 0 && accepts(other)) found.push({ role: other, similarity: rounded(cosine) });
    };
    const panel = this.#panelOf(role);
    const row = panel?.rowOf.get(role);
    if (panel && row !== undefined)
      for (const [i, other] of panel.roles.entries()) add(other, cosineInPanel(panel, row, i));
    else for (const [other, cosine] of cosinesWith(this.#vectors, role).entries()) add(other, cosine);
    return found.sort((a, b) => b.similarity - a.similarity || a.role - b.role);
  }

  /** Null where the two cannot be compared. */
  between(a: number, b: number): number | null {
    const panel = this.#panelOf(a);
    if (panel !== this.#panelOf(b)) return null;
    if (panel) return rounded(cosineInPanel(panel, panel.rowOf.get(a) ?? 0, panel.rowOf.get(b) ?? 0));
    if (!hasVector(this.#vectors, a) || !hasVector(this.#vectors, b)) return null;
    return rounded(cosinesWith(this.#vectors, a)[b] ?? 0);
  }

  #panelOf(role: number): RatedPanel | undefined {
    return this.#panels.find(({ rowOf }) => rowOf.has(role));
  }
}
