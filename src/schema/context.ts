import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import { defaultOrigins } from '../services/origins.ts';
import type { Services } from '../services/services.ts';

/** What resolvers see: the services, and the graph as some origins draw it. */
export interface Context {
  services: Services;
  /** Raised when whoever asked has left. */
  signal: AbortSignal;
  /** The loaders for these origins, or for those that count by default; one set per request and choice. */
  view(origins: readonly Origin[] | null | undefined): Promise<Loaders>;
  /** The graph as it is once the request has written, by default origins; what it read before is older. */
  viewAfterWrite(): Promise<Loaders>;
  /** How many values the request found kept and how many it had to read; null before it read anything. */
  reads(): { hits: number; misses: number } | null;
}

/** A context for one request: all of it reads one snapshot, opened with the first field that reads. */
export function createContext(services: Services, signal: AbortSignal): Context {
  const views = new Map<string, Loaders>();
  let opened: Promise<Snapshot> | undefined;
  let reads: Snapshot['rows']['counts'] | null = null;
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
    signal,
    viewAfterWrite: () => createContext(services, signal).view(null),
    reads: () => reads,
    view(origins) {
      const opening = opened ?? services.snapshots.open(signal);
      opened = opening;
      return opening.then((snapshot) => {
        reads = snapshot.rows.counts;
        if (origins) return viewOf(snapshot, origins);
        byDefault ??= defaultOrigins(snapshot);
        return byDefault.then((counted) => viewOf(snapshot, counted));
      });
    },
  };
}
