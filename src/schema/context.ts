import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { Origin } from '../model/claim.ts';
import { defaultOrigins } from '../services/origins.ts';
import type { Services } from '../services/services.ts';

/** What resolvers see: the services, and the graph as some origins draw it. */
export interface Context {
  services: Services;
  /** The loaders for these origins, or for those that count by default; one set per request and choice. */
  view(origins: readonly Origin[] | null | undefined): Promise<Loaders>;
}

/** A context for one request. */
export function createContext(services: Services): Context {
  const views = new Map<string, Loaders>();
  let byDefault: Promise<Origin[]> | undefined;
  return {
    services,
    async view(origins) {
      if (!origins) byDefault ??= defaultOrigins(services.engine);
      const counted = [...new Set(origins ?? (await byDefault))].sort();
      const key = counted.join(' ');
      const view = views.get(key) ?? createLoaders(services.engine, counted);
      views.set(key, view);
      return view;
    },
  };
}
