import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Handler } from '../../src/http/handler.ts';
import { type RunningServer, startServer } from '../../src/http/server.ts';
import { memoryApp, readableLog } from './memory-app.ts';

async function listening(handle: Handler, bodyLimit = 10_000): Promise<RunningServer> {
  const server = await startServer(handle, readableLog().log, { host: '127.0.0.1', port: 0, bodyLimit });
  onTestFinished(() => server.stop(0));
  return server;
}

const ask = (url: string, body: string) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

describe('a request that is too large', () => {
  const large = JSON.stringify({ query: '{ __typename }', operationName: 'x'.repeat(5_000_000) });

  test('is refused by its length, with an answer, and the next one is fine', async () => {
    const { url } = await listening((await memoryApp()).handle);
    const response = await ask(url, large);
    expect(response.status).toBe(413);
    expect((await response.json()).errors[0].extensions.code).toBe('PAYLOAD_TOO_LARGE');
    expect((await ask(url, '{"query":"{ __typename }"}')).status).toBe(200);
  });

  test('is refused while it is counted where it does not say its length', async () => {
    const { url } = await listening((await memoryApp()).handle);
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.on('error', () => {});
    request.write(large.slice(0, 20_000));
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    expect(response.headers.connection).toBe('close');
    request.destroy();
  });
});

test('what is no path is refused', async () => {
  const { url } = await listening((await memoryApp()).handle);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET http://elsewhere/graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 /);
});

test('an address that is taken is said to be', async () => {
  const { handle, log } = await memoryApp();
  const { url } = await listening(handle);
  const port = Number(new URL(url).port);
  const again = startServer(handle, log, { host: '127.0.0.1', port, bodyLimit: 1 });
  await expect(again).rejects.toThrow(/Something else listens there/);
});

test('an answer that fails half way breaks the connection', async () => {
  const body = () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('half\n')),
      pull: () => Promise.reject(new Error('lost')),
    });
  const { url } = await listening(
    async () => new Response(body(), { headers: { 'content-type': 'application/x-ndjson' } }),
  );
  await expect(fetch(`${url}/export`).then((response) => response.text())).rejects.toThrow();
});

test('a client that leaves raises the signal of its request', async () => {
  const leaving = new AbortController();
  const left = new Promise<void>((resolve, reject) => {
    listening(async (request) => {
      request.signal.addEventListener('abort', () => resolve());
      leaving.abort();
      await left;
      return Response.json({});
    }).then(({ url }) => fetch(url, { method: 'POST', body: '{}', signal: leaving.signal }).catch(() => {}), reject);
  });
  await left;
});

describe('stopping', () => {
  test('lets a running request finish and takes no new one', async () => {
    let noteAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      noteAsked = resolve;
    });
    const { url, stop } = await listening(async () => {
      noteAsked();
      await delay(300);
      return Response.json({ done: true });
    });
    const running = fetch(`${url}/slow`);
    await asked;
    const stopped = stop(5_000);
    await expect(fetch(`${url}/late`)).rejects.toThrow();
    const response = await running;
    expect(await response.json()).toEqual({ done: true });
    expect(response.headers.get('connection')).toBe('close');
    await stopped;
  });

  test('ends what does not finish in time', async () => {
    const { url, stop } = await listening(() => new Promise(() => {}));
    const running = fetch(`${url}/never`);
    running.catch(() => {});
    await delay(100);
    const started = performance.now();
    await stop(200);
    expect(performance.now() - started).toBeLessThan(2_000);
    await expect(running).rejects.toThrow();
  });
});
