import type { LeadsToKind, Track } from '../model/role.ts';

/** A role, as the career graph takes it. */
export interface CareerRole {
  id: string;
  /** Null where no document says. */
  track: Track | null;
  /** Ids of its job families. */
  families: readonly string[];
  terms: readonly CareerTerm[];
}

/** A term of a company's classification. Ranks compare within one scheme only. */
export interface CareerTerm {
  id: string;
  scheme: string;
  /** Higher = more senior; null where the scheme is unordered. */
  rank: number | null;
}

/** How a move is known: declared as next or adjacent, or inferred from similarity. */
export type MoveKind = LeadsToKind | 'inferred';

/** One claim of a move between two roles. Parallel claims are one move of all their kinds. */
export interface CareerMove {
  tail: string;
  head: string;
  kind: MoveKind;
}

/** One claim that a role asks for a skill. Of parallel claims the heaviest and the deepest count. */
export interface CareerRequirement {
  role: string;
  skill: string;
  /** Weight in the gap, from importance and tier, above 0 up to 1. */
  weight: number;
  /** Needed level, 0 to 1 within its scale; null where none is stated. */
  level: number | null;
}

/** Two skills that mean something close; symmetric. Of parallel claims a confirmed one counts, else the strongest. */
export interface RelatedSkills {
  a: string;
  b: string;
  /** 0 to 1. */
  strength: number;
  /** Equal names or a person say so; otherwise similar wording suggests it. */
  confirmed: boolean;
}
