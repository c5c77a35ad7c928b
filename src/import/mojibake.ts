import iconv from 'iconv-lite';
import type { Messages } from './messages.ts';

/** Through which UTF-8 is seen wrongly, the frequent ones first: of equal results the first wins. */
const codePages = [
  'windows-1252',
  'macintosh',
  'cp437',
  'cp850',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
];

/** Text was damaged twice, seldom three times. */
const PASSES = 3;

interface CodePage {
  name: string;
  byteOf: ReadonlyMap<string, number>;
  /** A lead byte's character and what may follow it. */
  sequence: RegExp;
}

const pages: readonly CodePage[] = codePages.map(codePage);

function codePage(name: string): CodePage {
  const byteOf = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    const char = iconv.decode(Buffer.of(byte), name);
    if (char !== '\ufffd') byteOf.set(char, byte);
    // Browsers let bytes that a code page leaves open through as the control character of that number.
    if (byte < 0xa0) byteOf.set(String.fromCharCode(byte), byte);
  }
  const escaped = (char: string) => `\\u{${char.codePointAt(0)?.toString(16)}}`;
  const chars = (from: number, to: number) =>
    [...byteOf].filter(([, byte]) => byte >= from && byte <= to).map(([char]) => escaped(char));
  const rest = `[${chars(0x80, 0xbf).join('')}]`;
  const lead = (from: number, to: number) => `[${chars(from, to).join('')}]`;
  const sequence = `${lead(0xf0, 0xf4)}${rest}{3}|${lead(0xe0, 0xef)}${rest}{2}|${lead(0xc2, 0xdf)}${rest}`;
  return { name, byteOf, sequence: new RegExp(sequence, 'gu') };
}

/** What damaged text is made of in documents: punctuation, signs, Latin letters. Else two odd letters are just that. */
const expected = /^[\u0080-\u017f\u2010-\u2044\u20a0-\u20bf\u2100-\u27bf\u2b00-\u2bff\ufeff\u{1f300}-\u{1faff}]$/u;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Undoes UTF-8 that was read as another code page, as often as it happened, wherever it can be undone exactly. */
export function undoMojibake(text: string, messages: Messages): string {
  let result = text;
  for (let pass = 0; pass < PASSES && /[^\0-\x7f]/.test(result); pass += 1) {
    const best = pages.map((page) => undo(result, page)).reduce((a, b) => (b.places > a.places ? b : a));
    if (best.places === 0) return result;
    const again = pass > 0 ? ' again' : '';
    const text = `UTF-8 seen as ${best.page}${again} was undone in ${best.places} places.`;
    messages.info('mojibake', best.line, text);
    result = best.text;
  }
  return result;
}

function undo(text: string, { name, byteOf, sequence }: CodePage) {
  let places = 0;
  let first = -1;
  const undone = text.replace(sequence, (found, offset: number) => {
    const char = decoded([...found].map((char) => byteOf.get(char) ?? 0));
    if (char === null || !expected.test(char)) return found;
    places += 1;
    if (first < 0) first = offset;
    return char;
  });
  const line = first < 0 ? null : text.slice(0, first).split('\n').length;
  return { page: name, text: undone, places, line };
}

function decoded(bytes: readonly number[]): string | null {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
