/** Something noticed in a table: where, and what to do about it. */
export interface TableMessage {
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** Name of the sheet as in the file; null where it is about the file. */
  sheet: string | null;
  /** Number of the row, from 1. */
  row: number | null;
  /** Heading of the column. */
  column: string | null;
  text: string;
}

export interface TablePlace {
  sheet?: string | null;
  row?: number | null;
  column?: string | null;
}

const MOST_LISTED = 1_000;

/** Collects what is noticed in a table. Nothing is thrown one at a time. */
export class TableMessages {
  readonly #list: TableMessage[] = [];
  readonly #unlisted = { error: 0, warning: 0, info: 0 };

  error(rule: string, place: TablePlace, text: string): void {
    this.#add('error', rule, place, text);
  }

  warning(rule: string, place: TablePlace, text: string): void {
    this.#add('warning', rule, place, text);
  }

  info(rule: string, place: TablePlace, text: string): void {
    this.#add('info', rule, place, text);
  }

  /** Whether anything stands in the way of importing. */
  get failed(): boolean {
    return this.#unlisted.error > 0 || this.#list.some(({ severity }) => severity === 'error');
  }

  /** In order; of many only so many, and then how many more there were. */
  list(): TableMessage[] {
    const rest = (['error', 'warning', 'info'] as const).filter((severity) => this.#unlisted[severity] > 0);
    const more = rest.map((severity) => ({
      ...{ rule: 'many-messages', severity, sheet: null, row: null, column: null },
      text: `${this.#unlisted[severity]} more of severity "${severity}" are not listed.`,
    }));
    return [...this.#list, ...more];
  }

  #add(severity: TableMessage['severity'], rule: string, place: TablePlace, text: string): void {
    const { sheet = null, row = null, column = null } = place;
    // Errors come first where not everything fits.
    if (this.#list.length < MOST_LISTED) this.#list.push({ rule, severity, sheet, row, column, text });
    else {
      const victim = severity === 'error' ? this.#list.findLastIndex((message) => message.severity !== 'error') : -1;
      if (victim < 0) this.#unlisted[severity] += 1;
      else {
        const [gone] = this.#list.splice(victim, 1);
        if (gone) this.#unlisted[gone.severity] += 1;
        this.#list.push({ rule, severity, sheet, row, column, text });
      }
    }
  }
}
