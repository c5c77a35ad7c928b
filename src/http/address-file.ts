import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { MEMORY } from '../engine/embedded.ts';

const Address = z.object({ pid: z.int(), url: z.url() });
export type Address = z.infer<typeof Address>;

/**
 * File beside an embedded store that says which server holds it and where to ask it; a store is open in one process
 * only. Undefined where several may open it anyway, or nobody else can.
 */
export function addressFile(config: Config): string | undefined {
  return config.neo4j || config.store === MEMORY ? undefined : `${config.store}.server.json`;
}

export async function announce(file: string, url: string): Promise<void> {
  await writeFile(file, `${JSON.stringify({ pid: process.pid, url })}\n`, { mode: 0o600 });
}

/** Takes the announcement back, unless it is somebody else's by now. */
export async function withdraw(file: string): Promise<void> {
  if ((await announced(file))?.pid === process.pid) await rm(file, { force: true });
}

/** What the file says; undefined where there is none or it is damaged. It may be of a server that was killed. */
export async function announced(file: string): Promise<Address | undefined> {
  try {
    return Address.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
