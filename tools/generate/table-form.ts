import { formOf, type SheetKey, sheetKeys } from '../../src/import/table/sheets.ts';

/** The sheets of a table and their columns, as a page. */
export function tableForm(): string {
  const text = [
    '# The table form',
    'Made from `src/import/table/sheets.ts`. `docs/tables.md` says how to work with it.',
    ...sheetKeys.map(sheetText),
  ];
  return `${text.join('\n\n')}\n`;
}

function sheetText(sheet: SheetKey): string {
  const { title, about, columns } = formOf(sheet);
  const rows = columns.map(({ key, kind, about: text, required, provenance }) => {
    const holds = typeof kind === 'string' ? kind : kind.map((word) => `\`${word}\``).join(', ');
    const filled = required ? 'yes' : provenance ? 'by export' : '';
    return `| ${key} | ${holds} | ${filled} | ${text} |`;
  });
  const more = sheet === 'roles' ? '\n\nAny other classification has a column `term:<its name>`, a list of codes.' : '';
  return `## ${title}\n\n${about}\n\n| column | holds | filled in | what |\n|---|---|---|---|\n${rows.join('\n')}${more}`;
}
