import type { CareerMove, CareerRequirement, CareerRole, RelatedSkills } from './career-rows.ts';
import { buildMoves, type MoveClaims, MoveColumns, type Moves } from './moves.ts';
import { Numbering, renumber } from './numbering.ts';
import { Pace } from './pace.ts';
import { buildRoleSkills, type RoleSkills } from './role-skills.ts';
import { type RoleTraits, TraitColumns } from './role-traits.ts';
import { SkillColumns } from './skill-columns.ts';

/**
 * The career graph in memory: roles are numbered in the ascending order of their ids. All of it but the ids is typed
 * arrays, which the collector of garbage never looks into: with an object per role or claim, it would stop the process.
 */
export interface CareerGraph {
  /** Role ids, ascending by code units. */
  roles: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  skills: RoleSkills;
  traits: RoleTraits;
  /** Moves that documents declare. Inferred ones are kept apart (`withInferredMoves`). */
  declared: Moves;
}

/** Takes the rows of a career graph one by one, in any order, and keeps of each its numbers only. */
export class CareerGraphBuilder {
  readonly #roles = new Numbering();
  readonly #traits = new TraitColumns();
  readonly #skills = new SkillColumns();
  readonly #moves = new MoveColumns();

  /** A role that is only named in moves and requirements counts too, without being added. */
  addRole(role: CareerRole): void {
    this.#traits.add(this.#roles.of(role.id), role);
  }

  addMove({ tail, head, kind }: CareerMove): void {
    this.#moves.add(this.#roles.of(tail), this.#roles.of(head), kind);
  }

  addRequirement(requirement: CareerRequirement): void {
    this.#skills.addRequirement(this.#roles.of(requirement.role), requirement);
  }

  addRelatedSkills(related: RelatedSkills): void {
    this.#skills.addRelated(related);
  }

  /** Works in stretches of some milliseconds, so that requests beside it go on. The builder is used up. */
  async build(): Promise<CareerGraph> {
    const pace = new Pace();
    const { ids: roles, numberOf, placeOf } = await this.#roles.inOrder(pace);
    const traits = await this.#traits.build(placeOf, pace);
    const skills = await buildRoleSkills(this.#skills, placeOf, pace);
    const claims = await this.#moves.joined(pace);
    await renumber(claims.tails, placeOf, pace);
    await renumber(claims.heads, placeOf, pace);
    const declared = await buildMoves(claims, { roles: roles.length, skills, ranks: traits.ranks }, pace);
    return { roles, numberOf, skills, traits, declared };
  }
}

/** The declared moves of a graph together with inferred ones; the kinds of each tell which it is. */
export async function withInferredMoves(graph: CareerGraph, inferred: MoveClaims): Promise<Moves> {
  const { roles, skills, traits, declared } = graph;
  const claims = {
    tails: joined(declared.tails, inferred.tails),
    heads: joined(declared.heads, inferred.heads),
    bits: new Uint8Array(declared.bits.length + inferred.bits.length),
  };
  claims.bits.set(declared.bits);
  claims.bits.set(inferred.bits, declared.bits.length);
  return buildMoves(claims, { roles: roles.length, skills, ranks: traits.ranks }, new Pace());
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
