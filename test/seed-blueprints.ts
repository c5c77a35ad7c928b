import { readdirSync, readFileSync } from 'node:fs';
import { Blueprint } from '../src/model/blueprint.ts';

const folder = new URL('../seed/', import.meta.url);

/** What the files of the seed say, by the key of their document. */
export const seedBlueprints: ReadonlyMap<string, Blueprint> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      `seed:${file.replace('.json', '')}`,
      Blueprint.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    ]),
);
