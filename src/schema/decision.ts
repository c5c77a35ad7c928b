import { Decision } from '../model/decision.ts';
import { builder } from './builder.ts';
import { factType } from './claim.ts';
import { modelFields } from './model-fields.ts';
import { RoleRef, type Seen, see } from './refs.ts';

const { id: _id, ...shape } = Decision.shape;

const DecisionRef = builder.objectRef<Seen<'Decision'>>('Decision').implement({
  description: 'Something that is decided.',
  fields: (t) => modelFields(t, shape, ({ row }: Seen<'Decision'>) => row),
});

export const DecisionRightRef = factType('DecisionRight', 'DECIDES', 'Something a role decides alone.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that decides.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  decision: t.field({
    type: DecisionRef,
    description: 'What it decides.',
    resolve: ({ fact, view }) => see(view, 'Decision', fact.head),
  }),
}));

export const ApprovalRef = factType(
  'Approval',
  'NEEDS_APPROVAL',
  'Something a role does not decide alone but needs approval for.',
  (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role that needs approval.',
      resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
    }),
    decision: t.field({
      type: DecisionRef,
      description: 'What needs approval.',
      resolve: ({ fact, view }) => see(view, 'Decision', fact.head),
    }),
  }),
);

export const AuthorityRef = factType(
  'Authority',
  'HAS_AUTHORITY',
  'What a document says about the authority of a role in an area, in its own words.',
  (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role spoken of.',
      resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
    }),
    decision: t.field({
      type: DecisionRef,
      description: 'What is said.',
      resolve: ({ fact, view }) => see(view, 'Decision', fact.head),
    }),
  }),
);
