import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { guarded, listed, unguarded, unlisted } from '../../src/import/table/cell.ts';
import { readGrids } from '../../src/import/table/read-grids.ts';
import { readRows } from '../../src/import/table/read-rows.ts';
import { TableMap } from '../../src/import/table/table-map.ts';
import { TableMessages } from '../../src/import/table/table-messages.ts';
import { writeCsv, writeWorkbook } from '../../src/import/table/write-grids.ts';
import { zipOf } from '../zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a file gives: the values of its rows, and what was noticed as "rule sheet row column". */
async function read(files: { name: string; bytes: Uint8Array }[], map?: unknown) {
  const messages = new TableMessages();
  const grids = await readGrids(files, messages);
  const rows = readRows(grids, map === undefined ? null : TableMap.parse(map), messages);
  const noticed = messages
    .list()
    .map(({ rule, sheet, row, column }) => [rule, sheet, row, column].filter((part) => part !== null).join(' '));
  return { rows: rows.map(({ sheet, place, values }) => ({ sheet, row: place.row, ...values })), noticed, messages };
}

const csv = (name: string, text: string) => ({ name, bytes: bytesOf(text) });
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '\n', ' ', 'a', '"', ',', ';', '\\', '＝') }),
  fc.constantFrom(
    "'s-Hertogenbosch",
    '=1+1',
    "'=1",
    '-5',
    '007',
    '1-2',
    '_x000D_',
    '_x005F_x000D_',
    '',
    ' ',
    "'",
    "''",
  ),
);

describe('a cell', () => {
  test('comes back as it was, and never begins like a formula', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(guarded(said)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguarded(guarded(said))).toBe(said);
      }),
    );
  });

  test('that somebody typed is trimmed; an apostrophe of the language stays', () => {
    expect(["'s-Hertogenbosch", ' a ', '  ', "'=1"].map(unguarded)).toEqual(["'s-Hertogenbosch", 'a', null, '=1']);
  });

  test('that holds a list comes back as it was', () => {
    const items = fc.array(text.map((item) => item.trim()).filter((item) => item !== ''));
    fc.assert(
      fc.property(items, (list) => {
        expect(unlisted(listed(list))).toEqual(list);
      }),
    );
  });

  test.each(['xlsx', 'csv'] as const)('of any text survives a file (%s)', async (format) => {
    const plain = { note: null, width: 10, choices: null, quiet: false };
    // A workbook is XML, which has no such characters.
    const writable = text.map((said) => said.replace(/[\ufffe\uffff]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(writable, { minLength: 1, maxLength: 8 }), async (texts) => {
        const sheet = {
          name: 'S',
          columns: [
            { heading: 'h', ...plain },
            { heading: 'i', ...plain },
          ],
          rows: texts.map((said) => [said, 'x']),
        };
        const bytes = format === 'xlsx' ? await writeWorkbook([sheet]) : bytesOf(writeCsv(sheet));
        const [grid] = await readGrids([{ name: 'S.csv', bytes }], new TableMessages());
        expect(grid?.rows.slice(1).map(({ cells }) => unguarded(cells[0] ?? ''))).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });
});

describe('CSV', () => {
  test.each([
    ['commas', 'title,job code\nKlärwärter,007\n', 'utf-8'],
    ['semicolons and Windows line ends', 'title;job code\r\n"Klärwärter";"007"\r\n', 'utf-8'],
    ['tabs', 'title\tjob code\nKlärwärter\t007', 'utf-8'],
    ['a mark', '\ufefftitle,job code\nKlärwärter,007\n', 'utf-8'],
    ['Windows-1252', 'title;job code\nKlärwärter;007\n', 'windows-1252'],
    ['UTF-16', '\ufefftitle,job code\nKlärwärter,007\n', 'utf-16le'],
    ['blank lines', '\n\ntitle,job code\n,\n\nKlärwärter,007\n\n', 'utf-8'],
  ])('with %s', async (_name, content, charset) => {
    const { rows, messages } = await read([{ name: 'Roles.csv', bytes: iconv.encode(content, charset) }]);
    expect(rows).toMatchObject([{ title: 'Klärwärter', 'job code': '007' }]);
    expect(messages.failed).toBe(false);
  });

  test('rows keep the number of their line, also behind cells of several lines', async () => {
    const { rows } = await read([csv('roles.csv', 'title,summary\nA,"one\ntwo"\n\nB,x\n')]);
    expect(rows.map(({ row, ...said }) => [row, said])).toEqual([
      [2, { sheet: 'roles', title: 'A', summary: 'one\ntwo' }],
      [5, { sheet: 'roles', title: 'B', summary: 'x' }],
    ]);
  });
});

describe('a workbook', () => {
  test('gives dates, codes, booleans, formulas with values, merged and hidden cells', async () => {
    const cells = new Map<string, object>([
      ['1,1', { value: 42, type: 'number', style: { numFmt: '00000' } }],
      ['1,3', { formula: 'A2&"!"', formulaResult: 'Clerk!', value: 'Clerk!', type: 'formula' }],
    ]);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Roles',
          rows: [
            ['title', 'job code', 'horizon', 'summary', 'grade'],
            ['Clerk', 42, new Date(Date.UTC(2026, 0, 31)), 'Clerk!', 7],
          ],
          cells,
        },
        {
          name: 'Stakeholders',
          hidden: true,
          rows: [
            ['role', 'party', 'group', 'context specific'],
            ['Clerk', 'Board', 'internal', true],
            [null, 'Press', 'external', false],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
          rowDefs: new Map([[2, { hidden: true }]]),
        },
      ],
    });
    const { rows, noticed } = await read([{ name: 'x.xlsx', bytes }]);
    expect(rows).toEqual([
      {
        sheet: 'roles',
        row: 2,
        title: 'Clerk',
        'job code': '00042',
        horizon: '2026-01-31',
        summary: 'Clerk!',
        grade: '7',
      },
      { sheet: 'stakeholders', row: 2, role: 'Clerk', party: 'Board', group: 'internal', 'context specific': 'yes' },
      { sheet: 'stakeholders', row: 3, role: 'Clerk', party: 'Press', group: 'external', 'context specific': 'no' },
    ]);
    expect(noticed).toEqual(['merged Stakeholders 2', 'hidden Stakeholders', 'hidden Stakeholders']);
  });

  test('with a formula nobody calculated names the cell', async () => {
    const cells = new Map([['1,0', { formula: 'B9', value: null, type: 'formula' as const }]]);
    const bytes = await writeXlsx({ sheets: [{ name: 'Roles', rows: [['title'], ['']], cells }] });
    const { noticed } = await read([{ name: 'x.xlsx', bytes }]);
    expect(noticed).toContain('formula-without-value Roles 2 A');
  });
});

