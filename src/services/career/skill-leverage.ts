import { type Coverage, coverageOfRole } from '../../paths/coverage.ts';
import { MOVE } from '../../paths/moves.ts';
import type { CareerPicture } from './career-picture.ts';

/** A next role that a skill brings nearer. */
export interface Opening {
  from: string;
  to: string;
  /** Share of what the next role asks for, 0 to 1, that the skill would add. */
  share: number;
  /** Whether part of that rests on similar wording that nobody has confirmed. */
  suggested: boolean;
}

export interface Leverage {
  skill: string;
  /** Most added first. */
  openings: Opening[];
}

/**
 * What each skill would add, held in full, towards the next roles of some roles: by the number of next roles it brings
 * nearer, then by how much in all, then by slug. A skill also counts where it covers a related one.
 */
export function skillLeverage(picture: CareerPicture, starts: readonly string[]): Leverage[] {
  const { graph } = picture;
  const found = new Map<number, Opening[]>();
  for (const [tail, head] of nextMoves(picture, starts)) {
    const coverage = coverageOfRole(graph.skills, tail);
    for (const [skill, { share, suggested }] of additions(picture, coverage, head)) {
      const openings = found.get(skill) ?? [];
      openings.push({ from: graph.roles[tail] ?? '', to: graph.roles[head] ?? '', share, suggested });
      found.set(skill, openings);
    }
  }
  const total = (openings: readonly Opening[]) => openings.reduce((sum, { share }) => sum + share, 0);
  const targets = (openings: readonly Opening[]) => new Set(openings.map(({ to }) => to)).size;
  return [...found]
    .map(([skill, openings]) => ({ number: skill, skill: graph.skills.skills[skill] ?? '', openings }))
    .sort(
      (a, b) =>
        targets(b.openings) - targets(a.openings) || total(b.openings) - total(a.openings) || a.number - b.number,
    )
    .map(({ skill, openings }) => ({ skill, openings: openings.sort((a, b) => b.share - a.share) }));
}

/** The declared next moves from roles, to roles of which is known what they ask for. */
function* nextMoves({ graph }: CareerPicture, starts: readonly string[]): Iterable<[tail: number, head: number]> {
  const { offsets, heads, bits } = graph.declared;
  for (const start of starts) {
    const tail = graph.numberOf.get(start);
    if (tail === undefined || graph.skills.described[tail] !== 1) continue;
    for (let move = offsets[tail] ?? 0; move < (offsets[tail + 1] ?? 0); move += 1) {
      const head = heads[move] ?? 0;
      if (((bits[move] ?? 0) & MOVE.next) !== 0 && graph.skills.described[head] === 1) yield [tail, head];
    }
  }
}

/** What each skill, held in full, would add towards a role. */
function additions({ graph }: CareerPicture, coverage: Coverage, role: number) {
  const { requirements, related } = graph.skills;
  const added = new Map<number, { share: number; suggested: boolean }>();
  let needed = 0;
  for (let i = requirements.offsets[role] ?? 0; i < (requirements.offsets[role + 1] ?? 0); i += 1) {
    const skill = requirements.skills[i] ?? 0;
    const level = requirements.levels[i] ?? Number.NaN;
    const need = Number.isNaN(level) ? 1 : level;
    const weight = requirements.weights[i] ?? 0;
    const have = Math.min(need, coverage.have[skill] ?? 0);
    needed += weight * need;
    const add = (through: number, cover: number, suggested: boolean) => {
      const gain = weight * (Math.min(need, cover) - have);
      if (gain <= 0) return;
      const before = added.get(through);
      added.set(through, {
        share: (before?.share ?? 0) + gain,
        suggested: suggested || before?.suggested === true,
      });
    };
    add(skill, 1, false);
    for (let j = related.offsets[skill] ?? 0; j < (related.offsets[skill + 1] ?? 0); j += 1) {
      add(related.skills[j] ?? 0, related.strengths[j] ?? 0, related.confirmed[j] !== 1);
    }
  }
  for (const entry of added.values()) entry.share /= needed;
  return added;
}

/** Skills that roles ask for to which no declared next move leads, with those roles, by slug. */
export function unreachedSkills({ graph }: CareerPicture): { skill: string; roles: string[] }[] {
  const { heads, bits } = graph.declared;
  const entered = new Set<number>();
  for (const [move, head] of heads.entries()) if (((bits[move] ?? 0) & MOVE.next) !== 0) entered.add(head);
  const { offsets, skills } = graph.skills.requirements;
  const roles = new Map<number, string[]>();
  const reached = new Set<number>();
  for (let role = 0; role < graph.roles.length; role += 1) {
    for (const skill of skills.subarray(offsets[role], offsets[role + 1])) {
      if (entered.has(role)) reached.add(skill);
      else if (!reached.has(skill)) {
        const asking = roles.get(skill);
        if (asking) asking.push(graph.roles[role] ?? '');
        else roles.set(skill, [graph.roles[role] ?? '']);
      }
    }
  }
  return [...roles]
    .filter(([skill]) => !reached.has(skill))
    .sort(([a], [b]) => a - b)
    .map(([skill, asking]) => ({ skill: graph.skills.skills[skill] ?? '', roles: asking }));
}
