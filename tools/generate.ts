import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema/index.ts';
import { graphModel } from './generate/graph-model.ts';
import { queries } from './generate/queries.ts';
import { tableForm } from './generate/table-form.ts';

/** Writes everything in `schema/`; with `--check` it writes nothing and fails where a file is stale. */
const folder = new URL('../schema/', import.meta.url);
const files = {
  'schema.graphql': `${printSchema(lexicographicSortSchema(schema))}\n`,
  'graph-model.md': graphModel(),
  'queries.md': queries(),
  'table-form.md': tableForm(),
};

const check = process.argv.includes('--check');
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = new URL(name, folder);
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === text) continue;
  if (check) {
    console.error(
      `schema/${name} is ${present === undefined ? 'missing' : 'stale'}: run npm run generate and commit it`,
    );
    process.exitCode = 1;
  } else {
    await writeFile(path, text);
    console.log(`schema/${name} written`);
  }
}
