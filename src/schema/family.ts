import { builder } from './builder.ts';
import { factsPage, factType } from './claim.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { nounEntryPoints } from './noun-entry-points.ts';
import { pageComplexity } from './page.ts';
import { FamilyRef, RoleRef, see } from './refs.ts';

export const FamilyMembershipRef = factType('FamilyMembership', 'IN_FAMILY', 'A role in a job family.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  family: t.field({
    type: FamilyRef,
    description: 'The job family.',
    resolve: ({ fact, view }) => see(view, 'Family', fact.head),
  }),
}));

builder.node(FamilyRef, {
  description: 'A job family: roles of one profession.',
  interfaces: [NounInterface],
  ...nodeOptions('Family'),
  fields: (t) => ({
    memberships: t.connection({
      type: FamilyMembershipRef,
      description: 'The roles of the family.',
      complexity: pageComplexity,
      resolve: async ({ row, view }, args, _context, info) =>
        factsPage(await view.family.roles.load(row.id), view, args, info),
    }),
  }),
});

nounEntryPoints('Family', FamilyRef, { one: 'family', many: 'families', noun: 'job family' });
