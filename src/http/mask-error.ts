import { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { isSpeakable, noteUnexpected } from './http-error.ts';
import type { Logger } from './log.ts';

/**
 * Decides what of an error leaves the server: ours with code and problems, those about the request as they are, all
 * others as a reference to the log.
 */
export function createMaskError(log: Logger) {
  return (error: unknown): Error => {
    const deepest = deepestError(error);
    if (isSpeakable(deepest)) {
      const problems = deepest.problems.length > 0 ? { problems: deepest.problems } : {};
      return located(error, deepest.message, { code: deepest.code, ...problems });
    }
    if (isGraphQLError(deepest)) return isGraphQLError(error) ? withCode(error) : deepest;
    const reference = noteUnexpected(log, deepest);
    return located(error, 'Something went wrong here.', {
      code: 'INTERNAL_SERVER_ERROR',
      reference,
      unexpected: true,
    });
  };
}

/** Resolvers' errors come wrapped, possibly more than once, with the place in the answer around them. */
function deepestError(error: unknown): unknown {
  let deepest = error;
  while (isGraphQLError(deepest) && deepest.originalError) deepest = deepest.originalError;
  return deepest;
}

/** By name too: a test runner may load `graphql` twice. */
function isGraphQLError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError || (error instanceof Error && error.name === 'GraphQLError');
}

function located(error: unknown, message: string, extensions: Record<string, unknown>): Error {
  const place = isGraphQLError(error) ? placeOf(error) : {};
  return createGraphQLError(message, { ...place, extensions });
}

/** What graphql-js says without a code is about variables that do not fit their types. */
function withCode(error: GraphQLError): Error {
  if (error.extensions['code'] !== undefined) return error;
  const http = error.path ? {} : { http: { spec: true, status: 400 } };
  const extensions = { ...error.extensions, ...http, code: 'BAD_USER_INPUT' };
  return createGraphQLError(error.message, { ...placeOf(error), extensions });
}

const placeOf = ({ nodes, path }: GraphQLError) => ({ nodes: nodes ?? null, path: path ?? null });
