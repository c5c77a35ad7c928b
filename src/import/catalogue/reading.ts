import { InvalidInput } from '../../errors.ts';
import type { CatalogueSource, Occupation } from '../../model/occupation.ts';
import { type Columns, type DelimitedFile, type DelimitedRow, damaged, delimitedRows } from '../delimited.ts';

/** The files of a catalogue by their names without endings; several names are several ways to call one file. */
export interface CatalogueFiles {
  /** Name of the folder; releases are told by it. */
  folder: string;
  find(...names: readonly string[]): DelimitedFile | undefined;
}

/** Rows of a file that are not in the graph as such, and why. */
export interface LeftOut {
  file: string;
  why: string;
  rows: number;
  /** Line of the first of them. */
  line: number;
}

/** What the files of a catalogue hold. */
export interface CatalogueContent {
  source: CatalogueSource;
  occupations: Occupation[];
  files: { file: string; rows: number }[];
  leftOut: LeftOut[];
}

/** Reads the files of one catalogue, and counts what was read and what was left out. */
export class CatalogueReading {
  readonly #files: CatalogueFiles;
  readonly #rows = new Map<string, number>();
  readonly #leftOut = new Map<string, LeftOut>();

  constructor(files: CatalogueFiles) {
    this.#files = files;
  }

  /** The rows of a file, with its name. @throws InvalidInput where there is no such file, or it is damaged. */
  async *rows<C extends Columns>(
    names: readonly [string, ...string[]],
    columns: C,
    options: { delimiter: ',' | '\t'; optional?: readonly (keyof C & string)[] },
  ): AsyncGenerator<DelimitedRow<keyof C & string> & { file: string }> {
    const found = this.#files.find(...names);
    if (!found) {
      const message = `There is no file ${names[0]} in ${this.#files.folder}.`;
      throw new InvalidInput(message, [{ path: names[0], message }]);
    }
    const { name: file } = found;
    this.#rows.set(file, 0);
    // Text files of publishers hold quotation marks as they are; the other endings promise RFC 4180.
    const quoted = !/\.txt(\.gz)?$/i.test(file);
    for await (const row of delimitedRows(found, columns, { ...options, quoted })) {
      this.#rows.set(file, (this.#rows.get(file) ?? 0) + 1);
      yield { file, ...row };
    }
  }

  has(...names: readonly string[]): boolean {
    return this.#files.find(...names) !== undefined;
  }

  leaveOut({ file, line }: { file: string; line: number }, why: string): void {
    const key = `${file} ${why}`;
    const known = this.#leftOut.get(key);
    if (known) known.rows += 1;
    else this.#leftOut.set(key, { file, why, rows: 1, line });
  }

  finish(source: CatalogueSource, occupations: Occupation[]): CatalogueContent {
    const files = [...this.#rows].map(([file, rows]) => ({ file, rows }));
    return { source, occupations, files, leftOut: [...this.#leftOut.values()] };
  }
}

type Place = { file: string; line: number };

/** What a key stands for. @throws InvalidInput where it stands for nothing. */
export function known<T>(things: ReadonlyMap<string, T>, key: string, what: string, { file, line }: Place): T {
  const thing = things.get(key);
  if (thing === undefined) throw damaged(file, line, `There is no ${what} "${key}".`);
  return thing;
}

/** Notes a key that may stand once only. @throws InvalidInput where it stands there already. */
export function once<T>(things: Map<string, T>, key: string, thing: T, what: string, { file, line }: Place): void {
  if (key === '') throw damaged(file, line, `The row has no ${what}.`);
  if (things.has(key)) throw damaged(file, line, `The ${what} "${key}" is there twice.`);
  things.set(key, thing);
}

/** A number within bounds. @throws InvalidInput for anything else. */
export function numberIn(text: string, least: number, most: number, what: string, { file, line }: Place): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= most) return number;
  throw damaged(file, line, `${what} is "${text}"; it must be a number from ${least} to ${most}.`);
}
