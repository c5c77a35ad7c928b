import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { type Grid, type GridRow, MOST } from './grid.ts';
import type { TableMessages } from './table-messages.ts';

const delimiters = [',', ';', '\t', '|'];

/** A CSV file as a sheet of that name: UTF-8, UTF-16 with a mark, else Windows-1252; the delimiter that fits best. */
export function readCsvGrid(bytes: Uint8Array, name: string, messages: TableMessages): Grid {
  const text = decoded(bytes, name, messages);
  if (text === null) return { name, rows: [] };
  const delimiter = delimiterOf(text);
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 4 * 1024 * 1024,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const rows: GridRow[] = [];
    let line = 1;
    for (const { record, info } of records) {
      if (record.some((cell) => cell.trim() !== '')) rows.push({ number: line, cells: record });
      line = info.lines + 1;
    }
    return { name, rows };
  } catch (error) {
    const { lines } = Object(error);
    const reason = error instanceof Error ? error.message : String(error);
    messages.error(
      'not-csv',
      { sheet: name, row: typeof lines === 'number' ? lines : null },
      `The CSV cannot be read: ${reason}`,
    );
    return { name, rows: [] };
  }
}

function decoded(bytes: Uint8Array, sheet: string, messages: TableMessages): string | null {
  if (bytes.length > MOST.bytes) {
    const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
    messages.error('too-large', { sheet }, `The file has ${size}; at most ${MOST.bytes >> 20} MB are read.`);
    return null;
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    messages.error('binary', { sheet }, 'The file holds NUL bytes: it is no text.');
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    messages.info('charset', { sheet }, 'The file is no UTF-8 and was read as Windows-1252.');
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'windows-1252');
  }
}

/** The delimiter that divides the first line into most cells, quoted text left out. */
function delimiterOf(text: string): string {
  const first = /^\s*((?:"(?:[^"]|"")*"|[^"\r\n])*)/.exec(text.slice(0, 100_000))?.[1] ?? '';
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
