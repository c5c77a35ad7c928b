import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Rows of a table, the header first. */
type Table = string[][];

/** A small catalogue in the form of O*NET, of our own making: occupations, names and figures are invented. */
const tables: Readonly<Record<string, Table>> = {
  occupation_data: [
    ['O*NET-SOC Code', 'Title', 'Description'],
    ['11-1000.00', 'Lighthouse Keepers', 'Keep the light burning.'],
    ['11-1001.00', 'Harbour Pilots', 'Bring ships in.'],
    ['12-2000.00', 'Net Menders', 'Mend "nets".'],
    ['55-1000.00', 'Lighthouse Keepers, All Other', ''],
  ],
  alternate_titles: [
    ['O*NET-SOC Code', 'Title', 'Alternate Title', 'Short Title', 'Source(s)'],
    ['11-1000.00', 'Lighthouse Keepers', 'Lamp Warden (LW)', 'LW', '01'],
    ['11-1000.00', 'Lighthouse Keepers', 'Wickie', '', '01'],
    ['11-1000.00', 'Lighthouse Keepers', 'Wickie', '', '02'],
    ['11-1001.00', 'Harbour Pilots', 'Pilot', 'n/a', '01'],
    ['12-2000.00', 'Net Menders', 'Pilot', '', '01'],
    ['12-2000.00', 'Net Menders', 'Harbour Pilots', '', '01'],
    ['12-2000.00', 'Net Menders', '???', '', '01'],
  ],
  job_zone_reference: [
    ['Job Zone', 'Name', 'Experience'],
    ['2', 'Some Preparation', '-'],
    ['4', 'Much Preparation', '-'],
  ],
  job_zones: [
    ['O*NET-SOC Code', 'Title', 'Job Zone', 'Date'],
    ['11-1000.00', 'Lighthouse Keepers', '2', '01/2020'],
    ['11-1001.00', 'Harbour Pilots', '4', '01/2020'],
  ],
  skills: [
    ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'Recommend Suppress', 'Not Relevant'],
    ['11-1000.00', '2.A.1.e', 'Reckoning', 'IM', '3', 'N', 'n/a'],
    ['11-1000.00', '2.A.1.e', 'Reckoning', 'LV', '3.5', 'N', 'N'],
    ['11-1000.00', '2.B.1.a', 'Hailing', 'IM', '5', 'N', ''],
    ['11-1000.00', '2.B.1.a', 'Hailing', 'LV', '6.5', 'Y', 'N'],
    ['11-1001.00', '2.A.1.e', 'Reckoning', 'IM', '4', 'N', ''],
    ['11-1001.00', '2.A.1.e', 'Reckoning', 'LV', '7', 'N', 'N'],
    ['11-1001.00', '2.B.1.a', 'Hailing', 'IM', '1.25', 'N', ''],
    ['11-1001.00', '2.B.1.a', 'Hailing', 'LV', '0.25', 'Y', 'Y'],
  ],
  knowledge: [
    ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'Recommend Suppress', 'Not Relevant'],
    ['11-1000.00', '2.C.4.a', 'Reckoning', 'IM', '2', 'N', ''],
    ['11-1000.00', '2.C.4.a', 'Reckoning', 'LV', '1.75', 'N', 'N'],
    ['11-1000.00', '2.C.5.a', 'Tides', 'IM', '3', 'Y', ''],
    ['11-1000.00', '2.C.5.a', 'Tides', 'LV', '1', 'N', 'N'],
  ],
  technology_skills: [
    ['O*NET-SOC Code', 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology', 'In Demand'],
    ['11-1000.00', 'Fog Horn', '1', 'Sound software', 'Y', 'Y'],
    ['11-1001.00', 'Sextant Pro', '2', 'Position software', 'N', 'N'],
  ],
  task_statements: [
    ['O*NET-SOC Code', 'Task ID', 'Task', 'Task Type'],
    ['11-1000.00', '1', 'Trim the wick.', 'Core'],
    ['11-1000.00', '2', 'Write the log,\nhour by hour.', 'Supplemental'],
    ['11-1001.00', '3', 'Board ships.', 'n/a'],
  ],
  related_occupations: [
    ['O*NET-SOC Code', 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index'],
    ['11-1000.00', '11-1001.00', 'Primary-Short', '1'],
    ['11-1000.00', '12-2000.00', 'Supplemental', '2'],
    ['11-1001.00', '11-1000.00', 'Primary-Short', '1'],
  ],
};

/** A copy of the tables, for a test to change. */
export const onetTables = (): Record<string, Table> => structuredClone(tables) as Record<string, Table>;

const quoted = (field: string) => (/["\t\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** A table as text, its fields separated by tabs and quoted where they must be. */
export const asText = (table: Table, delimiter = '\t') =>
  table.map((row) => `${row.map(quoted).join(delimiter)}\n`).join('');

/** Writes the tables into a folder, every second one gzipped. Returns the folder. */
export function onetFolder(folder: string, content = onetTables()): string {
  const path = join(folder, 'db_9_9');
  mkdirSync(path, { recursive: true });
  for (const [i, [name, table]] of Object.entries(content).entries()) {
    const text = asText(table);
    if (i % 2 === 0) writeFileSync(join(path, `${name}.tsv.gz`), gzipSync(text));
    else writeFileSync(join(path, `${name}.tsv`), text);
  }
  return path;
}
