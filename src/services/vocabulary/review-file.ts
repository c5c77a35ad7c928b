import { InvalidInput, type Problem } from '../../errors.ts';
import { type DelimitedFile, damaged, delimitedRows } from '../../import/delimited.ts';
import { csvTable } from '../../maps/render/csv.ts';

/** What a row of a review file is about, and what people read to decide. */
export interface ReviewedTie {
  type: string;
  fromKind: string;
  toKind: string;
  from: string;
  to: string;
  fromName: string;
  toName: string;
  strength: number | null;
  fromSaid: string;
  toSaid: string;
}

const verdicts = ['confirm', 'refuse', 'merge into from', 'merge into to'] as const;

/** A row that somebody decided. */
export interface ReviewedRow {
  /** Line of the file, from 1. */
  line: number;
  type: string;
  fromKind: string;
  toKind: string;
  from: string;
  to: string;
  verdict: (typeof verdicts)[number];
}

const headings = {
  decision: ['decision'],
  type: ['type'],
  fromKind: ['fromKind'],
  from: ['from'],
  toKind: ['toKind'],
  to: ['to'],
} as const;

/**
 * Suggestions as a file to decide in bulk: one row each, `decision` empty. Names and texts are there to be read; the other
 * columns say which row it is.
 */
export function reviewFile(rows: readonly ReviewedTie[]): string {
  return csvTable(
    ['decision', 'fromName', 'toName', 'strength', 'fromSaid', 'toSaid', 'type', 'fromKind', 'from', 'toKind', 'to'],
    rows.map((row) => [
      null,
      row.fromName,
      row.toName,
      row.strength,
      row.fromSaid,
      row.toSaid,
      row.type,
      row.fromKind,
      row.from,
      row.toKind,
      row.to,
    ]),
  );
}

/**
 * The rows of a review file that were decided; those without a decision are for later. Columns are separated by commas or,
 * as some spreadsheets write them, by semicolons.
 * @throws InvalidInput with a problem for each row that says something else than it may.
 */
export async function reviewedRows(name: string, bytes: Uint8Array): Promise<ReviewedRow[]> {
  const file: DelimitedFile = { name, bytes: once(bytes) };
  const heading = new TextDecoder().decode(bytes.slice(0, 2_000)).split('\n')[0] ?? '';
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ',';
  const rows: ReviewedRow[] = [];
  const problems: Problem[] = [];
  for await (const { line, at } of delimitedRows(file, headings, { delimiter })) {
    const said = at.decision
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
    if (said === '') continue;
    const verdict = verdicts.find((each) => each === said);
    const isRelation = at.type === 'RELATED_TO';
    if (verdict === undefined) {
      problems.push({ path: `${name}:${line}`, message: `"${at.decision}" is none of ${verdicts.join(', ')}.` });
    } else if (verdict.startsWith('merge') && !isRelation) {
      problems.push({
        path: `${name}:${line}`,
        message: `The two of a ${at.type} are not merged: confirm or refuse it.`,
      });
    } else {
      rows.push({ line, type: at.type, fromKind: at.fromKind, toKind: at.toKind, from: at.from, to: at.to, verdict });
    }
  }
  if (problems.length > 0)
    throw new InvalidInput(`${problems.length} rows cannot be read; nothing was decided.`, problems);
  if (rows.length === 0) throw damaged(name, null, `No row has a decision. Write one of ${verdicts.join(', ')}.`);
  return rows;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
