import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import { type Layer, layers } from '../maps/collaboration-map.ts';

/** The roles that name a party in one layer. */
export interface RolesInLayer {
  layer: Layer;
  work: readonly Fact<'WORKS_WITH'>[];
  escalations: readonly Fact<'ESCALATES_TO'>[];
}

/** The roles around a party by layer; layers that no role names it in are left out. */
export async function rolesByLayer(view: Loaders, party: string): Promise<RolesInLayer[]> {
  const [work, escalating] = await Promise.all([
    view.stakeholder.roles.load(party),
    view.stakeholder.escalatingRoles.load(party),
  ]);
  const all = layers.map((layer) => ({
    layer,
    work: work.filter(({ claims }) => claims[0].group === layer),
    escalations: layer === 'escalation' ? escalating : [],
  }));
  return all.filter(({ work: some, escalations }) => some.length + escalations.length > 0);
}
