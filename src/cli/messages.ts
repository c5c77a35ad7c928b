import { groupBy } from '../services/group-by.ts';

/** What a document's reader noticed. */
export interface Noticed {
  rule: string;
  severity: string;
  line: number | null;
  text: string;
  excerpt: string | null;
}

/** Messages of one kind up to this many are told one by one, each with its excerpt. */
const FEW = 3;
const MOST_LINES = 12;

/**
 * Messages as lines of text. One that a document caused many times is told once, with how often and on which lines;
 * `--json` gives each.
 * @param placed how the severity and line of a message are told.
 */
export function* toldMessages(
  messages: readonly Noticed[],
  placed: (severity: string, line: number | null) => string,
): Iterable<string> {
  const kinds = groupBy(messages, ({ severity, rule, text }) => `${severity} ${rule} ${text}`);
  for (const same of kinds.values()) {
    const [first] = same;
    if (first === undefined) continue;
    if (same.length <= FEW) {
      for (const { severity, line, rule, text, excerpt } of same)
        yield `${placed(severity, line)} ${rule}: ${text}${excerpt ? ` "${excerpt}"` : ''}`;
      continue;
    }
    const lines = same.flatMap(({ line }) => (line === null ? [] : [line]));
    const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
    const at = lines.length > 0 ? `, on lines ${lines.slice(0, MOST_LINES).join(', ')}${more}` : '';
    yield `${placed(first.severity, null)} ${first.rule}: ${first.text} ${same.length} times${at}.`;
  }
}
