import { createGraphQLError, type GraphQLParams, type Plugin } from 'graphql-yoga';

const LONGEST_QUERY = 100_000;

/**
 * Reads GraphQL requests: POST of JSON, and GET. Yoga's own readers also take forms, which any page can send without
 * being asked for leave, and repair what is no UTF-8. Long texts are refused because parsed ones are kept.
 */
export function useStrictRequests(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === 'GET') setRequestParser(fromAddress);
      if (request.method === 'POST') setRequestParser(fromBody);
    },
  };
}

function fromAddress(request: Request): GraphQLParams {
  const parameters = new URL(request.url).searchParams;
  const params: Record<string, unknown> = {};
  for (const name of ['query', 'operationName']) params[name] = parameters.get(name);
  for (const name of ['variables', 'extensions']) {
    const text = parameters.get(name);
    params[name] = text && parseJson(text, `The parameter "${name}" is no JSON.`);
  }
  return checked(params);
}

async function fromBody(request: Request): Promise<GraphQLParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send a GraphQL request as "content-type: application/json".');
  }
  const text = utf8(await request.arrayBuffer());
  const params = parseJson(text, 'The request is no JSON.');
  if (Array.isArray(params)) throw refused(400, 'BAD_REQUEST', 'Send one operation per request, not a list.');
  return checked(params as GraphQLParams);
}

function checked(params: GraphQLParams): GraphQLParams {
  const query: unknown = params?.query;
  if (typeof query === 'string' && query.length > LONGEST_QUERY) {
    const message = `The query has ${query.length} characters, the limit is ${LONGEST_QUERY}.`;
    throw refused(413, 'QUERY_TOO_LARGE', message);
  }
  return params;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: ArrayBuffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw refused(400, 'BAD_REQUEST', 'The request is no UTF-8.');
  }
}

function parseJson(text: string, message: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(400, 'BAD_REQUEST', message);
  }
}

export function refused(status: number, code: string, message: string): Error {
  return createGraphQLError(message, { extensions: { code, http: { status } } });
}