describe('messages name sheet, row and column', () => {
  test.each([
    ['a missing column', 'requirements.csv', 'role\nClerk', ['missing-column requirements 1']],
    ['a column twice', 'roles.csv', 'title,Title\na,b', ['double-column roles 1 B']],
    ['an unknown column', 'roles.csv', 'title,colour\nA,red', ['column-ignored roles 1 B']],
    ['an unknown sheet', 'people.csv', 'name\nA', ['sheet-ignored people', 'no-sheet']],
    ['an empty cell', 'tools.csv', 'role,tool\nClerk,', ['missing tools 2 tool']],
    ['a name without letters', 'tools.csv', 'role,tool\nClerk,---', ['no-name tools 2 tool']],
    ['a wrong word', 'moves.csv', 'role,move,other role\nA,up,B', ['not-a-value moves 2 move']],
    ['a wrong figure', 'requirements.csv', 'role,skill,level\nA,B,3', ['not-a-value requirements 2 level']],
    ['nothing', 'roles.csv', 'title\n\n', ['no-rows']],
    ['a broken quote', 'roles.csv', 'title\n"A\nB\nC', ['not-csv roles 4']],
  ])('%s', async (_name, file, content, expected) => {
    expect((await read([csv(file, content)])).noticed).toEqual(expected);
  });
});

describe('a map', () => {
  const positions = csv(
    'Positions.csv',
    'HR export,,,,\nPosition ID,Position Title,Dept,Skills,Status\n007,Clerk,Records,"Filing, Typing",Active\n008,Cook,Kitchen,,Left\n',
  );
  const competencies = csv('Competencies.csv', 'Position,Competency,Rating,Weight\n007,Tact,4,A\n');

  test('makes our rows of another system: several columns of one, split cells, words, scales, filters', async () => {
    const map = {
      sheets: [
        {
          from: 'positions',
          to: 'Roles',
          headerRow: 2,
          columns: { 'position id': ['key', 'job code'], 'Position Title': 'title', Dept: 'unit' },
          only: { Status: ['Active'] },
        },
        {
          from: 'Positions',
          to: 'Requirements',
          headerRow: 2,
          columns: { 'Position ID': 'role', Skills: 'skill' },
          split: { skill: ',' },
          only: { Status: ['Active'] },
          constants: { kind: 'technical' },
        },
        {
          from: 'Competencies',
          to: 'requirements',
          columns: { Position: 'role', Competency: 'skill', Rating: 'level', Weight: 'importance' },
          levels: { scale: '1 to 5', min: 0, max: 5 },
          values: { importance: { A: 'Critical' } },
        },
      ],
    };
    const { rows, noticed } = await read([positions, competencies], map);
    expect(rows).toEqual([
      { sheet: 'roles', row: 3, key: '007', 'job code': '007', title: 'Clerk', unit: 'Records' },
      { sheet: 'requirements', row: 3, role: '007', skill: 'Filing', kind: 'technical' },
      { sheet: 'requirements', row: 3, role: '007', skill: 'Typing', kind: 'technical' },
      {
        sheet: 'requirements',
        row: 2,
        role: '007',
        skill: 'Tact',
        level: '0.8',
        'level as written': '4',
        scale: '1 to 5',
        importance: 'Critical',
      },
    ]);
    expect(noticed).toEqual([]);
  });

  test('names what the file does not have and what it leaves unread', async () => {
    const sheets = [{ from: 'Competencies', to: 'Tools', columns: { Position: 'role', Instrument: 'tool' } }];
    const { noticed } = await read([positions, competencies], { sheets });
    expect(noticed).toEqual([
      'missing-column Competencies 1 Instrument',
      'sheet-ignored Positions',
      'sheet-ignored Competencies',
    ]);
    const words = { scale: 's', steps: ['low', 'high'] };
    const levels = [
      { to: 'Requirements', columns: { Position: 'role', Competency: 'skill', Rating: 'level' }, levels: words },
    ];
    expect((await read([competencies], { sheets: levels })).noticed).toEqual([
      'column-ignored Competencies 1',
      'not-a-value Competencies 2 Rating',
    ]);
  });

  test.each([
    [{ sheets: [] }, 'sheets'],
    [{ sheets: [{ to: 'People', columns: {} }] }, '"People" is no sheet of ours'],
    [{ sheets: [{ to: 'Roles', columns: { A: 'colour' } }] }, 'Roles has no column "colour"; it has key, title'],
    [{ sheets: [{ to: 'Roles', columns: {}, levels: { scale: 'x', min: 1, max: 1 } }] }, 'either "steps"'],
    [{ sheets: [{ to: 'Roles', columns: {}, colums: {} }] }, 'colums'],
  ])('that does not fit is told so: %j', (map, message) => {
    expect(JSON.stringify(TableMap.safeParse(map).error?.issues)).toContain(JSON.stringify(message).slice(1, -1));
  });
});

