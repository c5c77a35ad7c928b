import { AppError } from '../src/errors.ts';

/** The code of the AppError that work ends with; a sentence that equals no code where it ends otherwise. */
export const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : `not an AppError: ${error}`),
  );
