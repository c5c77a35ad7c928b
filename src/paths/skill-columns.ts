import type { CareerRequirement, RelatedSkills } from './career-rows.ts';
import { Column } from './column.ts';
import { Numbering } from './numbering.ts';

/** Takes what roles ask for and which skills are related one by one; roles and skills by the numbers they were given. */
export class SkillColumns {
  readonly numbering = new Numbering();
  /** Claims that a role asks for a skill. */
  readonly roles = new Column(Uint32Array);
  readonly skills = new Column(Uint32Array);
  readonly weights = new Column(Float64Array);
  /** NaN where none is stated. */
  readonly levels = new Column(Float64Array);
  /** Both skills of a tie, one after the other. */
  readonly ends = new Column(Uint32Array);
  /** By tie. */
  readonly strengths = new Column(Float64Array);
  readonly confirmed = new Column(Uint8Array);

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
