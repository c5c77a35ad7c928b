import type DataLoader from 'dataloader';
import { namesByIds, namesOf } from '../cypher/name.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { type Fact, factLoader } from './fact.ts';
import { rowLoader } from './row.ts';

export const createNameLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  byId: rowLoader(runner, namesByIds, (ids) => ({ ids })),
  of: Object.fromEntries(
    nounLabels.map((label) => [label, factLoader(runner, namesOf[label], origins, { side: 'head' })]),
  ) as Record<NounLabel, DataLoader<string, Fact<'NAMES'>[]>>,
});
