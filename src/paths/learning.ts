import type { Coverage } from './coverage.ts';
import { UNIT } from './gap.ts';
import type { RoleSkills } from './role-skills.ts';

/**
 * The learning of sets of roles that all contain the target, from one start, in billionths. Effort owed for the target's
 * own skills is owed by every path to it, so each role is reduced, once, to what it asks for beyond that.
 */
export class Learning {
  /** Owed by the target alone. */
  readonly ofTarget: number;
  readonly #graph: RoleSkills;
  readonly #have: Float64Array;
  /** Owed by the roles passed so far, per skill. */
  readonly #owed: Float64Array;
  readonly #ofTarget: Float64Array;
  #raised: number[] = [];
  /** Per role, its place in the two lists below; -1 where it was not looked at yet. */
  readonly #places: Int32Array;
  readonly #skills: Uint32Array[] = [];
  readonly #efforts: Float64Array[] = [];
  /** Requirements looked at. */
  work = 0;

  constructor(graph: RoleSkills, coverage: Coverage, target: number) {
    this.#graph = graph;
    this.#have = coverage.have;
    this.#places = new Int32Array(graph.described.length).fill(-1);
    this.#ofTarget = new Float64Array(graph.skills.length);
    const place = this.#look(target);
    let sum = 0;
    for (const [i, skill] of (this.#skills[place] ?? []).entries()) {
      const effort = this.#efforts[place]?.[i] ?? 0;
      this.#ofTarget[skill] = effort;
      sum += effort;
    }
    this.ofTarget = sum;
    this.#places[target] = -1;
    this.#owed = this.#ofTarget.slice();
  }

  /** What a path through the role owes beyond the target's own, at the least. */
  beyondTarget(role: number): number {
    const efforts = this.#efforts[this.#look(role)] ?? NONE;
    const skills = this.#skills[this.#look(role)] ?? NO_SKILLS;
    let sum = 0;
    for (let i = 0; i < skills.length; i += 1) sum += (efforts[i] ?? 0) - (this.#ofTarget[skills[i] ?? 0] ?? 0);
    return sum;
  }

  /** What the role adds to the roles passed so far. */
  added(role: number): number {
    const place = this.#look(role);
    const [skills, efforts] = [this.#skills[place] ?? NO_SKILLS, this.#efforts[place] ?? NONE];
    this.work += skills.length;
    let sum = 0;
    for (let i = 0; i < skills.length; i += 1) {
      const more = (efforts[i] ?? 0) - (this.#owed[skills[i] ?? 0] ?? 0);
      if (more > 0) sum += more;
    }
    return sum;
  }

  /** Counts the role among those passed. */
  pass(role: number): void {
    const place = this.#look(role);
    const [skills, efforts] = [this.#skills[place] ?? NO_SKILLS, this.#efforts[place] ?? NONE];
    this.work += skills.length;
    for (let i = 0; i < skills.length; i += 1) {
      const skill = skills[i] ?? 0;
      const effort = efforts[i] ?? 0;
      if (effort <= (this.#owed[skill] ?? 0)) continue;
      this.#owed[skill] = effort;
      this.#raised.push(skill);
    }
  }

  /** Owed for the roles passed and the target. */
  get total(): number {
    return this.#owed.reduce((sum, effort) => sum + effort, 0);
  }

  /** Back to no role passed but the target. */
  reset(): void {
    for (const skill of this.#raised) this.#owed[skill] = this.#ofTarget[skill] ?? 0;
    this.#raised.length = 0;
  }

  /** The role's skills that cost more than the target's own, with their effort. */
  #look(role: number): number {
    const known = this.#places[role] ?? -1;
    if (known >= 0) return known;
    const { offsets, skills, levels } = this.#graph.requirements;
    const [found, efforts]: [number[], number[]] = [[], []];
    const [first = 0, end = 0] = [offsets[role], offsets[role + 1]];
    for (let i = first; i < end; i += 1) {
      const skill = skills[i] ?? 0;
      const level = levels[i] ?? 1;
      const short = (Number.isNaN(level) ? 1 : level) - (this.#have[skill] ?? 0);
      if (short <= 0) continue;
      const effort = Math.round((this.#graph.efforts[skill] ?? 0) * short * UNIT);
      if (effort <= (this.#ofTarget[skill] ?? 0)) continue;
      found.push(skill);
      efforts.push(effort);
    }
    this.work += end - first;
    this.#skills.push(Uint32Array.from(found));
    this.#efforts.push(Float64Array.from(efforts));
    this.#places[role] = this.#skills.length - 1;
    return this.#skills.length - 1;
  }
}

const NO_SKILLS = new Uint32Array(0);
const NONE = new Float64Array(0);
