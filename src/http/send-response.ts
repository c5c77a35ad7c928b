import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes a `Response` to a socket. A stream that fails breaks the connection: the client must not take it as whole. */
export async function sendResponse(response: Response, outgoing: ServerResponse, last: boolean): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  if (last) outgoing.setHeader('connection', 'close');
  const type = response.headers.get('content-type') ?? '';
  // Answers of GraphQL are one text; going through a stream would only slow them down.
  if (/json|html|plain/.test(type) && !type.includes('ndjson')) outgoing.end(await response.text());
  else if (response.body === null) outgoing.end();
  else await pipeline(Readable.from(response.body as AsyncIterable<Uint8Array>), outgoing);
}
