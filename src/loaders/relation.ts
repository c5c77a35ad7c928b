import { relationFacts } from '../cypher/relation.ts';
import type { Origin } from '../model/claim.ts';
import { type RelatableLabel, relatableLabels } from '../model/relation.ts';
import type { Fact } from './fact.ts';
import { factLoader } from './fact.ts';
import type { Loader } from './loader.ts';
import type { Snapshot } from './snapshot.ts';

interface RelationLoaders {
  /** Ties to nouns that come after in the order of ids. */
  after: Loader<Fact<'RELATED_TO'>[]>;
  /** Ties to nouns that come before. */
  before: Loader<Fact<'RELATED_TO'>[]>;
}

export const createRelationLoaders = (snapshot: Snapshot, origins: readonly Origin[]) =>
  Object.fromEntries(
    relatableLabels.map((label) => [
      label,
      {
        after: factLoader(snapshot, relationFacts[label].after, origins, { side: 'tail' }),
        before: factLoader(snapshot, relationFacts[label].before, origins, { side: 'head' }),
      },
    ]),
  ) as Record<RelatableLabel, RelationLoaders>;
