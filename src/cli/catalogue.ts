import { type Command, Option } from 'commander';
import { escoIn, frameworkIn, onetIn, shippedMap } from '../services/catalogue/read.ts';
import { ask, withGraph } from './ask.ts';
import { type ImportOptions, importContent } from './catalogue-import.ts';
import { addSuggest } from './catalogue-suggest.ts';
import { readJson } from './input-file.ts';
import { count, print, table } from './print.ts';

export function addCatalogue(program: Command): void {
  const catalogue = program
    .command('catalogue')
    .description('public catalogues of occupations: import, tie to own roles, list, remove')
    .addHelpText(
      'after',
      '\nWhat catalogues say counts only where it is asked for (`origins: [CATALOGUE]`).\n\nExamples:\n' +
        '  $ rolegraph catalogue import onet db_29_3_text --dry-run\n' +
        '  $ rolegraph catalogue import onet db_29_3_text --only 15-12\n' +
        '  $ rolegraph catalogue import esco esco_1_1_1 crosswalk/\n' +
        '  $ rolegraph catalogue import framework roles_levels_skills.csv --map uk-gdad\n' +
        '  $ rolegraph catalogue suggest "Senior Data Engineer"\n' +
        '  $ rolegraph catalogue accept "Senior Data Engineer" onet:15-1243.00\n' +
        '  $ rolegraph catalogue remove onet',
    );
  addImport(catalogue);
  addSuggest(catalogue);
  catalogue
    .command('list')
    .description('the catalogues that are loaded, with licence and attribution')
    .option('--json', 'print JSON')
    .action(list);
  catalogue
    .command('remove <catalogue>')
    .description('take a catalogue out; all else is as if it had never been there')
    .option('--json', 'print JSON')
    .action(remove);
}

function addImport(catalogue: Command): void {
  const load = catalogue
    .command('import')
    .description('load a catalogue; what is there already stays, an import that was broken off goes on');
  const options = (command: Command) =>
    command
      .addOption(
        new Option('--only <selection>', 'only occupations of this code, group or title; may be repeated')
          .default([], 'all')
          .argParser((value: string, before: string[]) => [...before, value]),
      )
      .option('--dry-run', 'only say what it would do')
      .option('--json', 'print JSON');
  options(load.command('onet <folder>'))
    .description('the O*NET Database: its tab-separated files, gzipped or not')
    .action(async (folder: string, chosen: ImportOptions) => importContent(await onetIn(folder), chosen));
  options(load.command('esco <folders...>'))
    .description('ESCO: its CSV files; skill relations and the crosswalk to O*NET may lie in folders of their own')
    .action(async ([folder = '', ...more]: string[], chosen: ImportOptions) =>
      importContent(await escoIn(folder, ...more), chosen),
    );
  options(load.command('framework <file>'))
    .description('a capability framework: a table of roles, their levels, skills and required levels')
    .requiredOption('--map <map.json>', 'how to read the table; "uk-gdad" ships with Rolegraph')
    .action(async (file: string, { map, ...chosen }: ImportOptions & { map: string }) => {
      const mapping = /^[\w-]+$/.test(map) ? await shippedMap(map) : await readJson(map);
      await importContent(await frameworkIn(file, mapping), chosen);
    });
}

interface Listed {
  id: string;
  name: string | null;
  documents: number;
  licence: string | null;
  attribution: string | null;
}

async function list({ json }: { json?: boolean }): Promise<void> {
  await withGraph(async (connection) => {
    const { catalogues } = await ask<{ catalogues: Listed[] }>(
      connection,
      '{ catalogues { id name documents licence attribution } }',
    );
    print(catalogues, json, () => [
      ...table(
        ['catalogue', 'documents', 'release', 'licence'],
        catalogues.map(({ id, documents, name, licence }) => [id, String(documents), name, licence]),
      ),
      ...catalogues.map(({ attribution }) => attribution ?? ''),
      ...(catalogues.length === 0 ? ['No catalogue is loaded.'] : []),
    ]);
  });
}

interface Removal {
  documents: number;
  nodesRemoved: number;
  claimsRemoved: number;
  tiesKept: number;
}

async function remove(catalogue: string, { json }: { json?: boolean }): Promise<void> {
  await withGraph(async (connection) => {
    const mutation = `mutation Remove($catalogue: String!) {
      removeCatalogue(catalogue: $catalogue) { documents nodesRemoved claimsRemoved tiesKept } }`;
    const { removeCatalogue } = await ask<{ removeCatalogue: Removal }>(connection, mutation, { catalogue });
    print(removeCatalogue, json, ({ documents, nodesRemoved, claimsRemoved, tiesKept }) => [
      documents === 0
        ? `There is no catalogue "${catalogue}"; nothing changed.`
        : `Removed ${count(documents, 'document')}: ${nodesRemoved} nodes and ${claimsRemoved} claims went.`,
      ...(tiesKept > 0
        ? [
            `${count(tiesKept, 'decision')} about its occupations ${tiesKept === 1 ? 'stays and holds' : 'stay and hold'} again when it comes back.`,
          ]
        : []),
    ]);
  });
}
