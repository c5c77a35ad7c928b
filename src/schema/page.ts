import { AppError, InvalidInput } from '../errors.ts';
import { builder } from './builder.ts';

/** Rows of a page unless `first` or `last` says otherwise, and the most that one page may have. */
export const PAGE = { default: 20, max: 200 } as const;

export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** What a row is ordered by, ending in something unique. */
export type Key = readonly (string | number)[];

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Counts the whole list; called only when asked for. */
  total: () => number | Promise<number>;
}

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many rows the whole list has; computed only when asked for.',
    resolve: (page) => (page as unknown as Page<unknown>).total(),
  }),
);

/** Cost of a connection: its page size. */
export const pageComplexity = (args: PageArgs) => ({
  field: 1,
  multiplier: Math.min(PAGE.max, Math.max(1, args.first ?? args.last ?? PAGE.default)),
});

/** The direction and size a page is read in. @throws InvalidInput with the path of the argument. */
export function pageWindow({ first, after, last, before }: PageArgs) {
  for (const [path, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > PAGE.max)) {
      throw refuse(path, `${path} is ${size}; it must lie between 0 and ${PAGE.max}.`);
    }
  }
  if (first != null && last != null) throw refuse('last', 'Give first or last, not both.');
  const backward = last != null || (before != null && first == null);
  return {
    backward,
    size: first ?? last ?? PAGE.default,
    after: decode(after, 'after'),
    before: decode(before, 'before'),
  };
}

function refuse(path: string, message: string): InvalidInput {
  return new InvalidInput(message, [{ path, message }]);
}

const encode = (key: Key) => Buffer.from(JSON.stringify(key)).toString('base64url');

function decode(cursor: string | null | undefined, path: string): Key | null {
  if (cursor == null) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || Number.isFinite(part))) return key;
  } catch {
    // Said below, whichever way it is malformed.
  }
  const message = `"${cursor.slice(0, 60)}" is no cursor. Use one that a page gave.`;
  throw new AppError('INVALID_CURSOR', message, { problems: [{ path, message }] });
}

/** Builds the page from rows in list order that were read with one row to spare in reading direction. */
export function toPage<T>(
  rows: readonly T[],
  {
    more,
    window,
    keyOf,
    total,
  }: {
    more: boolean;
    window: ReturnType<typeof pageWindow>;
    keyOf: (row: T) => Key;
    total: Page<T>['total'];
  },
): Page<T> {
  const edges = rows.map((node) => ({ cursor: encode(keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: window.backward ? window.before !== null : more,
      hasPreviousPage: window.backward ? more : window.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    total,
  };
}

/** A page of rows that are all at hand, in the order of their keys. */
export function pageOfRows<T>(rows: readonly T[], args: PageArgs, keyOf: (row: T) => Key): Page<T> {
  const window = pageWindow(args);
  const { after, before, backward, size } = window;
  const inside = rows.filter(
    (row) => (!after || compareKeys(keyOf(row), after) > 0) && (!before || compareKeys(keyOf(row), before) < 0),
  );
  const shown = backward ? inside.slice(Math.max(0, inside.length - size)) : inside.slice(0, size);
  return toPage(shown, { more: inside.length > shown.length, window, keyOf, total: () => rows.length });
}

/** Orders keys part by part; a cursor of another list compares without error. */
function compareKeys(a: Key, b: Key): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    return (typeof x === typeof y ? x < y : typeof x === 'number') ? -1 : 1;
  }
  return 0;
}
