import { Growing } from './growing.ts';
import { Numbering } from './numbering.ts';

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

/** Takes ratings one by one; ids as the numbers they were given. */
export class Ratings {
  readonly roleIds = new Numbering();
  readonly skillIds = new Numbering();
  readonly scaleIds = new Numbering();
  readonly roles = new Growing(new Uint32Array(1_024));
  readonly skills = new Growing(new Uint32Array(1_024));
  readonly scales = new Growing(new Uint32Array(1_024));
  /** NaN where withheld. */
  readonly importances = new Growing(new Float64Array(1_024));
  /** NaN where withheld. */
  readonly levels = new Growing(new Float64Array(1_024));

  add({ role, skill, scale, importance, level }: Rating): void {
    this.roles.push(this.roleIds.of(role));
    this.skills.push(this.skillIds.of(skill));
    this.scales.push(this.scaleIds.of(scale));
    this.importances.push(importance ?? Number.NaN);
    this.levels.push(level ?? Number.NaN);
  }
}
