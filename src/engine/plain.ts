import { InvalidInput } from '../errors.ts';

const MAX_DEPTH = 8;
const MAX_VALUES = 1_000_000;

/**
 * Lets only null, booleans, finite numbers, strings, plain arrays and plain objects through, at most 8 deep and a
 * million values: a parameter nested thousands deep crashes the embedded engine and with it the process.
 * @throws InvalidInput
 */
export function assertPlain(params: unknown): void {
  let values = 0;
  const visit = (value: unknown, depth: number): void => {
    values += 1;
    if (values > MAX_VALUES) refuse(`holds more than ${MAX_VALUES} values`);
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
    if (typeof value === 'number')
      return Number.isFinite(value) ? undefined : refuse('holds a number that is not finite');
    if (depth === MAX_DEPTH) refuse(`is nested deeper than ${MAX_DEPTH}`);
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (isPlainObject(value)) for (const item of Object.values(value)) visit(item, depth + 1);
    else refuse(`holds a ${typeof value}`);
  };
  visit(params, 0);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

function refuse(reason: string): never {
  throw new InvalidInput(`A query parameter ${reason}.`);
}
