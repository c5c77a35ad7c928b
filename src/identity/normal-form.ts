/**
 * Abbreviations that always mean the same in English titles, skills and parties. Two-letter words with several
 * meanings ("PM") are left out: a wrong merge costs more than a missed one. Level words are spelled out, never dropped.
 */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ai: 'artificial intelligence',
    ml: 'machine learning',
    cv: 'computer vision',
    nlp: 'natural language processing',
    llm: 'large language model',
    rai: 'responsible artificial intelligence',
    sre: 'site reliability engineering',
    qa: 'quality assurance',
    hr: 'human resource',
    ux: 'user experience',
    ui: 'user interface',
    hitl: 'human in the loop',
    sr: 'senior',
    jr: 'junior',
    assoc: 'associate',
    eng: 'engineering',
    mgr: 'manager',
    mgmt: 'management',
    dev: 'developer',
    tech: 'technical',
    vp: 'vice president',
    dir: 'director',
  }),
);

const expanded = (word: string) => abbreviations.get(word);

/** Words whose last "s" is no plural. */
const singular = /(ss|us|is|ous|sis)$/;

function singularOf(word: string): string {
  if (word.length <= 3 || !word.endsWith('s') || singular.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The words of a text: letters, digits and the signs that make names such as C++, C# and .NET. */
function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
    .replaceAll('&', ' and ');
  return folded.match(/\.?[\p{L}\p{N}]+[+#]*/gu)?.map((word) => word.replace(/^\.(?!net$)/, '')) ?? [];
}

/**
 * The form in which equal names are equal: case, punctuation, plurals and well-known abbreviations folded. Level words
 * stay: "Senior X" is never "X". English rules; other languages fold case, accents and punctuation only.
 * @returns empty for a text without any letter or digit.
 */
export function normalForm(text: string, lang = 'en'): string {
  const words = wordsOf(text);
  if (!lang.toLowerCase().startsWith('en')) return words.join(' ');
  return words
    .flatMap((word) =>
      (expanded(word) ?? expanded(word.replace(/s$/, '')) ?? expanded(singularOf(word)) ?? word).split(' '),
    )
    .map(singularOf)
    .join(' ');
}
