import type { Config } from './config.ts';
import { openEngine } from './engine/open.ts';
import type { GraphEngine } from './engine/port.ts';
import { createHandler, type Handler } from './http/handler.ts';
import type { Logger } from './http/log.ts';
import { createServices } from './services/services.ts';
import { prepareStore } from './services/store.ts';

/** Rolegraph without a socket. */
export interface App {
  readonly engine: GraphEngine;
  readonly handle: Handler;
  close(): Promise<void>;
}

/**
 * Puts everything together: configuration → engine → store made ready → services → handler.
 * @throws AppError where the store cannot be opened, reached or read; nothing stays open then.
 */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const engine = await openEngine(config);
  try {
    await prepareStore(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const services = createServices(engine, config.cache);
  return { engine, handle: createHandler(services, log, config.corsOrigins), close: () => engine.close() };
}
