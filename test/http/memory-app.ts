import { Writable } from 'node:stream';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Logger } from '../../src/http/log.ts';
import { loadSeed } from '../../src/services/seed.ts';

/** A log whose lines can be read. */
export function readableLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'info', base: null }, sink), lines };
}

type MemoryApp = App & { log: Logger; lines: Record<string, unknown>[] };

/** Rolegraph on a store in memory, to be closed by whoever opened it. */
export async function openMemoryApp(environment: Record<string, string> = {}): Promise<MemoryApp> {
  const { log, lines } = readableLog();
  const app = await createApp(loadConfig({ ROLEGRAPH_STORE: ':memory:', ...environment }), log);
  return { ...app, log, lines };
}

/** Rolegraph on a store in memory that goes with the test. */
export async function memoryApp(environment?: Record<string, string>): Promise<MemoryApp> {
  const app = await openMemoryApp(environment);
  onTestFinished(() => app.close());
  return app;
}

export async function seededApp(environment?: Record<string, string>) {
  const app = await memoryApp(environment);
  await loadSeed(app.engine);
  return app;
}

export const address = (path: string) => `http://localhost${path}`;

/** A GraphQL request as a client sends it. */
export function graphql(query: unknown, variables?: unknown): Request {
  return posted('/graphql', JSON.stringify({ query, variables }));
}

export function posted(path: string, body: BodyInit, type = 'application/json'): Request {
  return new Request(address(path), { method: 'POST', headers: { 'content-type': type }, body });
}
