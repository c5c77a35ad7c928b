import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import { defaultOrigins } from '../services/origins.ts';
import type { Services } from '../services/services.ts';

/** What resolvers see: the services, and the graph as some origins draw it. */
export interface Context {
  services: Services;
  /** The loaders for these origins, or for those that count by default; one set per request and choice. */
  view(origins: readonly Origin[] | null | undefined): Promise<Loaders>;
}

/** A context for one request: all of it reads one snapshot, opened with the first field that reads. */
export function createContext(services: Services): Context {
  const views = new Map<string, Loaders>();
  let opened: Promise<Snapshot> | undefined;
  let byDefault: Promise<Origin[]> | undefined;
  const viewOf = (snapshot: Snapshot, origins: readonly Origin[]) => {
    const counted = [...new Set(origins)].sort();
    const key = counted.join(' ');
    const view = views.get(key) ?? createLoaders(snapshot, counted);
    views.set(key, view);
    return view;
  };
  return {
    services,
    view(origins) {
      const opening = opened ?? services.snapshots.open();
      opened = opening;
      return opening.then((snapshot) => {
        if (origins) return viewOf(snapshot, origins);
        byDefault ??= defaultOrigins(snapshot);
        return byDefault.then((counted) => viewOf(snapshot, counted));
      });
    },
  };
}
