import { InvalidInput } from '../errors.ts';

/** A number argument within its bounds. @throws InvalidInput with the path of the argument. */
export function inRange(path: string, value: number, most: number, least = 1): number {
  if (value >= least && value <= most) return value;
  const message = `${path} is ${value}; it must lie between ${least} and ${most}.`;
  throw new InvalidInput(message, [{ path, message }]);
}

/** A list argument that is neither empty nor too long. @throws InvalidInput with the path of the argument. */
export function sized<T>(path: string, list: readonly T[], most: number, least = 1): readonly T[] {
  if (list.length >= least && list.length <= most) return list;
  const message = `${path} has ${list.length} entries; it must have between ${least} and ${most}.`;
  throw new InvalidInput(message, [{ path, message }]);
}
