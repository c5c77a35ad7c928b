import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { builder, ENTRY_COST, PAGE } from './builder.ts';
import { globalLabels, readGlobalId } from './global-id.ts';
import { originsArg } from './noun.ts';
import { seeIfVisible, seeNounIfVisible } from './refs.ts';

function nodeWith(view: Loaders, globalId: string, path: string) {
  const { label, id } = readGlobalId(globalId, globalLabels, path);
  return label === 'Document' ? seeIfVisible(view, label, id) : seeNounIfVisible(view, label, id);
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Whatever has this global id; null if nothing has, or it is not visible.',
    complexity: ENTRY_COST,
    args: {
      id: t.arg.id({ required: true, description: 'Global id, as in `Node.id`.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { id, origins }, { view }) => nodeWith(await view(origins), id, 'id'),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'Whatever has these global ids, in their order; null for those that nothing has.',
    complexity: ({ ids }) => ({ field: ENTRY_COST, multiplier: Math.min(PAGE.max, ids.length) }),
    args: {
      ids: t.arg.idList({ required: true, description: `Global ids, at most ${PAGE.max}.` }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { ids, origins }, { view }) => {
      if (ids.length > PAGE.max) {
        const message = `ids has ${ids.length} entries; there may be at most ${PAGE.max}.`;
        throw new InvalidInput(message, [{ path: 'ids', message }]);
      }
      const loaders = await view(origins);
      return Promise.all(ids.map((id, i) => nodeWith(loaders, id, `ids.${i}`)));
    },
  }),
}));
