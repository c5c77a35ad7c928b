/** Stable codes of everything Rolegraph refuses or cannot do; clients may branch on them. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'INVALID_CURSOR'
  | 'NOT_FOUND'
  | 'AMBIGUOUS_TITLE'
  | 'ROLE_ALREADY_DESCRIBED'
  | 'CONFLICT'
  | 'STORE_HELD'
  | 'STORE_NOT_EMPTY'
  | 'STORE_TOO_NEW'
  | 'STORE_UNREADABLE'
  | 'DATABASE_UNAVAILABLE'
  | 'DATABASE_DENIED'
  | 'DATABASE_BUSY'
  | 'DATABASE_TIMEOUT'
  | 'DATABASE_ERROR'
  | 'INVALID_CONFIG';

/** One problem of an input: where it is (a path or JSON pointer) and what to do about it. */
export interface Problem {
  path: string;
  message: string;
}

/** The one error class of Rolegraph. The message says what happened and what to do; it is safe to show to a user. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, options: { problems?: readonly Problem[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = options.problems ?? [];
  }
}
