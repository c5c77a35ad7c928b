import type { GraphQLSchema } from 'graphql';
import { originsForCodes } from '../services/origins.ts';
import type { Context } from './context.ts';

/**
 * Lets every entry point that takes `origins` see the public catalogues where they are left out and a role is addressed by
 * a code that only a catalogue knows ("onet:15-2051.00"): nobody who gives such a code means anything else. Done here for
 * all of them, so that no reference to a role can be forgotten.
 */
export function heedCatalogueCodes(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve || !field.args.some(({ name }) => name === 'origins')) continue;
    field.resolve = (root, args, context: Context, info) => {
      const codes = args.origins == null ? [...externalIdsIn(args)] : [];
      if (codes.length === 0) return resolve(root, args, context, info);
      return counting(context, codes).then((origins) => resolve(root, { ...args, origins }, context, info));
    };
  }
  return schema;
}

async function counting(context: Context, codes: readonly string[]) {
  const view = await context.view(null);
  return originsForCodes(view.snapshot, view.origins, codes);
}

/** The external ids anywhere in arguments. */
function* externalIdsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'externalId' && typeof inner === 'string') yield inner;
    else yield* externalIdsIn(inner);
  }
}
