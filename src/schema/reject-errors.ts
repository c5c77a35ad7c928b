import { type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Makes every resolver that throws give a rejected promise instead. Where one item of a list throws at once while items
 * before it are still pending, executors turn to the error and leave those to themselves; if they fail too, nobody hears
 * it, and Node ends the process.
 */
export function rejectErrors(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve) continue;
      field.resolve = (...asked) => {
        try {
          return resolve(...asked);
        } catch (error) {
          return Promise.reject(error);
        }
      };
    }
  }
  return schema;
}
