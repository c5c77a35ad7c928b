import { z } from 'zod';

/** A stored query of the catalogue: named, with checked parameters and checked rows. */
export interface CatalogueQuery<P extends z.ZodObject = z.ZodObject, R extends z.ZodObject = z.ZodObject> {
  /** Unique, "noun.what"; travels to the database as transaction metadata. */
  name: string;
  mode: 'read' | 'write';
  about: string;
  params: P;
  row: R;
  text: string;
}

/** Names the types of a query; the text has its outer indentation removed so that it can be pasted into a console. */
export function defineQuery<P extends z.ZodObject, R extends z.ZodObject>(
  query: CatalogueQuery<P, R>,
): CatalogueQuery<P, R> {
  return { ...query, text: dedent(query.text) };
}

function dedent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const outer = Math.min(...indents);
  return lines.map((line) => line.slice(outer)).join('\n');
}

type Encode = (value: unknown) => unknown;
const identity: Encode = (value) => value;

/**
 * Compiles a parameter schema into a function that wraps every value declared as an integer.
 * The declared type decides and not the value: 3.0 meant as a float stays one.
 */
export function integerEncoder(schema: z.core.$ZodType, wrap: (value: number) => unknown): Encode {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'number':
      return isInteger(schema) ? (value) => (typeof value === 'number' ? wrap(value) : value) : identity;
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
      return integerEncoder(def.innerType, wrap);
    case 'array': {
      const item = integerEncoder(def.element, wrap);
      return item === identity ? identity : (value) => (Array.isArray(value) ? value.map(item) : value);
    }
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, field]) => [key, integerEncoder(field, wrap)] as const);
      const encoders = fields.filter(([, encode]) => encode !== identity);
      if (encoders.length === 0) return identity;
      return (value) => {
        if (value === null || typeof value !== 'object') return value;
        const encoded: Record<string, unknown> = { ...value };
        for (const [key, encode] of encoders) if (key in encoded) encoded[key] = encode(encoded[key]);
        return encoded;
      };
    }
    default:
      return identity;
  }
}

function isInteger(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodNumber && schema.isInt;
}
