import { removeCatalogue } from '../services/catalogue/remove.ts';
import { type LoadedCatalogue, loadedCatalogues } from '../services/catalogue/status.ts';
import { builder, ENTRY_COST } from './builder.ts';

const CatalogueRef = builder.objectRef<LoadedCatalogue>('Catalogue').implement({
  description:
    'A public catalogue of occupations that is loaded. What it says counts only where `origins` asks for it.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Short name, e.g. "onet"; also the scheme of its external ids.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name and release.' }),
    documents: t.exposeInt('documents', { description: 'Documents of it that are loaded, one an occupation.' }),
    licence: t.exposeString('licence', { nullable: true, description: 'Licence of the content.' }),
    attribution: t.exposeString('attribution', { nullable: true, description: 'Attribution the licence asks for.' }),
  }),
});

builder.queryField('catalogues', (t) =>
  t.field({
    type: [CatalogueRef],
    description: 'The public catalogues that are loaded; one of two releases stands there twice.',
    complexity: ENTRY_COST,
    resolve: (_root, _args, { services }) => loadedCatalogues(services.engine),
  }),
);

const RemovalRef = builder
  .objectRef<{ documents: number; nodesRemoved: number; claimsRemoved: number; tiesKept: number }>('CatalogueRemoval')
  .implement({
    description: 'What went with a catalogue.',
    fields: (t) => ({
      documents: t.exposeInt('documents', { description: 'Documents that went; 0 where there was no such catalogue.' }),
      nodesRemoved: t.exposeInt('nodesRemoved', { description: 'Nodes that went.' }),
      claimsRemoved: t.exposeInt('claimsRemoved', { description: 'Claims that went.' }),
      tiesKept: t.exposeInt('tiesKept', {
        description:
          'Decisions of people about its occupations. They stay, with the occupation as one that is only named, and hold again when the catalogue comes back; `undoChange` takes them back.',
      }),
    }),
  });

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

builder.mutationField('removeCatalogue', (t) =>
  t.field({
    type: RemovalRef,
    description:
      'Takes a public catalogue out with everything only it claims; all else is as if it had never been there. What people ' +
      'decided stays.',
    args: { catalogue: t.arg.string({ required: true, description: 'Short name of the catalogue, e.g. "onet".' }) },
    resolve: async (_root, { catalogue }, { services }) => {
      const { nodesRemoved, claimsRemoved, ...rest } = await removeCatalogue(services.engine, catalogue);
      return { ...rest, nodesRemoved: sum(nodesRemoved), claimsRemoved: sum(claimsRemoved) };
    },
  }),
);
