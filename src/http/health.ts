import type { GraphEngine } from '../engine/port.ts';
import { AppError } from '../errors.ts';
import { statusOf } from '../services/status.ts';
import { isSpeakable } from './http-error.ts';

const READY_WITHIN_MS = 2_000;

/** The process runs; its id says which one. */
export const health = () => Response.json({ status: 'ok', pid: process.pid });

/** Whether the engine answers, within two seconds: 200, or 503 with the reason. */
export async function readiness(engine: GraphEngine): Promise<Response> {
  try {
    await within(READY_WITHIN_MS, engine.version());
    return Response.json({ status: 'ready', engine: engine.name });
  } catch (error) {
    const reason = isSpeakable(error) ? { code: error.code, message: error.message } : { code: 'DATABASE_ERROR' };
    return Response.json({ status: 'unavailable', engine: engine.name, ...reason }, { status: 503 });
  }
}

export const status = async (engine: GraphEngine) => Response.json(await statusOf(engine));

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new AppError('DATABASE_TIMEOUT', `The database did not answer within ${milliseconds} ms.`);
    timer = setTimeout(reject, milliseconds, error);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
