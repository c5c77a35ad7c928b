import { setTimeout as delay } from 'node:timers/promises';
import { type Ask, answerTo } from './questions.ts';
import type { Generator, Server } from './servers.ts';

export const CONNECTIONS = 16;
const WRITE_EVERY_MS = 1_000;

/** How a server fared under one kind of load. */
export interface Measurement {
  requestsPerSecond: number;
  /** Latency in milliseconds. */
  p50: number;
  p99: number;
  /** Milliseconds of the server's processor time per request; the database of another process is not in it. */
  cpu: number;
  statements: number;
  /** Resident bytes at the end. */
  rss: number;
}

/** Requests, sent in turn, and what the server answers to each. */
export interface Load {
  bodies: readonly string[];
  answers: readonly string[];
}

/** Asks a server once, to know its answers. */
export async function asked(server: Server, asks: readonly Ask[]): Promise<Load> {
  const bodies = asks.map((ask) => JSON.stringify(ask));
  const answers: string[] = [];
  for (const body of bodies) answers.push(await answerTo(server.url, body));
  return { bodies, answers };
}

/** Requests and how many seconds to send them for. */
export type TimedLoad = Load & { seconds: number };

/**
 * Keeps 16 connections busy for about so many seconds, once unmeasured and shorter before; where a single request of
 * each connection takes longer, that is the measurement. `write` is called every second.
 */
export async function underLoad(
  generator: Generator,
  server: Server,
  { bodies, answers, seconds }: TimedLoad,
  write?: () => Promise<unknown>,
): Promise<Measurement> {
  const run = async (amount: number) => {
    const before = await server.usage();
    const loaded = await generator.run({ url: server.url, bodies, connections: CONNECTIONS, amount });
    const after = await server.usage();
    // Answers that are errors are short.
    const expected = loaded.requests * mean(answers.map((answer) => Buffer.byteLength(answer)));
    if (loaded.requests < amount || loaded.bytes < expected * 0.98) {
      throw new Error(`${server.name} failed under load: ${JSON.stringify({ ...loaded, amount, expected })}`);
    }
    return {
      requestsPerSecond: loaded.requests / loaded.seconds,
      seconds: loaded.seconds,
      p50: loaded.p50,
      p99: loaded.p99,
      cpu: (after.cpu - before.cpu) / loaded.requests,
      statements: (after.statements - before.statements) / loaded.requests,
      rss: after.rss,
    };
  };
  const writer = write && repeat(write);
  try {
    let last = await run(CONNECTIONS);
    for (const share of [0.1, 0.25, 1]) {
      if (last.seconds >= seconds) break;
      last = await run(Math.max(CONNECTIONS, Math.round(seconds * share * last.requestsPerSecond)));
    }
    return last;
  } finally {
    await writer?.stop();
  }
}

/** One request at a time, each after a write has emptied what was kept; only the requests are timed. */
export async function cold(
  server: Server,
  { bodies, seconds }: TimedLoad,
  write: () => Promise<unknown>,
): Promise<Measurement> {
  const times: number[] = [];
  const used = { cpu: 0, statements: 0, rss: 0 };
  const until = performance.now() + seconds * 1000;
  for (let i = 0; performance.now() < until || times.length < 3; i += 1) {
    await write();
    const before = await server.usage();
    const started = performance.now();
    await answerTo(server.url, bodies[i % bodies.length] ?? '');
    times.push(performance.now() - started);
    const after = await server.usage();
    used.cpu += after.cpu - before.cpu;
    used.statements += after.statements - before.statements;
    used.rss = after.rss;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requestsPerSecond: 1000 / mean(times),
    p50: at(0.5),
    p99: at(0.99),
    cpu: used.cpu / times.length,
    statements: used.statements / times.length,
    rss: used.rss,
  };
}

/** Does something every second until stopped. */
function repeat(work: () => Promise<unknown>): { stop(): Promise<void> } {
  const over = new AbortController();
  const running = (async () => {
    while (!over.signal.aborted) {
      await work();
      await delay(WRITE_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  })();
  return {
    stop() {
      over.abort();
      return running;
    },
  };
}

/** The one in the middle by throughput, of several of the same. */
export function median(measurements: readonly Measurement[]): Measurement {
  const sorted = [...measurements].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
