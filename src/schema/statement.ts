import { after, allOf, type Eventually } from '../loaders/eventually.ts';
import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
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
    resolve: ({ fact, view }) => after(see(view, 'Statement', fact.head), ({ row }) => row.section),
  }),
  category: t.string({
    nullable: true,
    description: about('category'),
    resolve: ({ fact, view }) => after(see(view, 'Statement', fact.head), ({ row }) => row.category),
  }),
  label: t.string({
    nullable: true,
    description: about('label'),
    resolve: ({ fact, view }) => after(see(view, 'Statement', fact.head), ({ row }) => row.label),
  }),
  text: t.string({
    description: about('text'),
    resolve: ({ fact, view }) => after(see(view, 'Statement', fact.head), ({ row }) => row.text),
  }),
}));

/** The statements about a role in some sections, in the order of the documents. */
export function statementsIn(
  view: Loaders,
  role: string,
  sections: readonly string[],
): Eventually<readonly Fact<'STATES'>[]> {
  return after(view.statement.ofRole.load(role), (all) =>
    after(allOf(all.map((fact) => view.statement.byId.load(fact.head))), (statements) =>
      all.filter((_fact, i) => sections.includes(statements[i]?.section ?? '')),
    ),
  );
}
