import { catalogues } from '../../cypher/document.ts';
import type { Runner } from '../../engine/port.ts';

export interface LoadedCatalogue {
  id: string;
  /** Name and release. */
  name: string | null;
  documents: number;
  licence: string | null;
  attribution: string | null;
}

/** The catalogues that are loaded, each release by itself, in the order of their names. */
export async function loadedCatalogues(engine: Runner): Promise<LoadedCatalogue[]> {
  const key = ({ id, name }: LoadedCatalogue) => `${id} ${name ?? ''}`;
  return (await engine.run(catalogues, {})).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
