import { builder } from './builder.ts';
import { factsPage, factType, seenFacts } from './claim.ts';
import { StakeholderGroupEnum } from './enums.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { nounEntryPoints } from './noun-entry-points.ts';
import { pageComplexity } from './page.ts';
import { RoleRef, StakeholderRef, see } from './refs.ts';

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
      resolve: async ({ row, view }, { group, ...args }, _context, info) => {
        const facts = await view.stakeholder.roles.load(row.id);
        const wanted = facts.filter((fact) => group == null || fact.claims[0].group === group);
        return factsPage(wanted, view, args, info);
      },
    }),
    escalations: t.connection({
      type: EscalationRef,
      description: 'The roles that escalate to it.',
      complexity: pageComplexity,
      resolve: async ({ row, view }, args, _context, info) =>
        factsPage(await view.stakeholder.escalatingRoles.load(row.id), view, args, info),
    }),
    standsFor: t.field({
      type: [StandsForRef],
      description: 'The roles whose people it is; empty for a team or function.',
      resolve: async ({ row, view }) => seenFacts(await view.stakeholder.standsFor.load(row.id), view),
    }),
  }),
});

nounEntryPoints('Stakeholder', StakeholderRef, { one: 'stakeholder', many: 'stakeholders', noun: 'stakeholder' });
