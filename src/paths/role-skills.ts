import { renumber } from './numbering.ts';
import type { Pace } from './pace.ts';
import type { SkillColumns } from './skill-columns.ts';
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

/** @param placeOf the final number of a role, by the one it was given */
export async function buildRoleSkills(columns: SkillColumns, placeOf: Uint32Array, pace: Pace): Promise<RoleSkills> {
  const { ids, numberOf, placeOf: placeOfSkill } = await columns.numbering.inOrder(pace);
  const claims = {
    roles: await renumber(await columns.roles.joined(pace), placeOf, pace),
    skills: await renumber(await columns.skills.joined(pace), placeOfSkill, pace),
    weights: await columns.weights.joined(pace),
    levels: await columns.levels.joined(pace),
  };
  const requirements = await requirementsOf(claims, { roles: placeOf.length, skills: ids.length }, pace);
  const ties = {
    ends: await renumber(await columns.ends.joined(pace), placeOfSkill, pace),
    strengths: await columns.strengths.joined(pace),
    confirmed: await columns.confirmed.joined(pace),
  };
  return {
    skills: ids,
    skillNumberOf: numberOf,
    requirements,
    related: await skillTies(ties, ids.length, pace),
    efforts: await meanWeights(requirements, ids.length, pace),
    described: await describedRoles(requirements, placeOf.length, pace),
  };
}

async function requirementsOf(
  claims: { roles: Uint32Array; skills: Uint32Array; weights: Float64Array; levels: Float64Array },
  { roles, skills }: { roles: number; skills: number },
  pace: Pace,
): Promise<Requirements> {
  const { roles: roleOf, skills: skillOf } = claims;
  const order = await orderBy(roleOf, roles, pace, await orderBy(skillOf, skills, pace));
  const [rows, columns] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  const [weights, levels] = [new Float64Array(order.length), new Float64Array(order.length)];
  let last = -1;
  await pace.each(order.length, (i) => {
    const at = order[i] ?? 0;
    const [weight = 0, level = Number.NaN] = [claims.weights[at], claims.levels[at]];
    if (last < 0 || rows[last] !== roleOf[at] || columns[last] !== skillOf[at]) {
      last += 1;
      rows[last] = roleOf[at] ?? 0;
      columns[last] = skillOf[at] ?? 0;
      weights[last] = weight;
      levels[last] = level;
      return;
    }
    weights[last] = Math.max(weights[last] ?? 0, weight);
    const before = levels[last] ?? Number.NaN;
    if (!Number.isNaN(level)) levels[last] = Number.isNaN(before) ? level : Math.max(before, level);
  });
  const count = last + 1;
  return {
    offsets: await offsetsOf(rows.subarray(0, count), roles, pace),
    skills: columns.subarray(0, count),
    weights: weights.subarray(0, count),
    levels: levels.subarray(0, count),
  };
}

async function skillTies(
  ties: { ends: Uint32Array; strengths: Float64Array; confirmed: Uint8Array },
  skills: number,
  pace: Pace,
): Promise<SkillTies> {
  const { ends } = ties;
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
    if (ends[at] === others[at]) return;
    const [strength = 0, sure = 0] = [ties.strengths[at >> 1], ties.confirmed[at >> 1]];
    if (last < 0 || rows[last] !== ends[at] || columns[last] !== others[at]) {
      last += 1;
      rows[last] = ends[at] ?? 0;
      columns[last] = others[at] ?? 0;
      strengths[last] = strength;
      confirmed[last] = sure;
      return;
    }
    if (sure > (confirmed[last] ?? 0)) strengths[last] = strength;
    else if (sure === confirmed[last]) strengths[last] = Math.max(strengths[last] ?? 0, strength);
    confirmed[last] = Math.max(confirmed[last] ?? 0, sure);
  });
  const count = last + 1;
  return {
    offsets: await offsetsOf(rows.subarray(0, count), skills, pace),
    skills: columns.subarray(0, count),
    strengths: strengths.subarray(0, count),
    confirmed: confirmed.subarray(0, count),
  };
}

async function meanWeights({ skills, weights }: Requirements, count: number, pace: Pace): Promise<Float64Array> {
  const [sums, roles] = [new Float64Array(count), new Uint32Array(count)];
  await pace.each(skills.length, (i) => {
    const skill = skills[i] ?? 0;
    sums[skill] = (sums[skill] ?? 0) + (weights[i] ?? 0);
    roles[skill] = (roles[skill] ?? 0) + 1;
  });
  return sums.map((sum, skill) => sum / Math.max(1, roles[skill] ?? 0));
}

async function describedRoles(
  { offsets, weights, levels }: Requirements,
  roles: number,
  pace: Pace,
): Promise<Uint8Array> {
  const described = new Uint8Array(roles);
  await pace.each(roles, (role) => {
    for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
      if ((weights[i] ?? 0) > 0 && levels[i] !== 0) described[role] = 1;
    }
  });
  return described;
}
