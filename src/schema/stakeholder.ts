import { after, type Eventually } from '../loaders/eventually.ts';
import type { Fact } from '../loaders/fact.ts';
import type { StakeholderGroup } from '../model/stakeholder.ts';
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
  }),
});

nounEntryPoints('Stakeholder', StakeholderRef, { one: 'stakeholder', many: 'stakeholders', noun: 'stakeholder' });
