const ascii = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Names whose signs carry the meaning: "C++" and "C#" are not "C". */
const spelled = (text: string) => text.replace(/\+/g, ' plus ').replace(/#/g, ' sharp ').replace(/&/g, ' and ');

const MAX_LENGTH = 80;
const MAX_SORT_KEY = 200;

/**
 * The id a noun is minted with: lower-case ASCII words joined by "-", at most 80 characters. A name in a script without
 * ASCII gives its code points, so that it has an id too.
 */
export function slugOf(name: string): string {
  const words = ascii(spelled(name)).match(/[a-z0-9]+/g);
  if (words) return words.join('-').slice(0, MAX_LENGTH).replace(/-+$/, '');
  const points = [...name.normalize('NFC')].slice(0, 12).map((char) => (char.codePointAt(0) ?? 0).toString(16));
  return `u-${points.join('-') || '0'}`;
}

/** The first of "slug", "slug-2", "slug-3" … that `taken` does not hold. */
export function mintId(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * A sort key both engines order alike: printable ASCII, case and accents folded, other characters as code points. Its
 * length is bounded, because it is indexed.
 */
export function sortKeyOf(name: string): string {
  return [...ascii(name)]
    .map((char) => (char >= ' ' && char <= '~' ? char : `~${(char.codePointAt(0) ?? 0).toString(16)}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_SORT_KEY);
}
