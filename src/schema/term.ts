import { Term } from '../model/term.ts';
import { builder } from './builder.ts';
import { factType } from './claim.ts';
import { modelFields } from './model-fields.ts';
import { type Seen, see } from './refs.ts';

const { id: _id, ...shape } = Term.shape;

const TermRef = builder.objectRef<Seen<'Term'>>('Term').implement({
  description: "A term of a company's own classification: job code, grade, level, unit, location.",
  fields: (t) => modelFields(t, shape, ({ row }: Seen<'Term'>) => row),
});

export const ClassificationRef = factType('Classification', 'CLASSIFIED_AS', 'A term that a role carries.', (t) => ({
  term: t.field({
    type: TermRef,
    description: 'The term.',
    resolve: ({ fact, view }) => see(view, 'Term', fact.head),
  }),
}));
