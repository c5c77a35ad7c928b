import { EXPLANATION, GUIDE } from '../../import/table/read-rows.ts';
import { columnOf, formOf, type SheetForm, sheetKeys } from '../../import/table/sheets.ts';
import { type WrittenSheet, writeCsv, writeWorkbook } from '../../import/table/write-grids.ts';
import type { ExportedTable } from './export-table.ts';

export type TableFormat = 'xlsx' | 'csv';

/** A file of a written table. */
export interface WrittenFile {
  name: string;
  content: Uint8Array | string;
}

/** An export ready to be written, and what of the graph it does not carry. */
export interface TableAnswer {
  sheets: WrittenSheet[];
  /** How many claims of each type no row stands for. */
  left: Record<string, number>;
  /** Documents left out. */
  leftDocuments: string[];
}

export function tableAnswer(table: ExportedTable): TableAnswer {
  return { sheets: sheetsOf(table), left: table.left, leftDocuments: table.leftDocuments };
}

/** An export as the sheets of a file. Text stays text, so that no spreadsheet makes a number or a date of a code. */
function sheetsOf({ sheets }: ExportedTable): WrittenSheet[] {
  return sheets.map(({ sheet, columns, rows }) => ({
    ...headOf(
      formOf(sheet),
      columns.map((key) => columnOf(sheet, key)).filter((column) => column !== undefined),
    ),
    rows: rows.map(({ values }) => columns.map((key) => cellOf(values[key], columnOf(sheet, key)?.kind === 'whole'))),
  }));
}

/** Empty sheets for people to fill in, each with a row that explains its columns, and a guide in front. */
export function templateSheets(): WrittenSheet[] {
  const filled = sheetKeys.filter((sheet) => sheet !== 'documents');
  const own = filled.map((sheet) => {
    const columns = formOf(sheet).columns.filter(({ provenance }) => !provenance);
    const explained = columns.map(({ about }, index) => (index === 0 ? `${EXPLANATION}${about}` : about));
    return { ...headOf(formOf(sheet), columns), rows: [explained] };
  });
  return [guide(), ...own];
}

/** The sheets as a workbook or as one CSV file each. */
export async function written(sheets: readonly WrittenSheet[], format: TableFormat): Promise<WrittenFile[]> {
  if (format === 'xlsx') return [{ name: 'roles.xlsx', content: await writeWorkbook(sheets) }];
  return sheets.map((sheet) => ({ name: `${sheet.name.toLowerCase()}.csv`, content: writeCsv(sheet) }));
}

function headOf({ title }: SheetForm, columns: SheetForm['columns']): Omit<WrittenSheet, 'rows'> {
  return {
    name: title,
    columns: columns.map(({ key, about, kind, required, provenance }) => ({
      heading: key,
      note: required ? `${about} Must be filled in.` : about,
      width: widthOf(key, kind),
      choices: typeof kind === 'string' ? null : kind,
      quiet: provenance ?? false,
    })),
  };
}

function widthOf(key: string, kind: SheetForm['columns'][number]['kind']): number {
  if (['text', 'summary', 'mission', 'description', 'about'].includes(key)) return 60;
  if (kind === 'whole' || kind === 'share' || typeof kind !== 'string') return 14;
  return ['role', 'title', 'skill', 'party', 'other role', 'use', 'interaction', 'document'].includes(key) ? 36 : 22;
}

const cellOf = (value: string | undefined, isWhole: boolean) => {
  if (value === undefined) return null;
  return isWhole ? Number(value) : value;
};

/** What there is to know before filling in, as a sheet that import passes over. */
function guide(): WrittenSheet {
  const plain = { note: null, choices: null, quiet: false };
  const general = [
    [
      'How it works',
      null,
      'One row a claim. Fill in Roles first; the other sheets name its roles by "key" or "title".',
    ],
    ['Empty cells', null, 'Say nothing. Rows and sheets that nobody needs stay empty.'],
    ['Import', null, 'rolegraph table import FILE --dry-run shows what would change; without --dry-run it is written.'],
    ['Again', null, 'Importing the file again replaces exactly what it said before; a row that is gone is taken back.'],
    [
      'An apostrophe',
      null,
      'In front of a text that begins like a formula it means: literally this. It is not part of the text.',
    ],
  ];
  const columns = sheetKeys
    .filter((sheet) => sheet !== 'documents')
    .flatMap((sheet) => {
      const { title, about, columns: own } = formOf(sheet);
      const rows = own.filter(({ provenance }) => !provenance).map(({ key, about: text }) => [title, key, text]);
      return [[title, null, about], ...rows];
    });
  return {
    name: GUIDE,
    columns: [
      { heading: 'sheet', width: 18, ...plain },
      { heading: 'column', width: 20, ...plain },
      { heading: 'what goes there', width: 100, ...plain },
    ],
    rows: [...general, ...columns].map((row) => row.map((cell) => cell ?? null)),
  };
}
