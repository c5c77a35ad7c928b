import { after, type Eventually } from '../loaders/eventually.ts';
import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import type { StakeholderGroup } from '../model/stakeholder.ts';
import { type RolesInLayer, rolesByLayer } from '../services/roles-by-layer.ts';
import { builder } from './builder.ts';
import { factsPage, factType, seenFacts } from './claim.ts';
import { LayerEnum } from './collaboration-map.ts';
import { StakeholderGroupEnum } from './enums.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { nounEntryPoints } from './noun-entry-points.ts';
import { pageComplexity } from './page.ts';
import { RoleRef, StakeholderRef, see } from './refs.ts';
import { relationField } from './relation.ts';

export const InvolvementRef = factType('Involvement', 'WORKS_WITH', 'A party that a role works with.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  stakeholder: t.field({
    type: StakeholderRef,
    description: 'The party.',
    resolve: ({ fact, view }) => see(view, 'Stakeholder', fact.head),
  }),
}));

export const EscalationRef = factType('Escalation', 'ESCALATES_TO', 'A party that a role escalates to.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that escalates.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  to: t.field({
    type: StakeholderRef,
    description: 'The party escalated to, as the document writes it.',
    resolve: ({ fact, view }) => see(view, 'Stakeholder', fact.head),
  }),
}));

export const StandsForRef = factType('StandsFor', 'STANDS_FOR', 'A party that is people in a role.', (t) => ({
  stakeholder: t.field({
    type: StakeholderRef,
    description: 'The party.',
    resolve: ({ fact, view }) => see(view, 'Stakeholder', fact.tail),
  }),
  role: t.field({
    type: RoleRef,
    description: 'The role these people are in.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.head),
  }),
}));

const InclusionRef = factType('Inclusion', 'INCLUDES', 'A composite party that includes another.', (t) => ({
  composite: t.field({
    type: StakeholderRef,
    description: 'The composite, as documents write it.',
    resolve: ({ fact, view }) => see(view, 'Stakeholder', fact.tail),
  }),
  part: t.field({
    type: StakeholderRef,
    description: 'The party it includes.',
    resolve: ({ fact, view }) => see(view, 'Stakeholder', fact.head),
  }),
}));

const related = relationField('Stakeholder', StakeholderRef, 'party');

const RolesInLayerRef = builder.objectRef<{ roles: RolesInLayer; view: Loaders }>('RolesInLayer').implement({
  description: 'The roles that name a party in one layer.',
  fields: (t) => ({
    layer: t.field({ type: LayerEnum, description: 'The layer.', resolve: ({ roles }) => roles.layer }),
    count: t.int({
      description: 'How many ties there are.',
      resolve: ({ roles }) => roles.work.length + roles.escalations.length,
    }),
    involvements: t.field({
      type: [InvolvementRef],
      description: 'The roles that work with it; none in the layer of escalation.',
      resolve: ({ roles, view }) => roles.work.map((fact) => ({ fact, view })),
    }),
    escalations: t.field({
      type: [EscalationRef],
      description: 'The roles that escalate to it; only in the layer of escalation.',
      resolve: ({ roles, view }) => roles.escalations.map((fact) => ({ fact, view })),
    }),
  }),
});

/** The ties that stand in a group, all where none is asked for. */
export const inGroup = (
  group: StakeholderGroup | null | undefined,
  ties: Eventually<readonly Fact<'WORKS_WITH'>[]>,
): Eventually<readonly Fact<'WORKS_WITH'>[]> =>
  group == null ? ties : after(ties, (all) => all.filter((tie) => tie.claims[0].group === group));

builder.node(StakeholderRef, {
  description:
    'A party that roles work with: team, function, board, customer group. A composite keeps its written name.',
  interfaces: [NounInterface],
  ...nodeOptions('Stakeholder'),
  fields: (t) => ({
    involvements: t.connection({
      type: InvolvementRef,
      description: 'The roles that work with it, each with the group it stands in and what they do together.',
      complexity: pageComplexity,
      args: {
        group: t.arg({ type: StakeholderGroupEnum, required: false, description: 'Only in this group.' }),
      },
      resolve: ({ row, view }, { group, ...args }, _context, info) =>
        factsPage(inGroup(group, view.stakeholder.roles.load(row.id)), view, args, info),
    }),
    rolesByLayer: t.field({
      type: [RolesInLayerRef],
      complexity: { field: 1, multiplier: 3 },
      description: 'The roles around it, by the layer in which they name it.',
      resolve: async ({ row, view }) => (await rolesByLayer(view, row.id)).map((roles) => ({ roles, view })),
    }),
    escalations: t.connection({
      type: EscalationRef,
      description: 'The roles that escalate to it.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(view.stakeholder.escalatingRoles.load(row.id), view, args, info),
    }),
    standsFor: t.field({
      type: [StandsForRef],
      description: 'The roles whose people it is; empty for a team or function.',
      resolve: ({ row, view }) => seenFacts(view.stakeholder.standsFor.load(row.id), view),
    }),
    parts: t.connection({
      type: InclusionRef,
      description: 'The parties that its name lists: "Security / Privacy" includes two. Empty for one party.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(view.stakeholder.parts.load(row.id), view, args, info),
    }),
    composites: t.connection({
      type: InclusionRef,
      description: 'The composites that include it.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(view.stakeholder.composites.load(row.id), view, args, info),
    }),
    relatedStakeholders: t.connection({
      type: related.relation,
      description: 'Parties that mean the same or nearly, the closest first; refused ones are left out.',
      complexity: related.complexity,
      resolve: (party, args, _context, info) => related.resolve(party, args, info),
    }),
  }),
});

nounEntryPoints('Stakeholder', StakeholderRef, { one: 'stakeholder', many: 'stakeholders', noun: 'stakeholder' });
