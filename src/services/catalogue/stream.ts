import { z } from 'zod';
import { InvalidInput } from '../../errors.ts';
import { CatalogueSource, Occupation } from '../../model/occupation.ts';

/** What is sent before the occupations. */
const Header = z.strictObject({
  source: CatalogueSource,
  whole: z.boolean().describe('Whether these are all occupations of the release.'),
  dryRun: z.boolean(),
});
export type CatalogueHeader = z.infer<typeof Header>;

const End = z.strictObject({ end: z.int() });

/** A catalogue as JSON Lines: a header, an occupation a line, and an end that counts them, so that a cut is noticed. */
export function* catalogueLines(header: CatalogueHeader, occupations: readonly Occupation[]): Generator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const occupation of occupations) yield `${JSON.stringify(occupation)}\n`;
  yield `${JSON.stringify({ end: occupations.length })}\n`;
}

/** Reads all of it and keeps nothing but the header and how many there are. @throws InvalidInput with the line. */
export async function checkCatalogue(
  lines: AsyncIterable<string>,
): Promise<{ header: CatalogueHeader; occupations: number }> {
  let header: CatalogueHeader | undefined;
  let end: number | undefined;
  const ids = new Set<string>();
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (end !== undefined) throw refused(number, 'Nothing may follow the end.');
    const value = parsed(number, line);
    if (header === undefined) header = fitting(Header, value, number);
    else if (typeof value === 'object' && value !== null && 'end' in value) end = fitting(End, value, number).end;
    else {
      const { id } = fitting(Occupation, value, number);
      if (!id.startsWith(`${header.source.id}:`))
        throw refused(number, `"${id}" must begin with "${header.source.id}:".`);
      if (ids.has(id)) throw refused(number, `The occupation ${id} is there twice.`);
      ids.add(id);
    }
  }
  if (header === undefined || end !== ids.size) throw refused(number, 'The catalogue ends before it is whole.');
  return { header, occupations: end };
}

/** The occupations of lines that were checked. */
export async function* occupationsIn(lines: AsyncIterable<string>): AsyncGenerator<Occupation> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const value = JSON.parse(line);
    if (number > 1 && !('end' in value)) yield value;
  }
}

function parsed(number: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw refused(number, 'This is no JSON.');
  }
}

function fitting<T>(schema: z.ZodType<T>, value: unknown, number: number): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refused(number, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}.`);
}

const refused = (line: number, message: string) =>
  new InvalidInput(`Line ${line}: ${message}`, [{ path: `line ${line}`, message }]);
