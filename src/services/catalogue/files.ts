import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CatalogueFiles } from '../../import/catalogue/reading.ts';
import type { DelimitedFile } from '../../import/delimited.ts';

const ENDING = /\.(tsv|csv|txt)(\.gz)?$/i;

/** "Occupation Data.txt", "occupation_data.tsv.gz" and "occupation-data.csv" are one name. */
const keyOf = (file: string) =>
  file
    .replace(ENDING, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');

/** A file that is opened when its first bytes are asked for. */
const delimitedFile = (path: string): DelimitedFile => ({
  name: basename(path),
  bytes: { [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() },
});

/**
 * The delimited files of folders, found by their names; where two folders have one of the same name, the first counts.
 * @throws where a folder cannot be read.
 */
export async function catalogueFiles(folder: string, ...more: readonly string[]): Promise<CatalogueFiles> {
  const paths = new Map<string, string>();
  for (const place of [folder, ...more]) {
    for (const file of (await readdir(place)).filter((name) => ENDING.test(name)).sort()) {
      const key = keyOf(file);
      if (!paths.has(key)) paths.set(key, join(place, file));
    }
  }
  return {
    folder: basename(resolve(folder)),
    find(...names) {
      const path = names.map((name) => paths.get(keyOf(name))).find((found) => found !== undefined);
      return path === undefined ? undefined : delimitedFile(path);
    },
  };
}

/** One file, whatever it is called. */
export const singleFile = (path: string): CatalogueFiles => ({
  folder: basename(dirname(resolve(path))),
  find: () => delimitedFile(path),
});
