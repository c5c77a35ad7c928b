import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidInput } from '../../errors.ts';
import { readEsco } from '../../import/catalogue/esco.ts';
import { frameworkMap, readFramework } from '../../import/catalogue/framework.ts';
import { readOnet } from '../../import/catalogue/onet.ts';
import type { CatalogueContent } from '../../import/catalogue/reading.ts';
import { isSelected } from '../../import/catalogue/select.ts';
import { catalogueFiles, singleFile } from './files.ts';

/** What the files of a release of O*NET hold. @throws InvalidInput with file and line for anything damaged. */
export async function onetIn(folder: string): Promise<CatalogueContent> {
  return readOnet(await catalogueFiles(folder));
}

/** What the files of a release of ESCO hold, the crosswalk and relations to skills in folders of their own or beside them. */
export async function escoIn(folder: string, ...more: readonly string[]): Promise<CatalogueContent> {
  return readEsco(await catalogueFiles(folder, ...more));
}

/** What the table of a capability framework holds. @param map a mapping as JSON; see `FrameworkMap`. */
export async function frameworkIn(file: string, map: unknown): Promise<CatalogueContent> {
  return readFramework(singleFile(file), basename(file), frameworkMap(map));
}

const MAPS = new URL('../../../catalogues/', import.meta.url);

/** A mapping that ships with Rolegraph, by its name. @throws InvalidInput with the names there are. */
export async function shippedMap(name: string): Promise<unknown> {
  const names = (await readdir(MAPS)).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
  if (!names.includes(name)) throw new InvalidInput(`There is no map "${name}"; there are ${names.join(', ')}.`);
  return JSON.parse(await readFile(new URL(`${name}.json`, MAPS), 'utf8'));
}

/** The occupations that a selection takes in; see `isSelected`. */
export const selected = ({ occupations }: CatalogueContent, only: readonly string[]) =>
  occupations.filter((occupation) => isSelected(occupation, only));
