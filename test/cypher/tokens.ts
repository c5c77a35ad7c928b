/** A token of Cypher. Strings keep their quotes; a parameter is `$name`. */
export interface Token {
  kind: 'word' | 'parameter' | 'string' | 'number' | 'sign';
  text: string;
}

const pattern =
  /(?<space>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<parameter>\$[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*|`[^`]*`)|(?<sign>\|\||<>|<=|>=|->|<-|\.\.|[^\s\w])/gy;

/** The tokens of a query, without space and comments. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of text.matchAll(pattern)) {
    for (const kind of ['string', 'parameter', 'number', 'word', 'sign'] as const) {
      const found = groups[kind];
      if (found !== undefined) tokens.push({ kind, text: found });
    }
  }
  return tokens;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A query as tokens, with the questions that rules ask. Words are compared without case. */
export class Cypher {
  readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[] | string) {
    this.tokens = typeof tokens === 'string' ? tokensOf(tokens) : tokens;
  }

  text(index: number): string {
    return this.tokens[index]?.text ?? '';
  }

  /** Whether the tokens from `index` are these; `*` stands for any word. */
  at(index: number, ...expected: readonly string[]): boolean {
    return expected.every((want, i) => {
      const token = this.tokens[index + i];
      if (token === undefined) return false;
      if (want === '*') return token.kind === 'word';
      return token.kind === 'word' ? token.text.toUpperCase() === want.toUpperCase() : token.text === want;
    });
  }

  /** Every index where these tokens begin. */
  find(...expected: readonly string[]): number[] {
    return this.tokens.flatMap((_, index) => (this.at(index, ...expected) ? [index] : []));
  }

  /** Index of the bracket that closes the one at `open`. */
  close(open: number): number {
    const end = closing[this.text(open)];
    let depth = 0;
    for (let i = open; i < this.tokens.length; i += 1) {
      if (this.text(i) === this.text(open)) depth += 1;
      else if (this.text(i) === end) depth -= 1;
      if (depth === 0) return i;
    }
    return this.tokens.length;
  }

  between(open: number, close: number): Cypher {
    return new Cypher(this.tokens.slice(open + 1, close));
  }

  /** Splits at commas that are in no bracket. */
  items(): Cypher[] {
    const items: Token[][] = [[]];
    let depth = 0;
    for (const token of this.tokens) {
      if (token.kind === 'sign' && token.text in closing) depth += 1;
      if (token.kind === 'sign' && Object.values(closing).includes(token.text)) depth -= 1;
      if (depth === 0 && token.text === ',') items.push([]);
      else items.at(-1)?.push(token);
    }
    return items.filter((item) => item.length > 0).map((item) => new Cypher(item));
  }

  /** What follows a clause's keyword at `index` up to the next clause or the end of the bracket around it. */
  clause(index: number): Cypher {
    let depth = 0;
    let end = index + 1;
    for (; end < this.tokens.length; end += 1) {
      const { kind, text } = this.tokens[end] ?? { kind: 'sign', text: '' };
      if (kind === 'sign' && text in closing) depth += 1;
      if (kind === 'sign' && Object.values(closing).includes(text)) depth -= 1;
      if (depth < 0 || (depth === 0 && kind === 'word' && clauses.has(text.toUpperCase()))) break;
    }
    return this.between(index, end);
  }

  toString(): string {
    return this.tokens.map(({ text }) => text).join(' ');
  }
}

/** Words that begin a clause; ORDER, SKIP and LIMIT too, so that a RETURN ends before them. */
const clauses = new Set(
  (
    'MATCH OPTIONAL WHERE WITH RETURN UNWIND CREATE MERGE SET REMOVE DELETE DETACH ORDER SKIP OFFSET LIMIT CALL UNION ' +
    'FOREACH ON'
  ).split(' '),
);
