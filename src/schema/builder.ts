import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';

/** Limits of one operation. Everything refused by them never reaches a resolver. */
export const LIMITS = {
  /** Nesting of fields. */
  depth: 14,
  /** Fields that one operation may resolve at most, lists counted at their limit. */
  complexity: 50_000,
  /** Fields selected in one operation. */
  breadth: 500,
} as const;

/** Rows of a page unless `first` or `last` says otherwise, and the most that one page may have. */
export const PAGE = { default: 20, max: 200 } as const;

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
}>({
  plugins: [ErrorsPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Result`,
    },
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: {
      nullable: false,
      complexity: { field: 0, multiplier: 1 },
      description: 'The rows of the page.',
    },
    nodeFieldOptions: { nullable: false, complexity: { field: 0, multiplier: 1 }, description: 'The row.' },
    nodesOnConnection: {
      complexity: { field: 0, multiplier: 1 },
      description: 'The rows of the page without their cursors.',
    },
    defaultConnectionTypeOptions: { description: 'A page of a list.' },
    defaultEdgeTypeOptions: { description: 'A row of a page and its place in the list.' },
    cursorFieldOptions: { description: 'Where the row stands in the list; opaque.' },
    pageInfoFieldOptions: { description: 'Where the page stands in the list.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow the page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows stand before the page.' },
    startCursorFieldOptions: { description: 'Cursor of the first row; null for an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last row; null for an empty page.' },
    firstArgOptions: { description: `How many rows from the start, 0 to ${PAGE.max}; ${PAGE.default} by default.` },
    afterArgOptions: { description: 'Only rows after the one with this cursor.' },
    lastArgOptions: { description: `How many rows from the end, 0 to ${PAGE.max}; not together with \`first\`.` },
    beforeArgOptions: { description: 'Only rows before the one with this cursor.' },
    nodeTypeOptions: { description: 'Anything with a global id.' },
    idFieldOptions: { description: 'Global id.' },
    // Ours are in node.ts: with origins, a limit, and errors like everybody else's.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 20,
    limit: LIMITS,
    complexityError: (kind, result) => {
      const [asked, allowed] =
        kind === 'Depth'
          ? [result.depth, LIMITS.depth]
          : kind === 'Breadth'
            ? [result.breadth, LIMITS.breadth]
            : [result.complexity, LIMITS.complexity];
      const limit = kind.toLowerCase();
      return new AppError(
        'LIMIT_EXCEEDED',
        `The operation has a ${limit} of ${asked}, the limit is ${allowed}. Ask for less, or for smaller pages.`,
        { problems: [{ path: limit, message: `${asked} of at most ${allowed}` }] },
      );
    },
  },
});

builder.queryType({ description: 'Everything that can be asked.' });
builder.mutationType({ description: 'Everything that can be changed. Each mutation is one transaction.' });
