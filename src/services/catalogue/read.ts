import { readOnet } from '../../import/catalogue/onet.ts';
import type { CatalogueContent } from '../../import/catalogue/reading.ts';
import { isSelected } from '../../import/catalogue/select.ts';
import { catalogueFiles } from './files.ts';

/** What the files of a release of O*NET hold. @throws InvalidInput with file and line for anything damaged. */
export async function onetIn(folder: string): Promise<CatalogueContent> {
  return readOnet(await catalogueFiles(folder));
}

/** The occupations that a selection takes in; see `isSelected`. */
export const selected = ({ occupations }: CatalogueContent, only: readonly string[]) =>
  occupations.filter((occupation) => isSelected(occupation, only));
