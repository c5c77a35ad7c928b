import { z } from 'zod';
import { InvalidInput } from '../errors.ts';
import { extendedHeadings, HeadingMap } from '../import/heading-map.ts';
import { type ParsedDocument, parseDocument } from '../import/parse-document.ts';

/**
 * The blueprints a file holds, each with the messages of its parsing.
 * @param headings a company's own headings, as JSON of the shape of `HeadingMap`
 * @throws InvalidInput where that is of another shape; never for what is wrong with the file
 */
export async function parseFile(bytes: Uint8Array, file: string, headings?: unknown): Promise<ParsedDocument[]> {
  if (headings === undefined) return parseDocument(bytes, { file });
  const map = HeadingMap.safeParse(headings);
  if (!map.success) throw new InvalidInput(`The map of headings does not fit. ${z.prettifyError(map.error)}`);
  return parseDocument(bytes, { file, headings: extendedHeadings(map.data) });
}
