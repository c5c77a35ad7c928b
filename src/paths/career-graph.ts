import type { Track } from '../model/role.ts';
import type { CareerMove, CareerRole, CareerRows } from './career-rows.ts';
import { buildMoves, type LevelChange, type Moves, moveClaims } from './moves.ts';
import { Numbering } from './numbering.ts';
import { Pace } from './pace.ts';
import { buildRoleSkills, type RoleSkills } from './role-skills.ts';

/** What is known of a role beside its skills and moves. */
interface RoleTraits {
  track: Track | null;
  families: readonly string[];
  terms: readonly string[];
  /** Highest rank per scheme of terms. */
  ranks: ReadonlyMap<string, number>;
}

/** The career graph in memory: roles are numbered in the ascending order of their ids. */
export interface CareerGraph {
  /** Role ids, ascending by code units. */
  roles: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  skills: RoleSkills;
  traits: readonly RoleTraits[];
  /** Moves that documents declare. Inferred ones are kept apart (`withInferredMoves`). */
  declared: Moves;
}

const UNKNOWN: RoleTraits = { track: null, families: [], terms: [], ranks: new Map() };

/**
 * Builds the career graph from plain rows, whose order does not matter. Works in stretches of some ten milliseconds,
 * so that requests beside it go on.
 */
export async function buildCareerGraph(rows: CareerRows): Promise<CareerGraph> {
  const pace = new Pace();
  const numbering = new Numbering();
  const name = (id: string | undefined) => void (id === undefined || numbering.of(id));
  await pace.each(rows.roles.length, (i) => name(rows.roles[i]?.id));
  await pace.each(rows.requirements.length, (i) => name(rows.requirements[i]?.role));
  await pace.each(rows.moves.length, (i) => {
    name(rows.moves[i]?.tail);
    name(rows.moves[i]?.head);
  });
  const { ids: roles, numberOf } = await numbering.inOrder(pace);
  const roleAt = (id: string) => numberOf.get(id) ?? 0;
  const traits = new Array<RoleTraits>(roles.length).fill(UNKNOWN);
  await pace.each(rows.roles.length, (i) => {
    const role = rows.roles[i];
    if (role) traits[roleAt(role.id)] = traitsOf(role);
  });
  const skills = await buildRoleSkills(rows.requirements, rows.relatedSkills, { roleAt, roles: roles.length }, pace);
  const claims = await moveClaims(rows.moves, roleAt, pace);
  const levelChange = levelChangeIn(traits);
  const declared = await buildMoves(claims, { roles: roles.length, skills, levelChange }, pace);
  return { roles, numberOf, skills, traits, declared };
}

/**
 * The declared moves of a graph together with inferred ones; the kinds of each tell which it is. Both roles of an
 * inferred move must be roles of the graph.
 */
export async function withInferredMoves(graph: CareerGraph, inferred: readonly CareerMove[]): Promise<Moves> {
  const { roles, numberOf, skills, traits, declared } = graph;
  const pace = new Pace();
  const added = await moveClaims(inferred, (id) => numberOf.get(id) ?? 0, pace);
  const claims = {
    tails: joined(declared.tails, added.tails),
    heads: joined(declared.heads, added.heads),
    bits: new Uint8Array(declared.bits.length + added.bits.length),
  };
  claims.bits.set(declared.bits);
  claims.bits.set(added.bits, declared.bits.length);
  return buildMoves(claims, { roles: roles.length, skills, levelChange: levelChangeIn(traits) }, pace);
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function traitsOf({ track, families, terms }: CareerRole): RoleTraits {
  const ranks = new Map<string, number>();
  for (const { scheme, rank } of terms) {
    if (rank !== null) ranks.set(scheme, Math.max(rank, ranks.get(scheme) ?? rank));
  }
  return { track, families, terms: terms.map(({ id }) => id), ranks };
}

/**
 * How a move changes the level: by every scheme of terms that ranks both roles. Down by any of them is down, else up
 * by any is up. Null where none ranks both.
 */
export const levelChangeIn =
  (traits: readonly RoleTraits[]) =>
  (tail: number, head: number): LevelChange | null => {
    const [before, after] = [traits[tail] ?? UNKNOWN, traits[head] ?? UNKNOWN];
    let change: LevelChange | null = null;
    for (const [scheme, rank] of before.ranks) {
      const next = after.ranks.get(scheme);
      if (next === undefined) continue;
      if (next < rank) return 'down';
      if (next > rank) change = 'up';
      else change ??= 'lateral';
    }
    return change;
  };
