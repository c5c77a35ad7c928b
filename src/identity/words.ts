/** The words of a text in lower case: letters, digits and the signs that make names such as C++, C# and .NET. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
    .replaceAll('&', ' and ');
  return folded.match(/\.?[\p{L}\p{N}]+[+#]*/gu)?.map((word) => word.replace(/^\.(?!net$)/, '')) ?? [];
}
