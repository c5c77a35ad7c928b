import * as errors from '../../errors.ts';

/** An error on its way from one thread to another: copying it would leave its class behind. */
export type Thrown = { app: string; fields: object } | { other: unknown };

export function thrown(error: unknown): Thrown {
  if (!(error instanceof errors.AppError)) return { other: error };
  return { app: error.constructor.name, fields: { ...error, message: error.message } };
}

/** The error as it was thrown. */
export function revived(error: Thrown): unknown {
  if ('other' in error) return error.other;
  const found = Object.entries(errors).find(([name]) => name === error.app)?.[1] ?? errors.AppError;
  return Object.assign(Object.setPrototypeOf(new Error(), found.prototype), error.fields);
}
