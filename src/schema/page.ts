import type { GraphQLResolveInfo } from 'graphql';
import { AppError, InvalidInput } from '../errors.ts';
import { builder, ENTRY_COST, PAGE } from './builder.ts';

export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  /** Direction of the list; ascending unless said otherwise. */
  order?: 'ASC' | 'DESC' | null | undefined;
}

/** What a row is ordered by, ending in something unique. */
export type Key = readonly (string | number)[];

/** The field a list is asked for by. Its name is part of every cursor, so that one of another list is noticed. */
export type List = Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>;

const nameOf = ({ parentType, fieldName }: List) => `${parentType.name}.${fieldName}`;

export interface Page<T> {
  edges: Edge<T>[];
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

/** A row on a page. Its cursor is made when asked for: most requests do not, and it would cost more than the row. */
class Edge<T> {
  readonly node: T;
  readonly #cursor: () => string;

  constructor(node: T, cursor: () => string) {
    this.node = node;
    this.#cursor = cursor;
  }

  get cursor(): string {
    return this.#cursor();
  }
}

/** Cost of a connection: its page size. */
export const pageComplexity = (args: PageArgs) => ({
  field: 1,
  multiplier: Math.min(PAGE.max, Math.max(1, args.first ?? args.last ?? PAGE.default)),
});

/** Cost of a connection that is an entry point. */
export const entryPageComplexity = (args: PageArgs) => ({ ...pageComplexity(args), field: ENTRY_COST });

/** The part of a list that a page is read from. */
export interface Window {
  list: List;
  /** Whether the list is in descending order. */
  descending: boolean;
  /** Whether the page is read from the end of the list. */
  backward: boolean;
  size: number;
  after: Key | null;
  before: Key | null;
}

/** The window that the arguments ask for. @throws AppError INVALID_INPUT or INVALID_CURSOR with the argument. */
export function pageWindow({ first, after, last, before, order }: PageArgs, list: List): Window {
  for (const [path, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > PAGE.max)) {
      throw refuse(path, `${path} is ${size}; it must lie between 0 and ${PAGE.max}.`);
    }
  }
  if (first != null && last != null) throw refuse('last', 'Give first or last, not both.');
  const backward = last != null || (before != null && first == null);
  return {
    list,
    descending: order === 'DESC',
    backward,
    size: first ?? last ?? PAGE.default,
    after: decode(after, list, 'after'),
    before: decode(before, list, 'before'),
  };
}

function refuse(path: string, message: string): InvalidInput {
  return new InvalidInput(message, [{ path, message }]);
}

const encode = (list: List, key: Key) => Buffer.from(JSON.stringify([nameOf(list), ...key])).toString('base64url');

function decode(cursor: string | null | undefined, list: List, path: string): Key | null {
  if (cursor == null) return null;
  try {
    const [name, ...key]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (name === nameOf(list) && key.length > 0 && key.every(isKeyPart)) return key;
  } catch {
    // Said below, whichever way it is malformed.
  }
  const message = `"${cursor.slice(0, 60)}" is no cursor of ${nameOf(list)}. Use one that a page of this list gave.`;
  throw new AppError('INVALID_CURSOR', message, { problems: [{ path, message }] });
}

const isKeyPart = (part: unknown): part is string | number => typeof part === 'string' || Number.isFinite(part);

/**
 * The page that a window shows of rows in list order: all of them, or as many from where the window starts as it has
 * room for and one to spare.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  window: Window,
  keyOf: (row: R) => Key,
  nodeOf: (row: R) => T,
  total: Page<T>['total'],
): Page<T> {
  const { list, backward, size, after, before } = window;
  const inside = after || before ? rows.filter((row) => isInside(window, keyOf(row))) : rows;
  const shown = backward ? inside.slice(Math.max(0, inside.length - size)) : inside.slice(0, size);
  const more = inside.length > shown.length;
  const edges = shown.map((row) => new Edge(nodeOf(row), () => encode(list, keyOf(row))));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? before !== null : more,
      hasPreviousPage: backward ? more : after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    total,
  };
}

/** A page of rows that are all at hand, in the order of their keys. */
export const pageOfRows = <R, T>(
  rows: readonly R[],
  args: PageArgs,
  list: List,
  keyOf: (row: R) => Key,
  nodeOf: (row: R) => T,
): Page<T> => pageOf(rows, pageWindow(args, list), keyOf, nodeOf, () => rows.length);

function isInside({ descending, after, before }: Window, key: Key): boolean {
  const [above, below] = descending ? [before, after] : [after, before];
  return (!above || compareKeys(key, above) > 0) && (!below || compareKeys(key, below) < 0);
}

/** Orders keys part by part; a cursor that somebody made up compares without error. */
function compareKeys(a: Key, b: Key): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    return (typeof x === typeof y ? x < y : typeof x === 'number') ? -1 : 1;
  }
  return 0;
}
