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

/** Which code page it was is told by so many characters; a document is far shorter. */
const SAMPLE = 400_000;

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

/** Undoes UTF-8 that was read as another code page, as often as it happened, wherever it can be undone exactly. */
export function undoMojibake(text: string, messages: Messages): string {
  let result = text;
  for (let pass = 0; pass < PASSES; pass += 1) {
    // Damage is made of neighbouring characters beyond ASCII; only those are looked at to tell the code page.
    const runs = result.slice(0, SAMPLE).match(/[^\0-\x7f]{2,}/g);
    const sample = (runs ?? []).join(' ');
    const likely = pages
      .map((page) => ({ page, ...undo(sample, page) }))
      .reduce((a, b) => (b.places > a.places ? b : a));
    if (likely.places === 0) return result;
    const best = undo(result, likely.page);
    const again = pass > 0 ? ' again' : '';
    const text = `UTF-8 seen as ${likely.page.name}${again} was undone in ${best.places} places.`;
    messages.info(
      'mojibake',
      best.line,
      text,
      best.line === null ? null : (result.split('\n')[best.line - 1]?.trim() ?? null),
    );
    result = best.text;
  }
  return result;
}

function undo(text: string, { byteOf, sequence }: CodePage) {
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
  return { text: undone, places, line };
}

/** The character of a UTF-8 sequence whose bytes have the right ranges; null for an overlong or impossible one. */
function decoded([lead = 0, ...rest]: readonly number[]): string | null {
  const bits = rest.length === 3 ? lead & 0x07 : rest.length === 2 ? lead & 0x0f : lead & 0x1f;
  const point = rest.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), bits);
  const least = rest.length === 3 ? 0x10000 : rest.length === 2 ? 0x800 : 0x80;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < least || point > 0x10ffff || isSurrogate ? null : String.fromCodePoint(point);
}
