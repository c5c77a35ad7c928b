import { randomUUID } from 'node:crypto';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Logger } from './log.ts';

/** A request that is refused for what it is in HTTP, before the graph is asked. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

const statusByCode: Readonly<Partial<Record<ErrorCode, number>>> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  STORE_NOT_EMPTY: 409,
  DATABASE_UNAVAILABLE: 503,
  DATABASE_DENIED: 503,
  DATABASE_BUSY: 503,
  DATABASE_TIMEOUT: 504,
};

/** Notes an error that nobody should see and gives the reference under which it stands in the log. */
export function noteUnexpected(log: Logger, error: unknown): string {
  const reference = randomUUID();
  // Only these fields: errors of libraries carry whole queries and parameters in others.
  const { name, message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  const because = cause instanceof Error ? cause.message : undefined;
  log.error({ reference, name, message, stack, cause: because }, 'unexpected error');
  return reference;
}

/** Whether the message of an error is meant for whoever asked. Those of a database are for the log. */
export function isSpeakable(error: unknown): error is AppError {
  return error instanceof AppError && error.code !== 'DATABASE_ERROR';
}

/** The answer to a request that failed, in the shape of GraphQL, so that clients need to know only one. */
export function errorResponse(log: Logger, error: unknown): Response {
  if (error instanceof HttpError) return refusal(error.status, error.message, { code: error.code }, error.headers);
  if (isSpeakable(error)) {
    const problems = error.problems.length > 0 ? { problems: error.problems } : {};
    return refusal(statusByCode[error.code] ?? 400, error.message, { code: error.code, ...problems });
  }
  const reference = noteUnexpected(log, error);
  return refusal(500, 'Something went wrong here.', { code: 'INTERNAL_SERVER_ERROR', reference });
}

function refusal(
  status: number,
  message: string,
  extensions: Record<string, unknown>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ errors: [{ message, extensions }] }, { status, headers });
}
