import autocannon from 'autocannon';
import type { Message } from './probe.ts';

/** Puts load on a server, from a process of its own. */

const TIMEOUT_SECONDS = 60;

export interface Job {
  url: string;
  /** Sent in turn by every connection. */
  bodies: readonly string[];
  connections: number;
  /** How many requests, at least one per connection; all are waited for, so that none is left to burden what follows. */
  amount: number;
}

export interface Loaded {
  requests: number;
  /** Bytes received, heads included. */
  bytes: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Requests that went wrong. */
  failed: { errors: number; timeouts: number; non2xx: number; reasons: string[] };
}

async function run({ url, bodies, connections, amount }: Job): Promise<Loaded> {
  const headers = { 'content-type': 'application/json' };
  const requests = bodies.map((body) => ({ method: 'POST', headers, body }));
  const started = performance.now();
  // It notices the end of its work only when it takes a sample.
  const running = autocannon({ url, connections, amount, timeout: TIMEOUT_SECONDS, requests, sampleInt: 5 });
  const reasons = new Set<string>();
  running.on('reqError', (error) => reasons.add(error.message));
  const result = await running;
  return {
    requests: result['2xx'],
    bytes: result.throughput.total,
    seconds: (performance.now() - started) / 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: { errors: result.errors, timeouts: result.timeouts, non2xx: result.non2xx, reasons: [...reasons] },
  };
}

process.on('message', async ({ id, value: job }: Message<Job>) => {
  process.send?.({ id, value: await run(job) } satisfies Message<Loaded>);
});
process.on('disconnect', () => process.exit());
