import { z } from 'zod';

export interface PropertyType {
  /** In words, e.g. "integer, 0 to 80" or "list of string". */
  type: string;
  nullable: boolean;
  description: string;
}

/** Describes a zod type of the model or of a query for readers. */
export function propertyType(schema: z.core.$ZodType): PropertyType {
  const nullable = z.safeParse(schema, null).success;
  const { type, description } = describe(schema);
  return { type, nullable, description: description.replace(/\s+/g, ' ') };
}

function describe(schema: z.core.$ZodType): { type: string; description: string } {
  const own = z.globalRegistry.get(schema)?.description;
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  if (def.type === 'nullable' || def.type === 'optional') {
    const inner = describe(def.innerType);
    return { type: inner.type, description: own ?? inner.description };
  }
  return { type: typeOf(schema, def), description: own ?? '' };
}

function typeOf(schema: z.core.$ZodType, def: z.core.$ZodTypes['_zod']['def']): string {
  switch (def.type) {
    case 'number':
      return numberType(schema);
    case 'string':
      return 'format' in def && def.format === 'datetime' ? 'string, ISO time' : 'string';
    case 'enum':
      return Object.values(def.entries)
        .map((value) => `\`${value}\``)
        .join(', ');
    case 'literal':
      return def.values.map((value) => `\`${String(value)}\``).join(', ');
    case 'array':
      return `list of ${describe(def.element).type}`;
    case 'object':
      return `{ ${Object.keys(def.shape).join(', ')} }`;
    default:
      return def.type;
  }
}

function numberType(schema: z.core.$ZodType): string {
  const { isInt, minValue, maxValue } = schema as z.ZodNumber;
  const kind = isInt ? 'integer' : 'number';
  // Zod gives an integer the bounds of what a number can hold exactly; they are nobody's intention.
  const least = minValue === null || minValue < -1e15 ? null : minValue;
  const most = maxValue === null || maxValue > 1e15 ? null : maxValue;
  if (least === null) return most === null ? kind : `${kind}, up to ${most}`;
  return most === null ? `${kind}, from ${least}` : `${kind}, ${least} to ${most}`;
}
