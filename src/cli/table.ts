import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { mapFor } from '../services/table/start-map.ts';
import { type TableAnswer, templateSheets, written } from '../services/table/table-files.ts';
import { answerOf, withGraph } from './ask.ts';
import { count } from './print.ts';
import { Refusal } from './refusal.ts';
import { importTableFile, type TableOptions, tableFiles } from './table-import.ts';

export function addTable(program: Command): void {
  const table = program
    .command('table')
    .description('roles as spreadsheets: template, import, export')
    .addHelpText(
      'after',
      '\nA table is an XLSX workbook or a folder of CSV files. docs/tables.md describes its sheets.\n\nExamples:\n' +
        '  $ rolegraph table template -o roles.xlsx\n  $ rolegraph table import roles.xlsx --dry-run\n' +
        '  $ rolegraph table map hr-export.xlsx > map.json\n  $ rolegraph table import hr-export.xlsx --map map.json\n' +
        '  $ rolegraph table export -o graph.xlsx',
    );
  table
    .command('template')
    .description('write empty sheets to fill in, with what goes where')
    .option('-o, --output <file>', 'a workbook (.xlsx), or a folder for CSV files', 'roles.xlsx')
    .option('--force', 'overwrite what is there')
    .action(async ({ output, force }: { output: string; force?: boolean }) => {
      await write(output, templateSheets(), force ?? false);
      console.log(`Wrote ${output}.`);
    });
  table
    .command('import <file>')
    .description('load a workbook, a CSV file or a folder of CSV files, whole or not at all')
    .option('--dry-run', 'only say what it would do')
    .option('--map <map.json>', "how another system's columns become ours")
    .option('--source <key>', 'source key of the table; the path of the file by default')
    .option('--same-title', 'rows whose title another document describes already are about that role')
    .option('--resolve <file>', 'JSON that says what ambiguous names mean: {"name as written": "slug"}')
    .option('--lang <tag>', 'language of the table, BCP 47', 'en')
    .option('--json', 'print JSON')
    .action((file: string, options: TableOptions) => importTableFile(file, options));
  table
    .command('export')
    .description('write the graph in the form that import reads: edit it, import it')
    .option('-o, --output <file>', 'a workbook (.xlsx), or a folder for CSV files', 'roles.xlsx')
    .option('--force', 'overwrite what is there')
    .addOption(new Option('--origins <list>', 'person, company, seed, catalogue; those that count where left out'))
    .action(exportTo);
  table
    .command('map <file>')
    .description("print a map to start with for another system's export")
    .action(async (file: string) => {
      const { map, unplaced } = await mapFor(await tableFiles(file));
      process.stdout.write(`${JSON.stringify(map, null, 2)}\n`);
      for (const { sheet, headings } of unplaced)
        console.error(`${sheet}: no column of ours for ${headings.join(', ')}`);
      for (const sheet of map.ignore) console.error(`${sheet}: none of our sheets has headings like these; ignored`);
    });
}

async function exportTo({
  output,
  force,
  origins,
}: {
  output: string;
  force?: boolean;
  origins?: string;
}): Promise<void> {
  await withGraph(async (connection) => {
    const query = origins === undefined ? '' : `?origins=${encodeURIComponent(origins)}`;
    const answer = await answerOf<TableAnswer>(await connection.fetch(`/export/table.json${query}`));
    await write(output, answer.sheets, force ?? false);
    const rows = answer.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    const roles = answer.sheets.find(({ name }) => name === 'Roles')?.rows.length ?? 0;
    console.log(`Wrote ${output}: ${count(roles, 'role')}, ${count(rows, 'row')} in all.`);
    const left = Object.entries(answer.left).map(([type, number]) => `${number} ${type}`);
    if (left.length > 0) console.log(`Not in the table, and left alone by its import: ${left.join(', ')}.`);
    if (answer.leftDocuments.length > 0) console.log(`Documents left out: ${answer.leftDocuments.join(', ')}.`);
  });
}

async function write(output: string, sheets: TableAnswer['sheets'], force: boolean): Promise<void> {
  const isWorkbook = /\.xlsx$/i.test(output);
  const files = await written(sheets, isWorkbook ? 'xlsx' : 'csv');
  const flag = force ? 'w' : 'wx';
  const refused = (path: string) => new Refusal('FILE', `${path} is there already. Choose another name, or --force.`);
  if (!isWorkbook) {
    if (/\.\w{1,5}$/.test(output)) throw new Refusal('USAGE', `${output}: name a workbook (.xlsx) or a folder.`);
    await mkdir(output, { recursive: true });
    for (const { name } of force ? [] : files) {
      if (await stat(join(output, name)).catch(() => null)) throw refused(relative('.', join(output, name)));
    }
  }
  for (const { name, content } of files) {
    const path = isWorkbook ? output : join(output, name);
    await writeFile(path, content, { flag }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? refused(path) : error;
    });
  }
}
