import { z } from 'zod';
import { columnOf, formOf, type SheetKey, sheetKeys } from './sheets.ts';

const text = z.string().trim().min(1);
const titles = new Map(sheetKeys.map((key) => [formOf(key).title.toLowerCase(), key]));

const Target = z.string().transform((given, context): SheetKey => {
  const key = titles.get(given.trim().toLowerCase());
  if (key && key !== 'documents') return key;
  const known = [...titles.keys()].filter((title) => title !== 'documents').join(', ');
  context.addIssue({ code: 'custom', message: `"${given}" is no sheet of ours; there are ${known}.` });
  return z.NEVER;
});

const Levels = z
  .strictObject({
    scale: text,
    /** Words of the scale, the lowest first: the last is 1, each of n one nth more than the one before. */
    steps: z.array(text).min(1).optional(),
    /** For figures: what counts as 0 and as 1. */
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ steps, min, max }) => (steps ? min === undefined && max === undefined : (max ?? 0) > (min ?? 0)), {
    message: 'A scale has either "steps", the lowest first, or "min" and "max" with max above min.',
  });

const Layout = z
  .strictObject({
    /** Sheet or CSV file (without its ending) to read; may be left out where the file has only one. */
    from: text.optional(),
    /** Our sheet. */
    to: Target,
    /** Row of the headings; the first one that is not empty where left out. */
    headerRow: z.int().min(1).optional(),
    /** Their heading → our column or columns. */
    columns: z.record(text, z.union([text, z.array(text).min(1)])).default({}),
    /** Our column → what every row says there. */
    constants: z.record(text, text).default({}),
    /** Our column → their word → ours; null leaves the cell empty. */
    values: z.record(text, z.record(z.string(), z.string().nullable())).default({}),
    /** How levels of Requirements are measured. */
    levels: Levels.optional(),
    /** Our column → what divides several values in their cells; each becomes a row, or an entry of a list. */
    split: z.record(text, z.string().min(1)).default({}),
    /** Their heading → only rows with one of these values. */
    only: z.record(text, z.array(z.string()).min(1)).default({}),
  })
  .superRefine((layout, context) => {
    const check = (column: string, path: (string | number)[]) => {
      if (columnOf(layout.to, column)) return;
      const { title, columns } = formOf(layout.to);
      const known = columns.map(({ key }) => key).join(', ');
      const more = layout.to === 'roles' ? ', "term:" and a classification' : '';
      context.addIssue({
        code: 'custom',
        path,
        message: `${title} has no column "${column}"; it has ${known}${more}.`,
      });
    };
    for (const [theirs, ours] of Object.entries(layout.columns)) {
      for (const column of [ours].flat()) check(column, ['columns', theirs]);
    }
    for (const part of ['constants', 'values', 'split'] as const) {
      for (const column of Object.keys(layout[part])) check(column, [part, column]);
    }
    if (layout.levels && layout.to !== 'requirements') {
      context.addIssue({ code: 'custom', path: ['levels'], message: 'Levels belong to Requirements.' });
    }
  });
export type Layout = z.infer<typeof Layout>;

/** How an export of another system becomes our sheets: one entry a sheet of ours, several may read the same of theirs. */
export const TableMap = z.strictObject({
  sheets: z.array(Layout).min(1),
  /** Their sheets that are left out on purpose. */
  ignore: z.array(text).default([]),
});
export type TableMap = z.infer<typeof TableMap>;
