import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { InvalidInput } from '../errors.ts';

/** A file of rows: its name for messages, and its bytes, gzipped or not. */
export interface DelimitedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** The columns to read: what we call them → their headers, any of which may stand in the file. */
export type Columns = Readonly<Record<string, readonly string[]>>;

/** A row of a file; `line` is where it begins, from 1. */
export interface DelimitedRow<C extends string> {
  line: number;
  at: Readonly<Record<C, string>>;
}

interface Options {
  delimiter: ',' | ';' | '\t';
  /** False where quotation marks are plain characters, as in the text files of O*NET. */
  quoted?: boolean;
  /** Columns that may be missing; their fields are then empty. */
  optional?: readonly string[];
}

const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;
const LONGEST_FIELD = 1_000_000;

/** A damaged file, told with the place. */
export function damaged(file: string, line: number | null, message: string): InvalidInput {
  const path = line === null ? file : `${file}:${line}`;
  return new InvalidInput(`${path}: ${message}`, [{ path, message }]);
}

/**
 * The rows of a file of delimited text (RFC 4180; UTF-8, gzipped or not), one by one as they are read.
 * @throws InvalidInput with file and line for a missing column, another delimiter, a row of another length, a cut gzip or
 * bytes that are no UTF-8.
 */
export async function* delimitedRows<C extends Columns>(
  { name, bytes }: DelimitedFile,
  columns: C,
  { delimiter, quoted = true, optional = [] }: Options,
): AsyncGenerator<DelimitedRow<keyof C & string>> {
  const parser = parse({
    delimiter,
    quote: quoted ? '"' : null,
    info: true,
    skip_empty_lines: true,
    // Counted here: the header is looked at before any row is.
    relax_column_count: true,
    max_record_size: LONGEST_FIELD,
  });
  let places: readonly (readonly [string, number])[] | undefined;
  let width = 0;
  let line = 1;
  const source = Readable.from(textOf(name, bytes, () => line));
  source.once('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      if (places === undefined) {
        places = placesOf(name, columns, record, delimiter, optional);
        width = record.length;
      } else if (record.length !== width) {
        throw damaged(name, line, `The row has ${record.length} fields and the header ${width}.`);
      } else yield { line, at: Object.fromEntries(places.map(([key, place]) => [key, record[place] ?? ''])) as never };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? damaged(name, Number(error['lines'] ?? line), wordsOf(error)) : error;
  }
  if (places === undefined) throw damaged(name, 1, 'The file is empty.');
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Where the columns stand in the header. */
function placesOf(
  name: string,
  columns: Columns,
  header: readonly string[],
  delimiter: Options['delimiter'],
  optional: readonly string[],
): (readonly [string, number])[] {
  const titles = header.map((title) => title.trim());
  const places = Object.entries(columns).map(
    ([key, aliases]) => [key, titles.findIndex((title) => aliases.includes(title))] as const,
  );
  const missing = places.filter(([key, place]) => place < 0 && !optional.includes(key));
  if (missing.length === 0) return places;
  const [only = ''] = titles;
  const other = (Object.keys(DELIMITERS) as Options['delimiter'][]).find(
    (sign) => sign !== delimiter && titles.length === 1 && only.includes(sign),
  );
  if (other) {
    throw damaged(name, 1, `The columns are separated by ${DELIMITERS[other]}, not by ${DELIMITERS[delimiter]}.`);
  }
  const wanted = missing.map(([key]) => `"${columns[key]?.[0]}"`).join(', ');
  const there = titles.map((title) => `"${title.slice(0, 40)}"`).slice(0, 30);
  throw damaged(name, 1, `There is no column ${wanted}. The file has ${there.join(', ')}.`);
}

const GZIP = [0x1f, 0x8b];

async function* textOf(name: string, bytes: AsyncIterable<Uint8Array>, line: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw damaged(name, line(), 'Here or soon after are bytes that are no UTF-8.');
    }
  };
  try {
    for await (const chunk of await unpacked(bytes)) yield decode(chunk);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw damaged(name, line(), `The gzip is cut or damaged (${(error as Error).message}). Get the file again.`);
  }
  yield decode();
}

/** The bytes themselves, or what is in them where they are gzipped. */
async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  const all = async function* () {
    if (!first.done) yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  const packed = !first.done && GZIP.every((byte, i) => first.value[i] === byte);
  if (!packed) return all();
  const source = Readable.from(all());
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

function wordsOf({ code, message }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark is opened and never closed.';
  return message;
}
