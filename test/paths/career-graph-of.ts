import { type CareerGraph, CareerGraphBuilder } from '../../src/paths/career-graph.ts';
import type { CareerMove, CareerRequirement, CareerRole, RelatedSkills } from '../../src/paths/career-rows.ts';

/** Everything a career graph is made from. Roles and skills that are only named in passing count too. */
export interface CareerRows {
  roles: readonly CareerRole[];
  moves: readonly CareerMove[];
  requirements: readonly CareerRequirement[];
  relatedSkills: readonly RelatedSkills[];
}

export async function careerGraphOf(rows: CareerRows): Promise<CareerGraph> {
  const builder = new CareerGraphBuilder();
  for (const role of rows.roles) builder.addRole(role);
  for (const move of rows.moves) builder.addMove(move);
  for (const requirement of rows.requirements) builder.addRequirement(requirement);
  for (const related of rows.relatedSkills) builder.addRelatedSkills(related);
  return builder.build();
}
