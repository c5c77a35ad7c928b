import type { GlobalLabel } from './global-id.ts';
import type { Seen } from './refs.ts';

/** What every type with a global id shares: how it is recognised, and its id. */
export const nodeOptions = <L extends GlobalLabel>(label: L) => ({
  isTypeOf: (value: unknown) => (value as { label?: string }).label === label,
  id: { resolve: ({ row }: Seen<L>) => (row as { id: string }).id, description: 'Global id.' },
});
