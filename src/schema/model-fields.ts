import type { z } from 'zod';
import { after, type Eventually } from '../loaders/eventually.ts';
import type { builder } from './builder.ts';
import { enumFor } from './enums.ts';

type FieldBuilder<Parent> = PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], Parent>;

/**
 * GraphQL fields for properties of the model, with their types, nullability and descriptions: the model is the manual.
 * A new property of the model shows up in the API by itself.
 * @param valueOf where a property's value comes from; may be a promise.
 */
export function modelFields<Parent, S extends z.ZodRawShape>(
  t: FieldBuilder<Parent>,
  shape: S,
  valueOf: (parent: Parent) => Eventually<z.output<z.ZodObject<S>>>,
) {
  return Object.fromEntries(
    Object.entries(shape).map(([property, declared]) => {
      const { schema, nullable } = unwrap(declared);
      const description = describe(declared) ?? describe(schema);
      if (!description) throw new Error(`The model property ${property} has no description.`);
      const read = (values: Record<string, unknown>) => values[property] as never;
      return [
        property,
        t.field({
          type: typeOf(schema),
          nullable,
          description,
          resolve: (parent) => after(valueOf(parent), read),
        }),
      ];
    }),
  );
}

function unwrap(schema: z.core.$ZodType): { schema: z.core.$ZodType; nullable: boolean } {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  return def.type === 'nullable' ? { schema: def.innerType, nullable: true } : { schema, nullable: false };
}

const describe = (schema: z.core.$ZodType) => (schema as z.ZodType).description;

function typeOf(schema: z.core.$ZodType) {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'string') return 'String' as const;
  if (def.type === 'boolean') return 'Boolean' as const;
  if (def.type === 'number') return (schema as z.ZodNumber).isInt ? ('Int' as const) : ('Float' as const);
  return enumFor(schema);
}
