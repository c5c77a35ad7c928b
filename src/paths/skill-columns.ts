import type { CareerRequirement, RelatedSkills } from './career-rows.ts';
import { Growing } from './growing.ts';
import { Numbering } from './numbering.ts';

/** Takes what roles ask for and which skills are related one by one; roles and skills by the numbers they were given. */
export class SkillColumns {
  readonly numbering = new Numbering();
  /** Claims that a role asks for a skill. */
  readonly roles = new Growing(new Uint32Array(1_024));
  readonly skills = new Growing(new Uint32Array(1_024));
  readonly weights = new Growing(new Float64Array(1_024));
  /** NaN where none is stated. */
  readonly levels = new Growing(new Float64Array(1_024));
  /** Both skills of a tie, one after the other. */
  readonly ends = new Growing(new Uint32Array(1_024));
  /** By tie. */
  readonly strengths = new Growing(new Float64Array(1_024));
  readonly confirmed = new Growing(new Uint8Array(1_024));

  addRequirement(role: number, { skill, weight, level }: CareerRequirement): void {
    this.roles.push(role);
    this.skills.push(this.numbering.of(skill));
    this.weights.push(weight);
    this.levels.push(level ?? Number.NaN);
  }

  addRelated({ a, b, strength, confirmed }: RelatedSkills): void {
    this.ends.push(this.numbering.of(a));
    this.ends.push(this.numbering.of(b));
    this.strengths.push(strength);
    this.confirmed.push(Number(confirmed));
  }
}
