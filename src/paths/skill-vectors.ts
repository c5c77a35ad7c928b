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
  const [rows, columns, values]: [number[], number[], number[]] = [[], [], []];
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
      values.push(share[skill] ?? 0);
      frequencies[skill] = (frequencies[skill] ?? 0) + (share[skill] ?? 0);
      share[skill] = 0;
    }
  };
  await pace.each(roleCount, (role) => counts(role) && addRole(role), 64);

  const rowOf = Uint32Array.from(rows);
  const byRole: Entries = {
    offsets: await offsetsOf(rowOf, roleCount, pace),
    columns: Uint32Array.from(columns),
    values: Float64Array.from(values, (value, i) => value * Math.log1p(total / (frequencies[columns[i] ?? 0] ?? 1))),
  };
  await pace.each(roleCount, (role) => normalise(byRole.values.subarray(...bounds(byRole, role))));
  const order = await orderBy(byRole.columns, skills.length, pace);
  const bySkill: Entries = {
    offsets: await offsetsOf(byRole.columns, skills.length, pace),
    columns: order.map((entry) => rowOf[entry] ?? 0),
    values: Float64Array.from(order, (entry) => byRole.values[entry] ?? 0),
  };
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

/** The cosine of one role with every role, 0 to 1; 0 where nothing is shared. */
export function cosinesWith({ byRole, bySkill }: SkillVectors, role: number): Float64Array {
  const products = new Float64Array(byRole.offsets.length - 1);
  const [from, end] = bounds(byRole, role);
  for (let i = from; i < end; i += 1) {
    const [first, last] = bounds(bySkill, byRole.columns[i] ?? 0);
    for (let j = first; j < last; j += 1) {
      const other = bySkill.columns[j] ?? 0;
      products[other] = (products[other] ?? 0) + (byRole.values[i] ?? 0) * (bySkill.values[j] ?? 0);
    }
  }
  return products;
}
