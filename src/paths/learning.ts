import type { RoleCost } from './bounds.ts';
import type { Coverage } from './coverage.ts';
import { UNIT } from './gap.ts';
import { Growing } from './growing.ts';
import type { RoleSkills } from './role-skills.ts';

/**
 * The learning of sets of roles that all contain the target, from one start, in billionths. Effort owed for the target's
 * own skills is owed by every path to it, so each role is reduced, once, to what it asks for beyond that.
 */
export class Learning implements RoleCost {
  /** Owed by the target alone. */
  readonly ofTarget: number;
  readonly #graph: RoleSkills;
  readonly #have: Float64Array;
  /** Owed by the roles passed so far, per skill. */
  readonly #owed: Float64Array;
  readonly #ofTarget: Float64Array;
  #raised: number[] = [];
  /** Owed for the roles passed and the target. */
  total = 0;
  /** Per role, where its entries in the two lists below start and end; 0 where it was not looked at yet. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #skills = new Growing(new Int32Array(4_096));
  readonly #efforts = new Growing(new Float64Array(4_096));
  /** Requirements looked at. */
  work = 0;

  /** Without a target, of sets of any roles. */
  constructor(graph: RoleSkills, coverage: Coverage, target: number | null) {
    this.#graph = graph;
    this.#have = coverage.have;
    this.#starts = new Int32Array(graph.described.length);
    this.#ends = new Int32Array(graph.described.length);
    // So that no entries end at 0.
    this.#skills.push(0);
    this.#efforts.push(0);
    this.#ofTarget = new Float64Array(graph.skills.length);
    this.#owed = new Float64Array(graph.skills.length);
    this.ofTarget = target === null ? 0 : this.addedBy(target);
    if (target === null) return;
    this.pass(target);
    for (const skill of this.#raised) this.#ofTarget[skill] = this.#owed[skill] ?? 0;
    this.#raised.length = 0;
    // The target asks for nothing beyond itself.
    this.#ends[target] = this.#starts[target] ?? 0;
  }

  /** What a path through the role owes beyond the target's own, at the least. Counts the role among those passed. */
  ofHead(role: number): number {
    const added = this.addedBy(role);
    this.pass(role);
    return added;
  }

  /** What the role adds to those passed. */
  addedBy(role: number): number {
    this.#look(role);
    const [first = 0, end = 0] = [this.#starts[role], this.#ends[role]];
    const [skills, efforts, owed] = [this.#skills.all, this.#efforts.all, this.#owed];
    this.work += end - first;
    let sum = 0;
    for (let i = first; i < end; i += 1) {
      const more = (efforts[i] ?? 0) - (owed[skills[i] ?? 0] ?? 0);
      if (more > 0) sum += more;
    }
    return sum;
  }

  /** Counts the role among those passed. */
  pass(role: number): void {
    this.#look(role);
    const [first = 0, end = 0] = [this.#starts[role], this.#ends[role]];
    this.work += end - first;
    for (let i = first; i < end; i += 1) {
      const skill = this.#skills.all[i] ?? 0;
      const effort = this.#efforts.all[i] ?? 0;
      const more = effort - (this.#owed[skill] ?? 0);
      if (more <= 0) continue;
      this.total += more;
      this.#owed[skill] = effort;
      this.#raised.push(skill);
    }
  }

  /** Back to no role passed but the target. */
  done(): void {
    for (const skill of this.#raised) this.#owed[skill] = this.#ofTarget[skill] ?? 0;
    this.#raised.length = 0;
    this.total = this.ofTarget;
  }

  /** Lists the role's skills that cost more than the target's own, with their effort, unless that was done. */
  #look(role: number): void {
    if ((this.#ends[role] ?? 0) > 0) return;
    this.#starts[role] = this.#skills.length;
    const { offsets, skills, levels } = this.#graph.requirements;
    const [first = 0, end = 0] = [offsets[role], offsets[role + 1]];
    for (let i = first; i < end; i += 1) {
      const skill = skills[i] ?? 0;
      const level = levels[i] ?? 1;
      const short = (Number.isNaN(level) ? 1 : level) - (this.#have[skill] ?? 0);
      if (short <= 0) continue;
      const effort = Math.round((this.#graph.efforts[skill] ?? 0) * short * UNIT);
      if (effort <= (this.#ofTarget[skill] ?? 0)) continue;
      this.#skills.push(skill);
      this.#efforts.push(effort);
    }
    this.work += end - first;
    this.#ends[role] = this.#skills.length;
  }
}
