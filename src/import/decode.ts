import iconv from 'iconv-lite';
import type { Messages } from './messages.ts';
import { undoMojibake } from './mojibake.ts';
import { repairByContext } from './repair-by-context.ts';
import { withBullets } from './typography.ts';

/** Control characters that carry no text; tab and line ends stay. */
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]/g;

/**
 * The text of a file: its charset found (UTF-8, UTF-16 with a mark, else Windows-1252), damage by other code pages
 * undone, what was lost by it put back by context. Lines end with "\n" and keep their number.
 */
export function decode(bytes: Uint8Array, messages: Messages): string | null {
  const text = charsetDecoded(bytes, messages);
  if (text === null) return null;
  return repaired(text, messages);
}

/** The same for text that has its characters already, such as a string inside JSON. */
export function repaired(text: string, messages: Messages): string {
  const cleaned = withBullets(text.replace(/\r\n?/g, '\n').replace(controls, ''));
  return repairByContext(undoMojibake(cleaned, messages), messages);
}

function charsetDecoded(bytes: Uint8Array, messages: Messages): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder().decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    messages.error('binary', null, 'The file holds NUL bytes: it is no text, or UTF-16 without its mark.');
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'windows-1252');
    const lines = text.split('\n');
    const at = lines.findIndex((line) => /[^\0-\x7f]/.test(line));
    const about = 'The file is no UTF-8 and was read as Windows-1252.';
    messages.info('charset', at + 1, about, lines[at]?.trim() ?? null);
    return text;
  }
}
