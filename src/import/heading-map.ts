import { z } from 'zod';
import { headingForm } from './heading-form.ts';
import { type Headings, sectionKeys, shippedHeadings } from './headings.ts';

const Phrases = z.record(z.string(), z.array(z.string().trim().min(1)));

/** What a company's own template or language adds to the shipped headings: the file of `--headings`. */
export const HeadingMap = z.strictObject({
  sections: z.partialRecord(z.enum(sectionKeys), z.array(z.string().trim().min(1))).default({}),
  parts: z.partialRecord(z.enum(sectionKeys), Phrases).default({}),
  columns: z.record(z.string(), Phrases).default({}),
  labels: Phrases.default({}),
});
export type HeadingMap = z.infer<typeof HeadingMap>;

/** The shipped headings with a company's own added. */
export function extendedHeadings(map: HeadingMap): Headings {
  return {
    sections: merged(shippedHeadings.sections, map.sections) as Headings['sections'],
    parts: mergedTwice(shippedHeadings.parts, map.parts),
    columns: mergedTwice(shippedHeadings.columns, map.columns) as Headings['columns'],
    labels: merged(shippedHeadings.labels, map.labels),
  };
}

type Table = Readonly<Record<string, readonly string[]>>;

function merged(shipped: Table, own: Readonly<Partial<Record<string, readonly string[]>>>): Table {
  const result: Record<string, readonly string[]> = { ...shipped };
  for (const [key, phrases = []] of Object.entries(own)) {
    result[key] = [...(result[key] ?? []), ...phrases.map(headingForm)];
  }
  return result;
}

function mergedTwice(
  shipped: Readonly<Partial<Record<string, Table>>>,
  own: Readonly<Partial<Record<string, Table>>>,
): Partial<Record<string, Table>> {
  const result: Partial<Record<string, Table>> = { ...shipped };
  for (const [key, table = {}] of Object.entries(own)) result[key] = merged(result[key] ?? {}, table);
  return result;
}
