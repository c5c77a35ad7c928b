import { Column } from './column.ts';
import { Numbering } from './numbering.ts';
import type { Pace } from './pace.ts';

/** One rating of a skill for a role by a source that measures. */
export interface Rating {
  /** Id of the role. */
  role: string;
  /** Id of the skill. */
  skill: string;
  /** Name of the scale the level is measured on. */
  scale: string;
  /** 0 to 1; null where the source withholds it. */
  importance: number | null;
  /** 0 to 1; null where the source withholds it. */
  level: number | null;
}

/** Ratings by number; ids as the numbers they were given. */
export interface RatingColumns {
  roles: Uint32Array;
  skills: Uint32Array;
  scales: Uint32Array;
  /** NaN where withheld. */
  importances: Float64Array;
  /** NaN where withheld. */
  levels: Float64Array;
}

/** Takes ratings one by one; ids as the numbers they were given. */
export class Ratings {
  readonly roleIds = new Numbering();
  readonly skillIds = new Numbering();
  readonly scaleIds = new Numbering();
  readonly #roles = new Column(Uint32Array);
  readonly #skills = new Column(Uint32Array);
  readonly #scales = new Column(Uint32Array);
  readonly #importances = new Column(Float64Array);
  readonly #levels = new Column(Float64Array);

  add({ role, skill, scale, importance, level }: Rating): void {
    this.#roles.push(this.roleIds.of(role));
    this.#skills.push(this.skillIds.of(skill));
    this.#scales.push(this.scaleIds.of(scale));
    this.#importances.push(importance ?? Number.NaN);
    this.#levels.push(level ?? Number.NaN);
  }

  async joined(pace: Pace): Promise<RatingColumns> {
    return {
      roles: await this.#roles.joined(pace),
      skills: await this.#skills.joined(pace),
      scales: await this.#scales.joined(pace),
      importances: await this.#importances.joined(pace),
      levels: await this.#levels.joined(pace),
    };
  }
}
