import type { Messages } from './messages.ts';

/**
 * Where the bytes after a lead byte were lost ("canโt", "3â€5"), only the place tells what stood there. Each pattern is
 * how the first byte of a dash, quote or arrow looks in one code page (looked for only where one of its `signs` is); `whole` is what the text must not be written in.
 */
const remnants: readonly { signs: readonly string[]; mark: RegExp; whole?: RegExp }[] = [
  { signs: ['â€', '\ufffd'], mark: /(?:â€[\u0080-\u00bf\ufffd]?|\ufffd{1,3})/g },
  // Thai writes whole words: the sign between Latin ones is a remnant.
  { signs: ['โ'], mark: /(?<![\u0e00-\u0e7f])โ[ฅคข]?(?![\u0e00-\u0e7f])/g, whole: /[\u0e00-\u0e7f]{3}/ },
  { signs: ['в'], mark: /(?<!\p{L})вЂ(?!\p{L})|(?<=[a-z0-9 ])в(?=[a-z0-9 ])/gu, whole: /[\u0400-\u04ff]{3}/ },
];

/** A document has some hundred dashes and quotes. */
const MOST_LOST = 5_000;

/** Signs whose last byte survived in the Thai code page. */
const lastByte: Readonly<Record<string, string>> = { ฅ: '≥', ค: '≤', ข: '•' };

/** Puts signs back that were lost, by what stands around them, and reports each line where it did. */
export function repairByContext(text: string, messages: Messages): string {
  const present = remnants.filter(
    ({ signs, mark, whole }) =>
      signs.some((sign) => text.includes(sign)) && text.search(mark) >= 0 && !whole?.test(text),
  );
  if (present.length === 0) return text;
  const lost = present.reduce((sum, { mark }) => sum + (text.match(mark)?.length ?? 0), 0);
  if (lost > MOST_LOST) {
    messages.error('too-damaged', null, `${lost} signs were lost: get the document in a better form.`);
    return text;
  }
  return text
    .split('\n')
    .map((line, index) => {
      const repaired = present.reduce((result, { mark }) => repairLine(result, mark), line);
      if (repaired !== line) {
        const about = 'Signs were lost in this line and put back by what stands around them; check dashes and quotes.';
        messages.warning('lost-character', index + 1, about, repaired.trim());
      }
      return repaired;
    })
    .join('\n');
}

function repairLine(line: string, mark: RegExp): string {
  const parts = line.split(mark);
  if (parts.length === 1) return line;
  const found = [...line.matchAll(mark)].map(([sign]) => sign);
  if (isDashList(parts)) return parts.join('–');
  let result = parts[0] ?? '';
  let open = result.lastIndexOf('“') > result.lastIndexOf('”');
  for (const [index, sign] of found.entries()) {
    const after = parts[index + 1] ?? '';
    // Of the bytes that may follow these two, Windows-1252 lacks only that of the closing quote.
    const known = sign === 'â€\ufffd' ? '”' : lastByte[sign.at(-1) ?? ''];
    result += known ?? signBetween(result, after, open, isChain(parts, index));
    result += after;
    open = result.lastIndexOf('“') > result.lastIndexOf('”');
  }
  return result;
}

/** "Typical partners: – Finance – Sales": a head and items that each begin as one, divided by nothing else. */
function isDashList([head = '', ...items]: readonly string[]): boolean {
  const isHead = /^[^\s|(*+-][^|.;]*:? $/.test(head);
  return isHead && (items.length > 1 || /: $/.test(head)) && items.every((item) => /^ [\p{Lu}\d]/u.test(item));
}

function signBetween(before: string, after: string, open: boolean, chain: boolean): string {
  const spaced = /(^|\s)$/.test(before) && /^(\s|$)/.test(after);
  if (spaced) return chain || isStep(before, after) ? '→' : '—';
  if (/[\d%]$/.test(before) && /^[+~$€£<>]?\d/.test(after)) return '–';
  if (!open && /(^|[\s([{/—–-])$/.test(before) && /^\S/.test(after)) return '“';
  if (/\p{L}$/u.test(before) && /^(s|t|re|ve|ll|d|m)\b/.test(after)) return '’';
  if (/\S$/.test(before) && /^($|[\s)\]},.;:!?|/])/.test(after)) return open ? '”' : '’';
  return '—';
}

/** "(Senior → Principal)": a step between two short names alone in parentheses. */
function isStep(before: string, after: string): boolean {
  return /\((\S+ ){1,3}$/.test(before) && /^ [\w/-]+( \w+){0,3}\)/.test(after);
}

/** "data → training → release": this sign and a neighbouring one divide few words. */
function isChain(parts: readonly string[], index: number): boolean {
  const short = (part: string | undefined) => part !== undefined && /^ \S+( \S+){0,3} $/.test(part);
  const isInner = (at: number) => at > 0 && at < parts.length - 1;
  return (isInner(index) && short(parts[index])) || (isInner(index + 1) && short(parts[index + 1]));
}
