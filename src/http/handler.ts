import { randomUUID } from 'node:crypto';
import { Cancelled } from '../errors.ts';
import type { Services } from '../services/services.ts';
import { importedCatalogue } from './catalogue-import.ts';
import { exported, imported } from './graph-transfer.ts';
import { createGraphQL, type Exchange, GRAPHQL_PATH } from './graphql.ts';
import { health, readiness, status } from './health.ts';
import { errorResponse, HttpError } from './http-error.ts';
import type { Logger } from './log.ts';
import { createPictures, isPicture } from './pictures.ts';
import { tableJson, tableWorkbook } from './table-export.ts';

export type Handler = (request: Request) => Promise<Response>;
type Route = (request: Request, exchange: Exchange) => Response | Promise<Response>;

/** Everything Rolegraph answers over HTTP, without a server: the same for sockets, for tests and for the command line. */
export function createHandler(services: Services, log: Logger, corsOrigins: readonly string[]): Handler {
  const { engine } = services;
  const graphql = createGraphQL(services, log, corsOrigins);
  const pictures: Route = (request, exchange) => createPictures(engine, (asked) => graphql(asked, exchange))(request);
  const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    '/': { GET: () => new Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }) },
    [GRAPHQL_PATH]: { any: graphql },
    '/health': { GET: health },
    '/ready': { GET: () => readiness(engine) },
    '/status': { GET: () => status(services) },
    '/export': { GET: () => exported(engine) },
    '/export/table.xlsx': { GET: (request) => tableWorkbook(engine, request) },
    '/export/table.json': { GET: (request) => tableJson(engine, request) },
    '/import': { POST: (request) => imported(engine, request) },
    '/catalogue': { POST: (request) => importedCatalogue(engine, log, request) },
  };

  function route(request: Request, path: string): Route {
    const methods = Object.hasOwn(routes, path) ? routes[path] : isPicture(path) ? { GET: pictures } : undefined;
    if (!methods) throw new HttpError(404, 'NOT_FOUND', `There is nothing at ${path}. GraphQL is at ${GRAPHQL_PATH}.`);
    const found = methods['any'] ?? (Object.hasOwn(methods, request.method) ? methods[request.method] : undefined);
    if (found) return found;
    if (request.method === 'HEAD' && methods['GET']) return withoutBody(methods['GET']);
    const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    throw new HttpError(405, 'METHOD_NOT_ALLOWED', `${path} takes ${allowed.join(', ')} only.`, {
      allow: allowed.join(', '),
    });
  }

  return async (request) => {
    const started = performance.now();
    const id = requestId(request);
    const path = new URL(request.url).pathname;
    const exchange: Exchange = {};
    let response: Response;
    try {
      response = await route(request, path)(request, exchange);
    } catch (error) {
      // Whoever leaves ends what was done for him at any point, with whatever error: that is nothing to look into.
      response = errorResponse(log, request.signal.aborted ? new Cancelled() : error);
    }
    response.headers.set('x-request-id', id);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ request: id, method: request.method, path, ...exchange, status: response.status, ms }, 'request');
    return response;
  };
}

const withoutBody =
  (get: Route): Route =>
  async (request, exchange) => {
    const { status: code, headers, body } = await get(request, exchange);
    await body?.cancel();
    return new Response(null, { status: code, headers });
  };

/** The sender's own id where it has a decent one, so that logs of several services can be joined. */
function requestId(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
