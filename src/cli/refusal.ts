import { AppError } from '../errors.ts';

/** What a command cannot do, as it is told to the user: a stable code and one line. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

export const EXIT = { ok: 0, refused: 1, usage: 2, unavailable: 3, unexpected: 4 } as const;

export const exitCodes = `Exit codes: 0 done, 1 refused or not found, 2 wrong usage or configuration,
3 the store or database cannot be used (held, unreadable, unreachable), 4 something unexpected.`;

/** The exit code that a stable error code stands for. */
export function exitCodeOf(code: string): number {
  if (code === 'USAGE' || code === 'INVALID_CONFIG') return EXIT.usage;
  if (/^(DATABASE_|STORE_(HELD|UNREADABLE|TOO_NEW)|SERVER_)/.test(code)) return EXIT.unavailable;
  if (code === 'INTERNAL_SERVER_ERROR' || code === 'UNEXPECTED') return EXIT.unexpected;
  return EXIT.refused;
}

/** What to say of anything a command threw. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AppError) return new Refusal(error.code, error.message);
  if (error instanceof Error && 'code' in error && 'path' in error) {
    return new Refusal('FILE', `${String(error.path)}: ${error.message}`);
  }
  return new Refusal('UNEXPECTED', error instanceof Error ? error.message : String(error));
}
