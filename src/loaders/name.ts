import { namesByIds, namesOf } from '../cypher/name.ts';
import type { Origin } from '../model/claim.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { type Fact, factLoader } from './fact.ts';
import type { Loader } from './loader.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

export const createNameLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, namesByIds, {}),
  of: Object.fromEntries(
    nounLabels.map((label) => [label, factLoader(snapshot, namesOf[label], origins, { side: 'head' })]),
  ) as Record<NounLabel, Loader<Fact<'NAMES'>[]>>,
});
