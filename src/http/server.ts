import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Handler } from './handler.ts';
import { errorResponse } from './http-error.ts';
import type { Logger } from './log.ts';
import { readRequest } from './read-request.ts';
import { sendResponse } from './send-response.ts';

const TIMEOUTS_MS = { headers: 10_000, request: 300_000, discard: 1_000 };

export interface ListenOptions {
  host: string;
  port: number;
  /** Bytes of a request body. */
  bodyLimit: number;
}

export interface RunningServer {
  /** Where to ask it, as a client on this machine writes it. */
  readonly url: string;
  /** Accepts nothing more, lets running requests finish for so many milliseconds, then ends what is left. */
  stop(drainMs: number): Promise<void>;
}

/**
 * Opens a socket for a handler.
 * @throws AppError INVALID_CONFIG where the address is taken or not ours.
 */
export async function startServer(handle: Handler, log: Logger, options: ListenOptions): Promise<RunningServer> {
  let stopping = false;
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.headersTimeout = TIMEOUTS_MS.headers;
  server.requestTimeout = TIMEOUTS_MS.request;

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const left = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) left.abort();
    });
    try {
      const response = await handle(await readRequest(incoming, options.bodyLimit, left.signal));
      if (left.signal.aborted) return;
      if (!incoming.complete) await discardRest(incoming);
      await sendResponse(response, outgoing, stopping || !incoming.complete);
    } catch (error) {
      if (left.signal.aborted) return;
      if (outgoing.headersSent) {
        log.warn({ path: pathOf(incoming), reason: String(error) }, 'answer broken off');
        outgoing.destroy();
        return;
      }
      const response = errorResponse(log, error);
      log.info({ method: incoming.method, path: pathOf(incoming), status: response.status }, 'request refused');
      await discardRest(incoming);
      await sendResponse(response, outgoing, true).catch(() => outgoing.destroy());
    }
  }

  await listening(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${reachable(options.host)}:${port}`,
    async stop(drainMs) {
      stopping = true;
      const closed = once(server, 'close');
      server.close();
      const drained = delay(drainMs, undefined, { ref: false }).then(() => server.closeAllConnections());
      await Promise.race([closed, drained]);
      await closed;
    },
  };
}

/** A client that is still sending would see its connection reset instead of the answer. */
async function discardRest(incoming: IncomingMessage): Promise<void> {
  if (incoming.complete) return;
  const ended = once(incoming.resume(), 'end').catch(() => undefined);
  await Promise.race([ended, delay(TIMEOUTS_MS.discard, undefined, { ref: false })]);
}

async function listening(server: Server, { host, port }: ListenOptions): Promise<void> {
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const hint =
      reason === 'EADDRINUSE' ? 'Something else listens there: choose another PORT, or 0 for any.' : `(${reason})`;
    throw new AppError('INVALID_CONFIG', `Cannot listen on ${host}:${port}. ${hint}`, { cause: error });
  }
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?')[0];

/** "Every address" is one to listen on, not one to ask. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
