import { Link } from '../model/link.ts';
import { builder } from './builder.ts';
import { factType } from './claim.ts';
import { modelFields } from './model-fields.ts';
import { type Seen, see } from './refs.ts';

const { id: _id, ...shape } = Link.shape;

const LinkTargetRef = builder.objectRef<Seen<'Link'>>('LinkTarget').implement({
  description: 'Something outside: a course, openings, a contact, a policy.',
  fields: (t) => modelFields(t, shape, ({ row }: Seen<'Link'>) => row),
});

export const LinkRef = factType('Link', 'HAS_LINK', 'A pointer of a role to something outside.', (t) => ({
  target: t.field({
    type: LinkTargetRef,
    description: 'What it leads to.',
    resolve: ({ fact, view }) => see(view, 'Link', fact.head),
  }),
}));
