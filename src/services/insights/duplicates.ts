import { normalForm } from '../../identity/normal-form.ts';
import { groupBy } from '../group-by.ts';
import { type Design, describedRoles, titleOf } from './design.ts';
import type { FindingDraft } from './finding.ts';

/** Two roles ask for the same where they share this much of all skills that either asks for, and each for this many. */
const SAME = { share: 0.8, skills: 5 } as const;

/** Described roles of one title, or that ask for nearly the same skills. */
export function duplicatedRoles(design: Design): FindingDraft[] {
  const roles = describedRoles(design);
  const skills = new Map(
    [...groupBy(design.requirements, ({ tail }) => tail)].map(([role, rows]) => [
      role,
      new Set(rows.map(({ head }) => head)),
    ]),
  );
  const found = new Map<string, FindingDraft>();
  const note = (a: string, b: string, because: string) => {
    const pair = [a, b].sort();
    const message = `${titleOf(design, a)} (${a}) and ${titleOf(design, b)} (${b}) may be one role: ${because}.`;
    const key = pair.join(' ');
    if (!found.has(key)) found.set(key, { rule: 'duplicated-role', message, roles: pair, parties: [], said: [] });
  };
  for (const same of groupBy(roles, (role) => normalForm(titleOf(design, role))).values()) {
    same.forEach((a, i) => {
      for (const b of same.slice(i + 1)) note(a, b, 'they have the same title');
    });
  }
  for (const [a, b, common] of pairsWithCommonSkills(roles, skills)) {
    const [ofA, ofB] = [skills.get(a)?.size ?? 0, skills.get(b)?.size ?? 0];
    const all = ofA + ofB - common;
    if (Math.min(ofA, ofB) >= SAME.skills && common >= SAME.share * all) {
      note(a, b, `${common} of the ${all} skills that either asks for are the same`);
    }
  }
  return [...found.values()];
}

/** Pairs of roles with how many skills they share, found skill by skill. */
function* pairsWithCommonSkills(
  roles: readonly string[],
  skills: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<[string, string, number]> {
  const asking = new Map<string, string[]>();
  for (const role of roles) {
    const common = new Map<string, number>();
    for (const skill of skills.get(role) ?? []) {
      for (const other of asking.get(skill) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
      asking.set(skill, [...(asking.get(skill) ?? []), role]);
    }
    for (const [other, count] of common) yield [other, role, count];
  }
}
