import { loadSeed, removeSeed } from '../services/seed.ts';
import { builder } from './builder.ts';

const SeedResultRef = builder
  .objectRef<{
    documents: string[];
    nodesAdded: number;
    nodesRemoved: number;
    claimsAdded: number;
    claimsRemoved: number;
  }>('SeedChange')
  .implement({
    description: 'What loading or removing the shipped graph changed.',
    fields: (t) => ({
      documents: t.exposeStringList('documents', { description: 'Source keys of the documents concerned.' }),
      nodesAdded: t.exposeInt('nodesAdded', { description: 'Nodes that came in.' }),
      nodesRemoved: t.exposeInt('nodesRemoved', { description: 'Nodes that went.' }),
      claimsAdded: t.exposeInt('claimsAdded', { description: 'Claims that came in.' }),
      claimsRemoved: t.exposeInt('claimsRemoved', { description: 'Claims that went.' }),
    }),
  });

const sum = (counts: Partial<Record<string, number>>) =>
  Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);

builder.mutationFields((t) => ({
  loadSeed: t.field({
    type: SeedResultRef,
    description: 'Loads the graph that ships with Rolegraph. Loading it again changes nothing.',
    resolve: async (_root, _args, { services }) => {
      const result = await loadSeed(services.engine);
      return {
        documents: result.documents.map(({ id }) => id),
        nodesAdded: result.nodesAdded.length,
        nodesRemoved: result.nodesRemoved.length,
        claimsAdded: sum(result.claimsAdded) + sum(result.claimsChanged),
        claimsRemoved: sum(result.claimsRemoved) + sum(result.claimsChanged),
      };
    },
  }),
  removeSeed: t.field({
    type: SeedResultRef,
    description: 'Takes the graph that ships with Rolegraph out; what other documents claim stays.',
    resolve: async (_root, _args, { services }) => {
      const result = await removeSeed(services.engine);
      return {
        documents: result.documents,
        nodesAdded: result.nodesAdded.length,
        nodesRemoved: result.nodesRemoved.length,
        claimsAdded: sum(result.claimsAdded) + sum(result.claimsChanged),
        claimsRemoved: sum(result.claimsRemoved) + sum(result.claimsChanged),
      };
    },
  }),
}));
