import type { CareerRequirement, RelatedSkills } from './career-rows.ts';
import { Numbering } from './numbering.ts';
import type { Pace } from './pace.ts';
import { offsetsOf, orderBy, type SparseRows } from './sparse-rows.ts';

/** What each role asks for: rows are roles, entries ascend by skill. */
export interface Requirements extends SparseRows {
  /** Skill numbers. */
  skills: Uint32Array;
  weights: Float64Array;
  /** Stated level, 0 to 1; NaN where none is stated. */
  levels: Float64Array;
}

/** Which skills mean something close: rows are skills, entries ascend by skill; every tie stands in both rows. */
export interface SkillTies extends SparseRows {
  skills: Uint32Array;
  strengths: Float64Array;
  /** 1 where confirmed, 0 where suggested. */
  confirmed: Uint8Array;
}

export interface RoleSkills {
  /** Skill ids, ascending. */
  skills: readonly string[];
  skillNumberOf: ReadonlyMap<string, number>;
  requirements: Requirements;
  related: SkillTies;
  /**
   * Effort to learn each skill in full: the mean weight of it over the roles that ask for it; 0 where none does. One
   * number for the whole graph, so that the learning of a path depends on the roles passed and not on their order.
   */
  efforts: Float64Array;
  /** Per role, 1 where it asks for anything: without that neither a gap to it nor a gap from it can be told. */
  described: Uint8Array;
}

/** @param roleAt the number of a role id; `roles` is how many there are */
export async function buildRoleSkills(
  claims: readonly CareerRequirement[],
  relations: readonly RelatedSkills[],
  { roleAt, roles }: { roleAt: (id: string) => number; roles: number },
  pace: Pace,
): Promise<RoleSkills> {
  const numbering = new Numbering();
  const claimed = new Uint32Array(claims.length);
  await pace.each(claims.length, (i) => {
    claimed[i] = numbering.of(claims[i]?.skill ?? '');
  });
  const ties = new Uint32Array(relations.length * 2);
  await pace.each(relations.length, (i) => {
    ties[2 * i] = numbering.of(relations[i]?.a ?? '');
    ties[2 * i + 1] = numbering.of(relations[i]?.b ?? '');
  });
  const { ids, numberOf, placeOf } = await numbering.inOrder(pace);
  for (const numbers of [claimed, ties]) {
    await pace.each(numbers.length, (i) => {
      numbers[i] = placeOf[numbers[i] ?? 0] ?? 0;
    });
  }
  const requirements = await requirementsOf(claims, claimed, { roleAt, roles, skills: ids.length }, pace);
  return {
    skills: ids,
    skillNumberOf: numberOf,
    requirements,
    related: await skillTies(relations, ties, ids.length, pace),
    efforts: meanWeights(requirements, ids.length),
    described: describedRoles(requirements, roles),
  };
}

async function requirementsOf(
  claims: readonly CareerRequirement[],
  skillOf: Uint32Array,
  { roleAt, roles, skills }: { roleAt: (id: string) => number; roles: number; skills: number },
  pace: Pace,
): Promise<Requirements> {
  const roleOf = new Uint32Array(claims.length);
  await pace.each(claims.length, (i) => {
    roleOf[i] = roleAt(claims[i]?.role ?? '');
  });
  const order = await orderBy(roleOf, roles, pace, await orderBy(skillOf, skills, pace));
  const [rows, columns] = [new Uint32Array(claims.length), new Uint32Array(claims.length)];
  const [weights, levels] = [new Float64Array(claims.length), new Float64Array(claims.length)];
  let last = -1;
  await pace.each(order.length, (i) => {
    const at = order[i] ?? 0;
    const { weight = 0, level = null } = claims[at] ?? {};
    if (last < 0 || rows[last] !== roleOf[at] || columns[last] !== skillOf[at]) {
      last += 1;
      rows[last] = roleOf[at] ?? 0;
      columns[last] = skillOf[at] ?? 0;
      weights[last] = weight;
      levels[last] = level ?? Number.NaN;
      return;
    }
    weights[last] = Math.max(weights[last] ?? 0, weight);
    const before = levels[last] ?? Number.NaN;
    if (level !== null) levels[last] = Number.isNaN(before) ? level : Math.max(before, level);
  });
  const count = last + 1;
  return {
    offsets: await offsetsOf(rows.subarray(0, count), roles, pace),
    skills: columns.slice(0, count),
    weights: weights.slice(0, count),
    levels: levels.slice(0, count),
  };
}

async function skillTies(
  relations: readonly RelatedSkills[],
  ends: Uint32Array,
  skills: number,
  pace: Pace,
): Promise<SkillTies> {
  const others = new Uint32Array(ends.length);
  await pace.each(ends.length, (i) => {
    others[i] = ends[i ^ 1] ?? 0;
  });
  const order = await orderBy(ends, skills, pace, await orderBy(others, skills, pace));
  const [rows, columns] = [new Uint32Array(ends.length), new Uint32Array(ends.length)];
  const [strengths, confirmed] = [new Float64Array(ends.length), new Uint8Array(ends.length)];
  let last = -1;
  await pace.each(order.length, (i) => {
    const at = order[i] ?? 0;
    const relation = relations[at >> 1];
    if (!relation || ends[at] === others[at]) return;
    if (last < 0 || rows[last] !== ends[at] || columns[last] !== others[at]) {
      last += 1;
      rows[last] = ends[at] ?? 0;
      columns[last] = others[at] ?? 0;
      strengths[last] = relation.strength;
      confirmed[last] = Number(relation.confirmed);
      return;
    }
    const sure = Number(relation.confirmed);
    if (sure > (confirmed[last] ?? 0)) strengths[last] = relation.strength;
    else if (sure === confirmed[last]) strengths[last] = Math.max(strengths[last] ?? 0, relation.strength);
    confirmed[last] = Math.max(confirmed[last] ?? 0, sure);
  });
  const count = last + 1;
  return {
    offsets: await offsetsOf(rows.subarray(0, count), skills, pace),
    skills: columns.slice(0, count),
    strengths: strengths.slice(0, count),
    confirmed: confirmed.slice(0, count),
  };
}

function meanWeights({ skills, weights }: Requirements, count: number): Float64Array {
  const [sums, roles] = [new Float64Array(count), new Uint32Array(count)];
  for (let i = 0; i < skills.length; i += 1) {
    const skill = skills[i] ?? 0;
    sums[skill] = (sums[skill] ?? 0) + (weights[i] ?? 0);
    roles[skill] = (roles[skill] ?? 0) + 1;
  }
  return sums.map((sum, skill) => sum / Math.max(1, roles[skill] ?? 0));
}

function describedRoles({ offsets, weights, levels }: Requirements, roles: number): Uint8Array {
  const described = new Uint8Array(roles);
  for (let role = 0; role < roles; role += 1) {
    for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
      if ((weights[i] ?? 0) > 0 && levels[i] !== 0) described[role] = 1;
    }
  }
  return described;
}
