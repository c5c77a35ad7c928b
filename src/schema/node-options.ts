import type { Context } from './context.ts';
import { type Seen, seeIfVisible } from './refs.ts';

type NodeLabel = 'Role' | 'Skill' | 'Tool' | 'Stakeholder' | 'Family' | 'Kpi' | 'Document';

/** What every type with a global id shares: how it is recognised, its id, and how it is fetched again by it. */
export const nodeOptions = <L extends NodeLabel>(label: L) => ({
  isTypeOf: (value: unknown) => (value as { label?: string }).label === label,
  id: { resolve: ({ row }: Seen<L>) => (row as { id: string }).id, description: 'Global id.' },
  loadMany: async (ids: string[], { view }: Context) => {
    const loaders = await view(null);
    return Promise.all(ids.map((id) => seeIfVisible(loaders, label, id)));
  },
});
