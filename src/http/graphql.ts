import { getOperationAST } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Context, createContext } from '../schema/context.ts';
import { schema } from '../schema/index.ts';
import type { Services } from '../services/services.ts';
import { useCompiledQueries } from './compiled-execution.ts';
import { exampleQuery } from './example-query.ts';
import { useStrictRequests } from './graphql-request.ts';
import { useIntrospectionLimit } from './limit-introspection.ts';
import { useTokenLimit } from './limit-tokens.ts';
import type { Logger } from './log.ts';
import { createMaskError } from './mask-error.ts';
import { privateCaches, usePrivateProfiles } from './private-profiles.ts';

export const GRAPHQL_PATH = '/graphql';

/** What one request leaves behind for the log. */
export interface Exchange {
  /** Name of the operation, chosen by the client. */
  operation?: string;
  /** Code of the first error of the answer. */
  code?: string;
  /** Values found kept, and values read from the database. */
  reads?: { hits: number; misses: number };
}

interface ServerContext {
  exchange: Exchange;
}

/** GraphQL over HTTP, with the explorer for browsers. Counting the bytes of a request is the server's duty. */
export function createGraphQL(services: Services, log: Logger, corsOrigins: readonly string[]) {
  const allowed = new Set(corsOrigins);
  const yoga = createYoga<ServerContext>({
    schema,
    context: ({ request }) => createContext(services, request.signal),
    graphqlEndpoint: GRAPHQL_PATH,
    // A list would answer strangers with "null", which a sandboxed frame has as its origin.
    cors: (request) => {
      const origin = request.headers.get('origin');
      if (origin === null || !allowed.has(origin)) return false;
      return { origin: [origin], credentials: false, methods: ['GET', 'POST'] };
    },
    multipart: false,
    batching: false,
    maxRequestBodySize: false,
    parserAndValidationCache: privateCaches(),
    landingPage: false,
    logging: false,
    maskedErrors: { maskError: createMaskError(log), errorMessage: 'Something went wrong here.' },
    graphiql: { title: 'Rolegraph', defaultQuery: exampleQuery },
    // 9 MB of text: loaded when the first browser asks.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    plugins: [
      useStrictRequests(),
      useTokenLimit(),
      useIntrospectionLimit(),
      usePrivateProfiles(),
      useCompiledQueries(),
      useExchange(),
    ],
  });
  return (request: Request, exchange: Exchange): Promise<Response> =>
    Promise.resolve(yoga.fetch(request, { exchange }));
}

function useExchange(): Plugin<ServerContext & Context, ServerContext> {
  return {
    onExecute({ args }) {
      const operation = getOperationAST(args.document, args.operationName);
      const { exchange, reads } = args.contextValue;
      exchange.operation = (operation?.name?.value ?? operation?.operation ?? '').slice(0, 80);
      return {
        onExecuteDone() {
          const counts = reads();
          if (counts) exchange.reads = counts;
        },
      };
    },
    onResultProcess({ result, serverContext }) {
      const code = 'errors' in result ? result.errors?.[0]?.extensions['code'] : undefined;
      if (typeof code === 'string') serverContext.exchange.code = code;
    },
  };
}
