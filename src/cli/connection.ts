import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { type Address, addressFile, announced } from '../http/address-file.ts';
import { createLog, silentLog } from '../http/log.ts';
import { Refusal } from './refusal.ts';

const HELD = { waitMs: 3_000, stepMs: 100 };

/** The one way in which commands ask: HTTP, of this process or of the server that holds the store. */
export interface Connection {
  /** The server that answers; undefined where this process does. */
  readonly server: Address | undefined;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Finds the server that holds the store, or opens it. A store that another command holds is waited for.
 * @throws AppError STORE_HELD where its holder does not answer, else what opening says.
 */
export async function connect(config: Config): Promise<Connection> {
  const file = addressFile(config);
  for (let waited = 0; ; waited += HELD.stepMs) {
    const address = file && (await announced(file));
    if (address && (await answers(address))) return toServer(address);
    try {
      return await inProcess(config);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'STORE_HELD') || waited >= HELD.waitMs) throw error;
      await delay(HELD.stepMs);
    }
  }
}

async function inProcess(config: Config): Promise<Connection> {
  // Loaded here: asking a running server, or for help, needs none of it.
  const { createApp } = await import('../app.ts');
  // Somebody who types a command reads its answer, not a log, unless they ask for one.
  const app = await createApp(config, process.env['LOG_LEVEL'] ? createLog(config.logLevel) : silentLog());
  return {
    server: undefined,
    fetch: (path, init) => app.handle(new Request(new URL(path, 'http://localhost'), init)),
    close: () => app.close(),
  };
}

function toServer(server: Address): Connection {
  return {
    server,
    fetch: (path, init) =>
      fetch(new URL(path, server.url), init).catch((cause) => {
        throw new Refusal('SERVER_LOST', `The server at ${server.url} does not answer any more (${String(cause)}).`);
      }),
    close: async () => {},
  };
}

/** The announcement may be of a server that was killed, and its port another server's by now. */
async function answers({ url, pid }: Address): Promise<boolean> {
  try {
    const response = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(1_000) });
    const health = (await response.json()) as { pid?: number };
    return health.pid === pid;
  } catch {
    return false;
  }
}
