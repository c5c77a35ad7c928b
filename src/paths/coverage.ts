import type { RoleSkills } from './role-skills.ts';

/** Through what a skill is held: itself, or one that a person or equal names, or only similar wording, tie to it. */
export type CoverageTie = 'itself' | 'confirmed' | 'suggested';

/** How well somebody says to know a skill. */
export type SkillHeld = 'none' | 'some' | 'strong';

/** The level that each answer stands for. */
export const HELD_LEVELS: Readonly<Record<SkillHeld, number>> = { none: 0, some: 0.5, strong: 1 };

/** What somebody brings along. Ids that no role of the graph knows change nothing. */
export interface Profile {
  /** Ids of the roles held. */
  roles: readonly string[];
  /** What is stated beats what follows from the roles or from related skills, upwards and downwards. */
  skills: readonly { skill: string; held: SkillHeld }[];
}

const TIES = [null, 'suggested', 'confirmed', 'itself'] as const;

/**
 * How much of each skill is held at a start, from 0 to 1: have(s) = max over the skills t held of rel(t, s) · level(t),
 * where rel(s, s) = 1 and an unstated level is 1. Related skills are followed once, not further.
 */
export class Coverage {
  /** By skill number. */
  readonly have: Float64Array;
  /** False where nothing is known about the start: a role that nobody describes. */
  known = false;
  readonly #through: Uint32Array;
  readonly #ties: Uint8Array;
  /** 1 where the level of the skill it is held through is stated. */
  readonly #stated: Uint8Array;
  #touched: number[] = [];

  constructor({ skills }: RoleSkills) {
    this.have = new Float64Array(skills.length);
    this.#through = new Uint32Array(skills.length);
    this.#ties = new Uint8Array(skills.length);
    this.#stated = new Uint8Array(skills.length);
  }

  /** Which skill (number) this one is held through and how they are tied; null where it is not held at all. */
  through(skill: number): { skill: number; tie: CoverageTie; levelStated: boolean } | null {
    const tie = TIES[this.#ties[skill] ?? 0] ?? null;
    return tie && { skill: this.#through[skill] ?? 0, tie, levelStated: this.#stated[skill] === 1 };
  }

  clear(): this {
    for (const skill of this.#touched) {
      this.have[skill] = 0;
      this.#ties[skill] = 0;
    }
    this.#touched = [];
    this.known = false;
    return this;
  }

  /** Adds a skill held at a level (NaN: unstated), and what is related to it. */
  hold({ related }: RoleSkills, skill: number, level: number): void {
    const [held, stated] = Number.isNaN(level) ? [1, 0] : [level, 1];
    if (held <= 0) return;
    this.#raise(skill, held, skill, 3, stated);
    for (let i = related.offsets[skill] ?? 0; i < (related.offsets[skill + 1] ?? 0); i += 1) {
      const tie = 1 + (related.confirmed[i] ?? 0);
      this.#raise(related.skills[i] ?? 0, held * (related.strengths[i] ?? 0), skill, tie, stated);
    }
  }

  /** Sets what somebody says about a skill, whatever it was before. */
  state(skill: number, level: number): void {
    this.have[skill] = 0;
    this.#ties[skill] = 0;
    this.#raise(skill, level, skill, 3, 1);
  }

  /** Of equal cover the surer tie counts, then the first skill. */
  #raise(skill: number, cover: number, through: number, tie: number, stated: number): void {
    const [have, before] = [this.have[skill] ?? 0, this.#ties[skill] ?? 0];
    if (cover <= 0 || cover < have) return;
    if (cover === have && (tie < before || (tie === before && through >= (this.#through[skill] ?? 0)))) return;
    if (before === 0) this.#touched.push(skill);
    this.have[skill] = cover;
    this.#through[skill] = through;
    this.#ties[skill] = tie;
    this.#stated[skill] = stated;
  }
}

/** What a role brings along: the skills it asks for. `into` is a cleared coverage to use again. */
export function coverageOfRole(skills: RoleSkills, role: number, into = new Coverage(skills)): Coverage {
  const { offsets, skills: required, levels } = skills.requirements;
  for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
    into.hold(skills, required[i] ?? 0, levels[i] ?? Number.NaN);
  }
  into.known = skills.described[role] === 1;
  return into;
}

/**
 * What somebody brings along: the deepest level of each skill over the roles held, corrected by what is stated.
 * @param roleNumberOf number of a role id
 */
export function coverageOfProfile(
  graph: RoleSkills,
  profile: Profile,
  roleNumberOf: ReadonlyMap<string, number>,
): Coverage {
  const stated = new Map<number, number>();
  for (const { skill, held } of profile.skills) {
    const number = graph.skillNumberOf.get(skill);
    if (number !== undefined) stated.set(number, HELD_LEVELS[held]);
  }
  const coverage = new Coverage(graph);
  const { offsets, skills, levels } = graph.requirements;
  for (const id of profile.roles) {
    const role = roleNumberOf.get(id);
    if (role === undefined) continue;
    for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
      const skill = skills[i] ?? 0;
      if (!stated.has(skill)) coverage.hold(graph, skill, levels[i] ?? Number.NaN);
    }
    if (graph.described[role] === 1) coverage.known = true;
  }
  for (const [skill, level] of stated) coverage.hold(graph, skill, level);
  for (const [skill, level] of stated) coverage.state(skill, level);
  if (profile.skills.length > 0) coverage.known = true;
  return coverage;
}
