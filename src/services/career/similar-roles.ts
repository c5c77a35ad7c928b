import { levelChangeIn } from '../../paths/career-graph.ts';
import { coverageOfRole } from '../../paths/coverage.ts';
import { gapUnits, UNIT, UNKNOWN_GAP } from '../../paths/gap.ts';
import { type LevelChange, MOVE, type Moves } from '../../paths/moves.ts';
import type { CareerPicture } from './career-picture.ts';

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
 */
export async function similarRoles(picture: CareerPicture, role: string): Promise<SimilarRole[]> {
  const { graph, backgrounds } = picture;
  const similarity = await picture.similarity();
  const number = graph.numberOf.get(role);
  if (number === undefined) return [];
  const coverage = coverageOfRole(graph.skills, number);
  const levelChange = levelChangeIn(graph.traits);
  const found = similarity
    .nearest(number, (other) => !backgrounds.has(graph.roles[other] ?? ''))
    .map((near) => ({ ...near, gap: gapUnits(graph.skills, coverage, near.role) }));
  const last = (gap: number) => (gap === UNKNOWN_GAP ? Number.POSITIVE_INFINITY : gap);
  found.sort((a, b) => b.similarity - a.similarity || last(a.gap) - last(b.gap) || a.role - b.role);
  return found.map(({ role: other, similarity: alike, gap }) => ({
    role: graph.roles[other] ?? '',
    similarity: alike,
    gap: gap === UNKNOWN_GAP ? null : gap / UNIT,
    declared: leadsTo(graph.declared, number, other),
    change: levelChange(number, other),
  }));
}

/** Whether a role has a next or adjacent move to another. */
function leadsTo({ offsets, heads, bits }: Moves, tail: number, head: number): boolean {
  for (let move = offsets[tail] ?? 0; move < (offsets[tail + 1] ?? 0); move += 1) {
    if (heads[move] === head) return ((bits[move] ?? 0) & (MOVE.next | MOVE.adjacent)) !== 0;
  }
  return false;
}

/** How alike two roles are; null where they cannot be compared. */
export async function similarityOf(picture: CareerPicture, a: string, b: string): Promise<number | null> {
  const { numberOf } = picture.graph;
  const [first, second] = [numberOf.get(a), numberOf.get(b)];
  return first === undefined || second === undefined ? null : (await picture.similarity()).between(first, second);
}
