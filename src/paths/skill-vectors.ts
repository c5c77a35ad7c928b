import { Growing } from './growing.ts';
import type { Pace } from './pace.ts';
import type { RoleSkills } from './role-skills.ts';
import { offsetsOf, orderBy, type SparseRows } from './sparse-rows.ts';

interface Entries extends SparseRows {
  /** Skills of a role, or roles of a skill, ascending. */
  columns: Uint32Array;
  values: Float64Array;
}

/** Roles as vectors of the skills they ask for, each of length 1, and the same by skill. */
export interface SkillVectors {
  byRole: Entries;
  bySkill: Entries;
}

/**
 * Roles by the skills they ask for, in documents that name skills freely. Related skills count too, as strongly as they are
 * related: value(t) = max over the role's skills s of rel(s, t). Tier and importance do not count, because each document words
 * them in its own way, and roles would be alike by the habits of their authors. Rare skills tell roles apart and common
 * ones do not: each value is multiplied by the inverse document frequency log(1 + N / df(t)), in which a related skill
 * counts as its share of an occurrence (Spärck Jones 1972, softened).
 * @param counts whether a role takes part; the others have no vector and no say in what is rare.
 */
export async function skillVectors(
  { skills, requirements, related }: RoleSkills,
  counts: (role: number) => boolean,
  pace: Pace,
): Promise<SkillVectors> {
  const roleCount = requirements.offsets.length - 1;
  const [rows, columns] = [new Growing(new Uint32Array(1_024)), new Growing(new Uint32Array(1_024))];
  const shares = new Growing(new Float64Array(1_024));
  const share = new Float64Array(skills.length);
  const frequencies = new Float64Array(skills.length);
  let total = 0;

  const addRole = (role: number) => {
    const touched = new Set<number>();
    const raise = (skill: number, value: number) => {
      touched.add(skill);
      share[skill] = Math.max(share[skill] ?? 0, value);
    };
    for (let i = requirements.offsets[role] ?? 0; i < (requirements.offsets[role + 1] ?? 0); i += 1) {
      const skill = requirements.skills[i] ?? 0;
      raise(skill, 1);
      for (let j = related.offsets[skill] ?? 0; j < (related.offsets[skill + 1] ?? 0); j += 1) {
        raise(related.skills[j] ?? 0, related.strengths[j] ?? 0);
      }
    }
    if (touched.size > 0) total += 1;
    for (const skill of [...touched].sort((a, b) => a - b)) {
      rows.push(role);
      columns.push(skill);
      shares.push(share[skill] ?? 0);
      frequencies[skill] = (frequencies[skill] ?? 0) + (share[skill] ?? 0);
      share[skill] = 0;
    }
  };
  await pace.each(roleCount, (role) => counts(role) && addRole(role), 64);

  const [roleOf, skillOf, values] = [rows.taken(), columns.taken(), shares.taken()];
  await pace.each(values.length, (i) => {
    values[i] = (values[i] ?? 0) * Math.log1p(total / (frequencies[skillOf[i] ?? 0] ?? 1));
  });
  const byRole: Entries = { offsets: await offsetsOf(roleOf, roleCount, pace), columns: skillOf, values };
  await pace.each(roleCount, (role) => normalise(values.subarray(...bounds(byRole, role))), 256);
  const order = await orderBy(skillOf, skills.length, pace);
  const bySkill: Entries = {
    offsets: await offsetsOf(skillOf, skills.length, pace),
    columns: new Uint32Array(order.length),
    values: new Float64Array(order.length),
  };
  await pace.each(order.length, (i) => {
    const entry = order[i] ?? 0;
    bySkill.columns[i] = roleOf[entry] ?? 0;
    bySkill.values[i] = values[entry] ?? 0;
  });
  return { byRole, bySkill };
}

const bounds = ({ offsets }: SparseRows, row: number): [number, number] => [offsets[row] ?? 0, offsets[row + 1] ?? 0];

/** Scales a vector to length 1; one of length 0 stays. */
export function normalise(vector: Float64Array): void {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) vector.forEach((value, i) => (vector[i] = value / length));
}

export const hasVector = ({ byRole }: SkillVectors, role: number): boolean => {
  const [from, end] = bounds(byRole, role);
  return from < end;
};

/** Cosines of one role with others, to be used again and again: most of a large graph has nothing in common with a role. */
export class Cosines {
  /** By role number; 0 where nothing is shared. */
  readonly all: Float64Array;
  /** Roles that share anything, in no order. */
  readonly sharing = new Growing(new Uint32Array(1_024));
  readonly #vectors: SkillVectors;

  constructor(vectors: SkillVectors) {
    this.#vectors = vectors;
    this.all = new Float64Array(vectors.byRole.offsets.length - 1);
  }

  /** The cosine of a role with every role, 0 to 1. */
  of(role: number): this {
    const { byRole, bySkill } = this.#vectors;
    for (const other of this.sharing.taken()) this.all[other] = 0;
    this.sharing.length = 0;
    const [from, end] = bounds(byRole, role);
    for (let i = from; i < end; i += 1) {
      const [first, last] = bounds(bySkill, byRole.columns[i] ?? 0);
      const value = byRole.values[i] ?? 0;
      for (let j = first; j < last; j += 1) {
        const other = bySkill.columns[j] ?? 0;
        const product = value * (bySkill.values[j] ?? 0);
        if (product === 0) continue;
        const before = this.all[other] ?? 0;
        if (before === 0) this.sharing.push(other);
        this.all[other] = before + product;
      }
    }
    return this;
  }
}
