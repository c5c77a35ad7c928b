import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { AppError } from './errors.ts';
import { addressFile, announce, announced, withdraw } from './http/address-file.ts';
import { createLog } from './http/log.ts';
import { type RunningServer, startServer } from './http/server.ts';
import type { LoadResult } from './services/load.ts';
import { loadSeedIfEmpty } from './services/seed.ts';

const DRAIN_MS = 10_000;

export interface Serving {
  readonly url: string;
  /** What the seed brought in; null where the store had data, undefined where it was not wanted. */
  readonly seeded: LoadResult | null | undefined;
  /** Lets running requests finish for up to ten seconds, then closes the store. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Serves a graph until stopped. With `seed`, an empty store gets the shipped graph before the first request.
 * @throws AppError where the store or the address cannot be had; nothing stays open then.
 */
export async function serve(config: Config, { seed }: { seed: boolean }): Promise<Serving> {
  const log = createLog(config.logLevel);
  const file = addressFile(config);
  const app = await createApp(config, log).catch((error: unknown) => sayWhoHolds(file, error));
  let server: RunningServer | undefined;
  const stop = async () => {
    await server?.stop(DRAIN_MS);
    if (file) await withdraw(file);
    await app.close();
  };
  try {
    const seeded = seed ? await loadSeedIfEmpty(app.engine) : undefined;
    server = await startServer(app.handle, log, config);
    if (file) await announce(file, server.url);
    let stopped: Promise<void> | undefined;
    return {
      url: server.url,
      seeded,
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function sayWhoHolds(file: string | undefined, error: unknown): Promise<never> {
  const holder = file && error instanceof AppError && error.code === 'STORE_HELD' ? await announced(file) : undefined;
  if (!holder) throw error;
  const message = `The store is held by the Rolegraph server at ${holder.url} (process ${holder.pid}). Stop it first.`;
  throw new AppError('STORE_HELD', message, { cause: error });
}
