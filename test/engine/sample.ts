import type { z } from 'zod';

/** The smallest value a zod type takes: empty lists and texts, null, the first of an enumeration. */
export function sampleOf(schema: z.core.$ZodType): unknown {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'nullable':
      return null;
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, sampleOf(field)]));
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'string':
      return '';
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      throw new Error(`No sample for a ${def.type}.`);
  }
}
