import { readFile, stat } from 'node:fs/promises';
import { Refusal } from './refusal.ts';

/** Larger files are not read into memory to be refused there. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The bytes of a file a user names. @throws Refusal where it is no file or far too large. */
export async function inputFile(file: string): Promise<Uint8Array> {
  const about = await stat(file);
  if (!about.isFile()) throw new Refusal('FILE', `${file} is no file.`);
  if (about.size > MOST_BYTES) throw new Refusal('FILE', `${file} has ${(about.size / 1e6).toFixed(0)} MB.`);
  return readFile(file);
}

/** The JSON in a file a user names. @throws Refusal where it holds none. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Refusal('FILE', `${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
