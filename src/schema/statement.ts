import { Statement } from '../model/statement.ts';
import { factType } from './claim.ts';
import { RoleRef, see } from './refs.ts';

const about = (property: keyof typeof Statement.shape) => Statement.shape[property].description ?? '';

export const StatementRef = factType('Statement', 'STATES', 'An item of text about a role.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role spoken of.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  section: t.string({
    description: about('section'),
    resolve: async ({ fact, view }) => (await see(view, 'Statement', fact.head)).row.section,
  }),
  category: t.string({
    nullable: true,
    description: about('category'),
    resolve: async ({ fact, view }) => (await see(view, 'Statement', fact.head)).row.category,
  }),
  label: t.string({
    nullable: true,
    description: about('label'),
    resolve: async ({ fact, view }) => (await see(view, 'Statement', fact.head)).row.label,
  }),
  text: t.string({
    description: about('text'),
    resolve: async ({ fact, view }) => (await see(view, 'Statement', fact.head)).row.text,
  }),
}));
