import { Coverage, coverageOfRole } from '../../paths/coverage.ts';
import { FewFirst } from '../../paths/few-first.ts';
import { MOVE } from '../../paths/moves.ts';
import { Pace } from '../../paths/pace.ts';
import type { CareerPicture } from './career-picture.ts';
import type { FirstOf } from './first-of.ts';

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

interface LeverageAsk {
  /** Ids: the roles of a job family, or some roles, each once. */
  of: { family: string } | { roles: readonly string[] };
  limit: number;
}

/**
 * What each skill would add, held in full, towards the next roles of some roles: by the number of next roles it brings
 * nearer, then by how much in all, then by slug. A skill also counts where it covers a related one. Moves from and to roles
 * that nobody describes are left out: `notDescribed` says how many such roles there are.
 * @throws Cancelled where the request was called off
 */
export async function skillLeverage(
  picture: CareerPicture,
  { of, limit }: LeverageAsk,
  signal: AbortSignal,
): Promise<FirstOf<Leverage> & { notDescribed: number }> {
  const { graph } = picture;
  const { described } = graph.skills;
  const pace = new Pace(signal);
  const found = new Map<number, Opening[]>();
  const notDescribed = new Set<number>();
  const { numberOf, traits } = graph;
  const starts =
    'family' in of ? traits.families.rolesWith(of.family) : of.roles.flatMap((role) => numberOf.get(role) ?? []);
  const coverage = new Coverage(graph.skills);
  for (const [tail, head] of nextMoves(picture, starts)) {
    for (const role of [tail, head]) if (described[role] !== 1) notDescribed.add(role);
    if (described[tail] !== 1 || described[head] !== 1) continue;
    coverageOfRole(graph.skills, tail, coverage.clear());
    for (const [skill, { share, suggested }] of additions(picture, coverage, head)) {
      const openings = found.get(skill) ?? [];
      openings.push({ from: graph.roles[tail] ?? '', to: graph.roles[head] ?? '', share, suggested });
      found.set(skill, openings);
    }
    await pace.rest();
  }
  const first = new FewFirst<Rated>(limit, (a, b) => b.targets - a.targets || b.total - a.total || a.skill - b.skill);
  for (const [skill, openings] of found) {
    const targets = new Set(openings.map(({ to }) => to)).size;
    first.take({ skill, openings, targets, total: openings.reduce((sum, { share }) => sum + share, 0) });
    await pace.rest();
  }
  const told = first.all.map(({ skill, openings }) => ({
    skill: graph.skills.skills[skill] ?? '',
    openings: openings.sort((a, b) => b.share - a.share),
  }));
  return { first: told, count: found.size, notDescribed: notDescribed.size };
}

interface Rated {
  skill: number;
  openings: Opening[];
  /** How many next roles it brings nearer, and by how much in all. */
  targets: number;
  total: number;
}

/** The declared next moves from roles. */
function* nextMoves({ graph }: CareerPicture, starts: readonly number[]): Iterable<[tail: number, head: number]> {
  const { offsets, heads, bits } = graph.declared;
  for (const tail of starts) {
    for (let move = offsets[tail] ?? 0; move < (offsets[tail + 1] ?? 0); move += 1) {
      const head = heads[move] ?? 0;
      if (((bits[move] ?? 0) & MOVE.next) !== 0) yield [tail, head];
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

/**
 * The first skills that roles ask for to which no declared next move leads, with the first of those roles, by slug.
 * @throws Cancelled where the request was called off
 */
export async function unreachedSkills(
  { graph }: CareerPicture,
  most: { skills: number; roles: number },
  signal: AbortSignal,
): Promise<{ skill: string; roles: string[] }[]> {
  const pace = new Pace(signal);
  const { heads, bits } = graph.declared;
  const entered = new Uint8Array(graph.roles.length);
  await pace.each(heads.length, (move) => {
    if (((bits[move] ?? 0) & MOVE.next) !== 0) entered[heads[move] ?? 0] = 1;
  });
  const { offsets, skills } = graph.skills.requirements;
  const asked = skills.subarray(0, offsets[graph.roles.length]);
  const reached = new Uint8Array(graph.skills.skills.length).fill(1);
  await pace.each(asked.length, (i) => {
    reached[asked[i] ?? 0] = 0;
  });
  const eachClaim = (work: (role: number, skill: number) => void) =>
    pace.each(
      graph.roles.length,
      (role) => {
        for (const skill of skills.subarray(offsets[role], offsets[role + 1])) work(role, skill);
      },
      256,
    );
  await eachClaim((role, skill) => {
    if (entered[role] === 1) reached[skill] = 1;
  });
  const first = new Map<number, string[]>();
  for (let skill = 0; skill < reached.length && first.size < most.skills; skill += 1) {
    if (reached[skill] === 0) first.set(skill, []);
  }
  await eachClaim((role, skill) => {
    const roles = first.get(skill);
    if (roles && roles.length < most.roles) roles.push(graph.roles[role] ?? '');
  });
  return [...first].map(([skill, roles]) => ({ skill: graph.skills.skills[skill] ?? '', roles }));
}
