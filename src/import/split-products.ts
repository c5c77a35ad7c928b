/** Written with a slash and yet one thing. */
const oneThing =
  /^(CI\/CD|Pub\/Sub|TCP\/IP|PL\/SQL|UI\/UX|UX\/UI|A\/B.*|I\/O|OS\/2|R\/3|AP\/AR|AR\/AP|M&A|N\/A|24\/7)$/i;

/** Heads that only say what kind of product follows in parentheses. */
const generic =
  /\b(storage|stores?|managers?|tools?|tooling|platforms?|services?|systems?|software|databases?|suites?|warehouses?|providers?|clouds?|trackers?|boards?|solutions?|apps?|applications?|frameworks?|libraries|library|registr(y|ies)|vaults?|engines?|packages?|environments?|clusters?|schedulers?|portals?|programs?|spreadsheets?)$/i;

/**
 * The products a cell names, one each: "A / B", "A/B", "A, B" and "A; B" are two. "Git (GitHub/GitLab)" is three, and of
 * "Object storage (S3/Blob)" the generic head is dropped. Never empty for a text that is not.
 */
export function splitProducts(cell: string): string[] {
  const products = outside(cell.replace(/^(e\.g\.,?|such as|including)\s+/i, ''), /[,;/]/)
    .flatMap(withParenthesis)
    .map((product) =>
      product
        .replace(/^(and|or)\s+/i, '')
        .replace(/\.$/, '')
        .trim(),
    )
    .filter((product) => product !== '' && !/^(etc|others?|similar|or similar|and similar)\.?$/i.test(product));
  return products.length > 0 ? [...new Set(products)] : [cell];
}

function withParenthesis(piece: string): string[] {
  const match = /^(.*?)\s*\(([^()]+)\)\s*(.*)$/.exec(piece);
  if (!match) return [piece];
  const [, head = '', inner = '', tail = ''] = match;
  const listed = inner.replace(/^(with|e\.g\.,?|such as|like|including|incl\.|via|for example,?)\s+/i, '');
  const products = outside(listed, /[,;/]/).map((product) =>
    product.replace(/\s+(?:in|for|on|at)\s+\p{Ll}.*$/u, '').trim(),
  );
  const isNote =
    !products.some((product) => /^[\p{Lu}\d]/u.test(product)) || tail !== '' || /\b(if|when|where)\b/.test(inner);
  if (isNote) return [piece];
  const isGeneric = head === '' || (generic.test(head) && (/^\S+( \p{Ll}\S*)+$/u.test(head) || !head.includes(' ')));
  return isGeneric ? products : [head, ...products];
}

/** Splits at the signs that stand outside parentheses; a slash within one thing does not divide it. */
function outside(text: string, sign: RegExp): string[] {
  const pieces: string[] = [];
  let piece = '';
  let depth = 0;
  for (const [at, char] of [...text].entries()) {
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && sign.test(char) && divides(text, at, char)) {
      pieces.push(piece.trim());
      piece = '';
    } else piece += char;
  }
  return [...pieces, piece.trim()].filter((part) => part !== '');
}

function divides(text: string, at: number, char: string): boolean {
  if (char !== '/') return char === ';' || /\s/.test(text[at + 1] ?? ' ');
  const before = /[^\s,;()]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const after = /^[^\s,;()]*/.exec(text.slice(at + 1, at + 41))?.[0] ?? '';
  if (before === '' || after === '') return true;
  if (oneThing.test(`${before.split('/').at(-1)}/${after.split('/')[0]}`)) return false;
  return before.split('/').every((part) => part.length > 1) && after.split('/').every((part) => part.length > 1);
}
