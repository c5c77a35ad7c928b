import { AppError } from '../errors.ts';

const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Splits bytes of UTF-8 at line feeds only. (`node:readline` also splits at U+2028, which JSON texts may hold.)
 * @throws AppError INVALID_INPUT where the bytes are no UTF-8 or a line is longer than 64 Mi characters.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let rest = '';
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new AppError('INVALID_INPUT', `The file is no UTF-8, at line ${number} or soon after.`);
    }
  };
  for await (const chunk of bytes) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new AppError('INVALID_INPUT', `Line ${number} is too long.`);
    number += lines.length;
    yield* lines;
  }
  rest += decode();
  if (rest !== '') yield rest;
}
