import { coverageOfRole } from '../../paths/coverage.ts';
import { FewFirst } from '../../paths/few-first.ts';
import { gapUnits, UNIT, UNKNOWN_GAP } from '../../paths/gap.ts';
import { Growing } from '../../paths/growing.ts';
import { MOVE, type Moves } from '../../paths/moves.ts';
import type { LevelChange } from '../../paths/role-traits.ts';
import type { Similarity } from '../../paths/similarity.ts';
import { finished, type Stretches } from '../../paths/work.ts';
import type { CareerPicture } from './career-picture.ts';
import type { FirstOf } from './first-of.ts';

/** A role that is like another. */
export interface SimilarRole {
  role: string;
  /** A rank, no probability. */
  similarity: number;
  /** Gap from the other to it, 0 to 1; null where that is not known. */
  gap: number | null;
  /** Whether a document declares the move to it. */
  declared: boolean;
  /** By the ranks of the company's terms; null where none ranks both. */
  change: LevelChange | null;
}

/**
 * The jobs that are like a role, most alike first; of equally alike ones those with the smaller gap, then by slug. Nothing
 * for a role that asks for nothing.
 * @throws Cancelled where the request was called off
 */
export async function similarRoles(
  picture: CareerPicture,
  { role, limit }: { role: string; limit: number },
  signal: AbortSignal,
): Promise<FirstOf<SimilarRole>> {
  const first = new FewFirst<Candidate>(limit, inOrder);
  let count = 0;
  const take = (candidate: Candidate) => {
    count += 1;
    first.take(candidate);
  };
  const number = picture.graph.numberOf.get(role) ?? -1;
  await finished(candidates(picture, await picture.similarity(), number, take), signal);
  return { first: first.all.map((one) => told(picture, number, one)), count };
}

/** Jobs that are like a role, as `similarRoles`, apart by where they lead; so many of each at most. */
export async function suggestedNextRoles(
  picture: CareerPicture,
  { role, limit }: { role: string; limit: number },
  signal: AbortSignal,
): Promise<Record<LevelChange | 'rankUnknown', SimilarRole[]>> {
  const few = () => new FewFirst<Candidate>(limit, inOrder);
  const apart = { up: few(), lateral: few(), down: few(), rankUnknown: few() };
  const number = picture.graph.numberOf.get(role) ?? -1;
  const { ranks } = picture.graph.traits;
  const take = (candidate: Candidate) => apart[ranks.change(number, candidate.role) ?? 'rankUnknown'].take(candidate);
  await finished(candidates(picture, await picture.similarity(), number, take), signal);
  const list = ({ all }: FewFirst<Candidate>) => all.map((one) => told(picture, number, one));
  return {
    up: list(apart.up),
    lateral: list(apart.lateral),
    down: list(apart.down),
    rankUnknown: list(apart.rankUnknown),
  };
}

/** A job that is like the role, by number; its gap in billionths. */
interface Candidate {
  role: number;
  similarity: number;
  gap: number;
}

const last = (gap: number) => (gap === UNKNOWN_GAP ? Number.POSITIVE_INFINITY : gap);
const inOrder = (a: Candidate, b: Candidate) =>
  b.similarity - a.similarity || last(a.gap) - last(b.gap) || a.role - b.role;

/** Gaps that are looked at between two interruptions. */
const LOOKS = 256;

function* candidates(
  picture: CareerPicture,
  similarity: Similarity,
  role: number,
  take: (candidate: Candidate) => void,
): Stretches<void> {
  const { skills } = picture.graph;
  const [others, alike] = [new Growing(new Uint32Array(1_024)), new Growing(new Float64Array(1_024))];
  similarity.each(role, (other, how) => {
    if (!picture.isJob(other)) return;
    others.push(other);
    alike.push(how);
  });
  const coverage = coverageOfRole(skills, role);
  for (const [i, other] of others.taken().entries()) {
    take({ role: other, similarity: alike.all[i] ?? 0, gap: gapUnits(skills, coverage, other) });
    if (i % LOOKS === LOOKS - 1) yield;
  }
}

function told({ graph }: CareerPicture, from: number, { role, similarity, gap }: Candidate): SimilarRole {
  return {
    role: graph.roles[role] ?? '',
    similarity,
    gap: gap === UNKNOWN_GAP ? null : gap / UNIT,
    declared: leadsTo(graph.declared, from, role),
    change: graph.traits.ranks.change(from, role),
  };
}

/** Whether a role has a next or adjacent move to another. */
function leadsTo({ offsets, heads, bits }: Moves, tail: number, head: number): boolean {
  for (let move = offsets[tail] ?? 0; move < (offsets[tail + 1] ?? 0); move += 1) {
    if (heads[move] === head) return ((bits[move] ?? 0) & (MOVE.next | MOVE.adjacent)) !== 0;
  }
  return false;
}

/** How alike the two roles of each pair are; null where they cannot be compared. */
export async function similarities(
  picture: CareerPicture,
  pairs: readonly (readonly [string, string])[],
): Promise<(number | null)[]> {
  const { numberOf } = picture.graph;
  const similarity = await picture.similarity();
  return pairs.map(([a, b]) => {
    const [first, second] = [numberOf.get(a), numberOf.get(b)];
    return first === undefined || second === undefined ? null : similarity.between(first, second);
  });
}
