import { destination, type Logger, pino } from 'pino';

export type { Logger };

/** Structured log of one process, one JSON line per event on standard error. Never holds variables or query texts. */
export function createLog(level: string): Logger {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  // Written at once, so that the last lines before an exit are there.
  return pino(options, destination({ fd: 2, sync: true }));
}

/** Where answers are given to one's own process there is nobody to read a log. */
export const silentLog = (): Logger => pino({ level: 'silent' });
