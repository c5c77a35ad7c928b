import type { CareerGraph } from './career-graph.ts';
import { type Coverage, coverageOfProfile, coverageOfRole } from './coverage.ts';
import { gapUnits } from './gap.ts';
import type { Moves } from './moves.ts';
import type { PathQuestion } from './path-question.ts';
import type { Stretches } from './work.ts';

/** Move number of a first step that no move of the graph makes. */
export const ENTRY = -1;

/** A first step: a move of a role that is held, or the entry of somebody who holds none. */
export interface FirstMove {
  head: number;
  move: number;
  bits: number;
  /** From everything the start holds, in billionths. */
  gap: number;
}

/** Gaps that are looked at between two interruptions. */
const LOOKS = 256;

/** Where paths start: at a role, or at what somebody holds. */
export interface Start {
  coverage: Coverage;
  /** Role numbers; several of a profile, or none. */
  roles: readonly number[];
  firstMoves: readonly FirstMove[];
  /** Whether it stands in the path as a role. */
  isRole: boolean;
}

/**
 * A profile starts at all of its roles at once: its first step is a move of any of them. One without roles may enter any
 * role, a step of no kind; constraints on gaps and learning say which are within reach.
 */
export function* startOf(graph: CareerGraph, moves: Moves, from: PathQuestion['from']): Stretches<Start> {
  const isRole = 'role' in from;
  const roles = (isRole ? [from.role] : from.profile.roles)
    .flatMap((id) => graph.numberOf.get(id) ?? [])
    .sort((a, b) => a - b);
  const coverage = isRole
    ? coverageOfRole(graph.skills, roles[0] ?? 0)
    : coverageOfProfile(graph.skills, from.profile, graph.numberOf);
  const isEntry = !isRole && roles.length === 0;
  const firstMoves: FirstMove[] = [];
  const add = (head: number, move: number, bits: number) =>
    firstMoves.push({ head, move, bits, gap: gapUnits(graph.skills, coverage, head) });
  for (let head = 0; isEntry && head < graph.roles.length; head += 1) {
    add(head, ENTRY, 0);
    if (head % LOOKS === LOOKS - 1) yield;
  }
  for (const role of roles) {
    for (let move = moves.offsets[role] ?? 0; move < (moves.offsets[role + 1] ?? 0); move += 1) {
      add(moves.heads[move] ?? 0, move, moves.bits[move] ?? 0);
      if (move % LOOKS === LOOKS - 1) yield;
    }
  }
  return { coverage, roles, firstMoves, isRole };
}
