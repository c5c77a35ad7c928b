/** Stable codes of everything Rolegraph refuses or cannot do; clients may branch on them. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'INVALID_CURSOR'
  | 'LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'AMBIGUOUS_TITLE'
  | 'NO_PATH'
  | 'WORK_BUDGET_SPENT'
  | 'ROLE_ALREADY_DESCRIBED'
  | 'CONFLICT'
  | 'STORE_HELD'
  | 'STORE_NOT_EMPTY'
  | 'STORE_TOO_NEW'
  | 'STORE_UNREADABLE'
  | 'REQUEST_CANCELLED'
  | 'DATABASE_UNAVAILABLE'
  | 'DATABASE_DENIED'
  | 'DATABASE_BUSY'
  | 'DATABASE_TIMEOUT'
  | 'DATABASE_ERROR'
  | 'PICTURE_UNAVAILABLE'
  | 'INVALID_CONFIG';

/** One problem of an input: where it is (a path or JSON pointer) and what to do about it. */
export interface Problem {
  path: string;
  message: string;
}

/** The error class of Rolegraph. The message says what happened and what to do; it is safe to show to a user. */
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

/** An argument that does not fit; `problems` says where. */
export class InvalidInput extends AppError {
  constructor(message: string, problems: readonly Problem[] = []) {
    super('INVALID_INPUT', message, { problems });
  }
}

/** Nothing answers to the reference. */
export class NotFound extends AppError {
  /** Names that are close to the one asked for, best first. */
  readonly suggestions: readonly string[];

  constructor(message: string, suggestions: readonly string[] = []) {
    super('NOT_FOUND', message);
    this.suggestions = suggestions;
  }
}

/** Several roles answer to the title. */
export class AmbiguousTitle extends AppError {
  /** Ids of the roles, in order. */
  readonly candidates: readonly string[];

  constructor(message: string, candidates: readonly string[]) {
    super('AMBIGUOUS_TITLE', message);
    this.candidates = candidates;
  }
}

/** Whoever asked no longer waits for the answer. */
export class Cancelled extends AppError {
  constructor() {
    super('REQUEST_CANCELLED', 'The request was cancelled before it was answered.');
  }
}

/** Something changed that a request took for granted. */
export class Conflict extends AppError {
  /** Ids of the decisions that stand in the way, oldest first. */
  readonly standing: readonly string[];

  constructor(message: string, standing: readonly string[] = []) {
    super('CONFLICT', message);
    this.standing = standing;
  }
}

/** No path leads from the one role to the other under the constraints. */
export class NoPath<R = unknown> extends AppError {
  /** What is known of why, and of what would open a path; null where nobody looked. */
  readonly reasons: R | null;

  constructor(message: string, reasons: R | null = null) {
    super('NO_PATH', message);
    this.reasons = reasons;
  }
}

/** A search was stopped before it found anything. */
export class WorkBudgetSpent extends AppError {
  /** No path costs less than this. */
  readonly bound: number;

  constructor(message: string, bound: number) {
    super('WORK_BUDGET_SPENT', message);
    this.bound = bound;
  }
}
