import { named, namesByIds, namesOf } from '../cypher/name.ts';
import type { Origin } from '../model/claim.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { formerId } from '../model/name.ts';
import { type Fact, factLoader } from './fact.ts';
import { Loader } from './loader.ts';
import { rowLoader } from './row.ts';
import type { Snapshot } from './snapshot.ts';

const formerLoader = (snapshot: Snapshot, label: NounLabel, origins: readonly Origin[]) =>
  new Loader<string | null>(snapshot, `${named[label].name} former ${origins.join(' ')}`, async (ids) => {
    const rows = await snapshot.source.run(named[label], { ids: ids.map(formerId), origins: [...origins] });
    const nouns = new Map(rows.map(({ name, id }) => [name, id]));
    return ids.map((id) => nouns.get(formerId(id)) ?? null);
  });

export const createNameLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  byId: rowLoader(snapshot, namesByIds, {}),
  of: Object.fromEntries(
    nounLabels.map((label) => [label, factLoader(snapshot, namesOf[label], origins, { side: 'head' })]),
  ) as Record<NounLabel, Loader<Fact<'NAMES'>[]>>,
  /** The noun that a merged one went into, by the id that the merged one had; null where none had it. */
  formerly: Object.fromEntries(nounLabels.map((label) => [label, formerLoader(snapshot, label, origins)])) as Record<
    NounLabel,
    Loader<string | null>
  >,
});
