import type { Blueprint } from '../model/blueprint.ts';

export type Message = Blueprint['messages'][number];

const MOST = 500;
const LONGEST_EXCERPT = 200;

/** Collects what the steps of an import have to say about a document. Nothing is thrown one at a time. */
export class Messages {
  readonly #list: Message[] = [];
  #unlisted = 0;
  #failed = false;

  error(rule: string, line: number | null, text: string, excerpt: string | null = null): void {
    this.#failed = true;
    this.#add({ rule, severity: 'error', line, text, excerpt: clipped(excerpt) });
  }

  warning(rule: string, line: number | null, text: string, excerpt: string | null = null): void {
    this.#add({ rule, severity: 'warning', line, text, excerpt: clipped(excerpt) });
  }

  info(rule: string, line: number | null, text: string, excerpt: string | null = null): void {
    this.#add({ rule, severity: 'info', line, text, excerpt: clipped(excerpt) });
  }

  /** Whether anything stands in the way of using the document. */
  get failed(): boolean {
    return this.#failed;
  }

  list(): Message[] {
    if (this.#unlisted === 0) return [...this.#list];
    const text = `${this.#unlisted} more messages are not listed.`;
    return [...this.#list, { rule: 'many-messages', severity: 'warning', line: null, text, excerpt: null }];
  }

  /** A hostile document could cause a message a line: only so many are kept, errors always. */
  #add(message: Message): void {
    if (this.#list.length < MOST || message.severity === 'error') this.#list.push(message);
    else this.#unlisted += 1;
  }
}

function clipped(excerpt: string | null): string | null {
  if (excerpt === null || excerpt.length <= LONGEST_EXCERPT) return excerpt;
  return `${excerpt.slice(0, LONGEST_EXCERPT - 1)}…`;
}
