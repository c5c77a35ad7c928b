import type { IncomingMessage } from 'node:http';
// The Request of Yoga's platform: the one of Node costs more than most queries.
import { Request as FastRequest } from '@whatwg-node/fetch';
import { HttpError } from './http-error.ts';

/** A graph or a catalogue may be large, and is written to disk while it arrives. */
const IMPORT_LIMIT = 4 * 1024 ** 3;
const IMPORTS = ['/import', '/catalogue'];

/**
 * Makes a `Request` of what arrives at a socket. Its body is read here and its bytes are counted while they come; only
 * an import streams on.
 * @param signal raised when the client has left.
 * @throws HttpError 413 where there are more than `limit`, 400 where the address is none.
 */
export async function readRequest(incoming: IncomingMessage, limit: number, signal: AbortSignal): Promise<Request> {
  const { method = 'GET' } = incoming;
  const url = addressOf(incoming);
  const headers = incoming.headers as Record<string, string>;
  if (method === 'GET' || method === 'HEAD') return cancellable(new FastRequest(url.href, { method, headers }), signal);
  const streamed = IMPORTS.includes(url.pathname);
  const body = streamed ? counted(incoming, IMPORT_LIMIT) : await whole(counted(incoming, limit));
  const init = { method, headers, body: body as BodyInit, duplex: 'half' };
  return cancellable(new FastRequest(url.href, init as RequestInit), signal);
}

/** The platform's Request takes no signal from outside. */
const cancellable = (request: Request, signal: AbortSignal): Request =>
  Object.defineProperty(request, 'signal', { value: signal });

async function whole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function addressOf({ url = '/' }: IncomingMessage): URL {
  // Only path and parameters matter; what a client calls us is not to be trusted.
  const address = `http://localhost${url}`;
  if (url.startsWith('/') && URL.canParse(address)) return new URL(address);
  throw new HttpError(400, 'BAD_REQUEST', 'The request has no valid path.');
}

async function* counted(incoming: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const tooLarge = () => new HttpError(413, 'PAYLOAD_TOO_LARGE', `The request has more than ${limit} bytes.`);
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw tooLarge();
  let total = 0;
  // Left open on the way out, so that the refusal can still be answered.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > limit) throw tooLarge();
    yield chunk;
  }
}
