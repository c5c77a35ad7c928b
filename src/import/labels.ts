import { headingForm } from './heading-form.ts';
import type { Headings } from './headings.ts';

/** Text cut at the labels within it: what stands before the first, and each label's text. */
export interface Labelled {
  head: string;
  fields: { key: string; text: string }[];
}

type LabelReader = (text: string) => Labelled;

const readers = new WeakMap<Headings['labels'], Map<string, LabelReader>>();

/**
 * Cuts a text at labels such as "Why it matters:", also where one was run on to the word before it
 * ("rigorWhy it matters:") or set off by a dash. A label starts with a capital.
 */
export function labelReader(labels: Headings['labels'], keys: readonly string[]): LabelReader {
  const known = readers.get(labels) ?? new Map<string, LabelReader>();
  readers.set(labels, known);
  const name = keys.join(' ');
  const reader = known.get(name) ?? newReader(labels, keys);
  known.set(name, reader);
  return reader;
}

function newReader(labels: Headings['labels'], keys: readonly string[]): LabelReader {
  const keyOf = new Map(keys.flatMap((key) => (labels[key] ?? []).map((phrase) => [phrase, key] as const)));
  const phrases = [...keyOf.keys()].sort((a, b) => b.length - a.length).map(pattern);
  const any = new RegExp(
    `(?:^|(?<=[\\p{Ll}\\p{N})\\].!?”’"'])|\\s)\\s*(?:[–—-]\\s*)?(${phrases.join('|')})\\s*[:：]\\s*`,
    'gu',
  );
  return (text) => {
    if (!/[:：]/.test(text)) return { head: trimmed(text), fields: [] };
    const found = [...text.matchAll(any)];
    const head = text.slice(0, found[0]?.index ?? text.length);
    const fields = found.map((match, i) => ({
      key: keyOf.get(headingForm(match[1] ?? '')) ?? '',
      text: trimmed(text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length)),
    }));
    return { head: trimmed(head), fields };
  };
}

const trimmed = (text: string) => text.replace(/\s+[–—-]$/, '').trim();

/** The phrase with a capital first letter, its other words in any case. */
function pattern(phrase: string): string {
  const [first = '', ...rest] = [...phrase];
  const letters = rest.map((char) => (/\p{L}/u.test(char) ? `[${char}${char.toUpperCase()}]` : '\\s+')).join('');
  return `${first.toUpperCase()}${letters}`;
}