describe('is refused with a clear message, in bounded time and memory:', () => {
  const million = '<row r="9"/>'.repeat(1_000_000);
  const sheetXml = (rows: string) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const inputs: readonly [name: string, file: () => Promise<{ name: string; bytes: Uint8Array }>, message: RegExp][] = [
    ['50 MB of CSV', async () => ({ name: 'roles.csv', bytes: new Uint8Array(50 * 1024 * 1024).fill(97) }), /50\.0 MB/],
    [
      'a zip bomb',
      async () => ({ name: 'x.xlsx', bytes: zipOf('xl/workbook.xml', new Uint8Array(300 * 1024 * 1024)) }),
      /unpacks to more than/,
    ],
    ['a ZIP that is no workbook', async () => ({ name: 'x.xlsx', bytes: zipOf('x', bytesOf('x')) }), /not a workbook/],
    [
      'a workbook cut short',
      async () => ({ name: 'x.xlsx', bytes: (await workbook()).subarray(0, 2_000) }),
      /damaged|cannot be read/,
    ],
    [
      'a workbook of nothing',
      async () => ({ name: 'x.xlsx', bytes: zipOf('xl/workbook.xml', bytesOf('<x')) }),
      /cannot be read/,
    ],
    [
      'an old workbook',
      async () => ({ name: 'x.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]) }),
      /Save it as \.xlsx/,
    ],
    ['a PDF', async () => csv('roles.csv', '%PDF-1.7'), /neither a workbook nor CSV/],
    ['NUL bytes', async () => csv('roles.csv', 'title\0'), /NUL bytes/],
    ['nothing', async () => csv('roles.csv', ''), /empty/],
    ['a cell that never ends', async () => csv('roles.csv', `title\n"${'x'.repeat(6_000_000)}`), /cannot be read/],
    ['a million rows', async () => csv('roles.csv', `title\n${'a\n'.repeat(1_000_000)}`), /1000001 rows/],
    ['a very wide row', async () => csv('roles.csv', `title${','.repeat(100_000)}x\n`), /cells; at most/],
    [
      'a cell in the last corner',
      async () => ({
        name: 'x.xlsx',
        bytes: await withSheet(sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
      }),
      /cannot be read/,
    ],
    ['a million blank rows', async () => ({ name: 'x.xlsx', bytes: await withSheet(sheetXml(million)) }), /no row/],
  ];
  test.each(inputs)('%s', { timeout: 60_000 }, async (_name, file, message) => {
    const { messages, rows } = await read([await file()]);
    const errors = messages.list().filter(({ severity }) => severity === 'error');
    expect(errors.map(({ text: said }) => said).join('\n')).toMatch(message);
    expect(rows).toEqual([]);
  });
});

const workbook = () => writeXlsx({ sheets: [{ name: 'Roles', rows: [['title'], ['Clerk']] }] });

/** A workbook whose one sheet is this XML. */
async function withSheet(xml: string): Promise<Uint8Array> {
  const { unzipped, zipped } = await import('../zip.ts');
  const entries = unzipped(Buffer.from(await workbook()));
  return zipped({ ...entries, 'xl/worksheets/sheet1.xml': bytesOf(xml) });
}
