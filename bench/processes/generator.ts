import autocannon from 'autocannon';

/** Puts load on a server, from a process of its own. */

export interface Job {
  url: string;
  /** Sent in turn by every connection. */
  bodies: readonly string[];
  connections: number;
  seconds: number;
}

export interface Loaded {
  requests: number;
  /** Bytes received, heads included. */
  bytes: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Requests that failed, in whatever way. */
  failed: number;
}

async function run({ url, bodies, connections, seconds }: Job): Promise<Loaded> {
  const headers = { 'content-type': 'application/json' };
  const requests = bodies.map((body) => ({ method: 'POST', headers, body }));
  const result = await autocannon({ url, connections, duration: seconds, timeout: 30, requests });
  return {
    requests: result.requests.total,
    bytes: result.throughput.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}

process.on('message', async (job: Job) => process.send?.(await run(job)));
process.on('disconnect', () => process.exit());
