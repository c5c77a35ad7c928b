import { NotFound } from '../errors.ts';
import { Document } from '../model/document.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { modelFields } from './model-fields.ts';
import { nodeOptions } from './node-options.ts';
import { DocumentRef, type Seen, seeIfVisible } from './refs.ts';

const { id: _id, ...shape } = Document.shape;

builder.node(DocumentRef, {
  description: 'A source of claims: a blueprint file, a seed file, a catalogue entry, the decisions of a person.',
  ...nodeOptions('Document'),
  fields: (t) => ({
    key: t.string({
      description: 'Stable source key: external id, address or given name.',
      resolve: ({ row }) => row.id,
    }),
    ...modelFields(t, shape, ({ row }: Seen<'Document'>) => row),
  }),
});

builder.queryField('document', (t) =>
  t.field({
    type: DocumentRef,
    description: 'One document by its source key.',
    complexity: ENTRY_COST,
    errors: { types: [NotFound], union: { description: 'The document, or why there is none.' } },
    args: { key: t.arg.string({ required: true, description: 'Source key, as in `Document.key`.' }) },
    resolve: async (_root, { key }, { view }) => {
      const seen = await seeIfVisible(await view(null), 'Document', key);
      if (seen) return seen;
      throw new NotFound(`There is no document "${key}".`);
    },
  }),
);
