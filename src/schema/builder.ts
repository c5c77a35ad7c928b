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
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    nodeTypeOptions: { description: 'Anything with a global id.' },
    nodeQueryOptions: { description: 'Whatever has this global id; null if nothing has, or it is not visible.' },
    nodesQueryOptions: {
      description: 'Whatever has these global ids, in their order; null for those that nothing has.',
    },
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
