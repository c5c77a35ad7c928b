import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { DEFAULT_LINE, installedNeo4j, javaArguments, javaFor, LINES, type Line, settings } from './lines.ts';

export { installedNeo4j };

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;
const TAIL_CHARACTERS = 4_000;

export interface Neo4jOptions {
  line?: Line;
  /** Bolt port on 127.0.0.1; a free one by default. */
  port?: number;
  /** Folder of the data, kept after the stop; by default a fresh temporary one, removed after the stop. */
  home?: string;
  /** Largest Java heap as `-Xmx` takes it; `1g` by default. */
  heap?: string;
  /** More lines of neo4j.conf, such as `db.memory.transaction.max=1g`. */
  settings?: readonly string[];
}

export interface RunningNeo4j {
  /** `neo4j://127.0.0.1:<port>`; no credentials are needed. */
  uri: string;
  home: string;
  pid: number;
  /** Settles when the server process has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends the server and waits for it: SIGTERM, after 15 seconds SIGKILL. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts a Neo4j Community server on loopback, without authentication, and waits until it answers a driver.
 * The server ends with this process, however that ends. Needs a POSIX system.
 * Throws when the jars are not installed, Java does not fit, the port is taken, the server dies (with the end of its
 * output), or it does not answer within 120 seconds.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<RunningNeo4j> {
  const { line = DEFAULT_LINE, heap = '1g', settings: wanted = [] } = options;
  if (!installedNeo4j(line)) {
    const install = line === DEFAULT_LINE ? 'npm run neo4j:install' : `npm run neo4j:install -- --line ${line}`;
    throw new Error(`Neo4j ${LINES[line].version} is not installed: run ${install} first`);
  }
  const java = javaFor(line);
  const port = await freePort(options.port ?? 0);
  const temporary = options.home === undefined ? await mkdtemp(join(tmpdir(), 'rolegraph-neo4j-')) : undefined;
  const home = temporary ?? resolve(options.home ?? '');
  await mkdir(join(home, 'conf'), { recursive: true });
  await writeFile(join(home, 'conf', 'neo4j.conf'), settings(line, port, wanted));

  const server = spawn(java, javaArguments(line, heap, home), { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = tailOf(server);
  const ended = once(server, 'close').then(() => undefined);
  endWithThisProcess(server, temporary);
  const stop = async () => {
    server.kill('SIGTERM');
    const kill = setTimeout(() => server.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(kill);
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  const uri = `neo4j://127.0.0.1:${port}`;
  try {
    await ready(uri, ended);
  } catch (cause) {
    await stop();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Neo4j ${LINES[line].version} did not start: ${reason}\n${output()}`, { cause });
  }
  return { uri, home, pid: server.pid ?? 0, ended, stop };
}

async function freePort(wanted: number): Promise<number> {
  const probe = createServer().listen(wanted, '127.0.0.1');
  // Checked for a given port too: another Neo4j on it would answer in place of ours, and ours would look ready.
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), 'close');
  return port;
}

/** Reads a process's output, which would otherwise block it, and returns its end when asked. */
function tailOf(server: ChildProcess): () => string {
  let tail = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-TAIL_CHARACTERS);
    });
  }
  return () => tail;
}

/**
 * Has a shell wait for the end of this process, to end the server then and remove its temporary home.
 * A shell, because it also notices SIGKILL and the end of a worker thread, where no handler of ours would run.
 */
function endWithThisProcess(server: ChildProcess, temporaryHome: string | undefined): void {
  const kept = 'read -r _ || kill -TERM "$1"';
  const removed = 'read -r _ || { kill -KILL "$1"; sleep 1; rm -rf "$2"; }';
  const script = temporaryHome === undefined ? ['-c', kept] : ['-c', removed];
  const guard = spawn('sh', [...script, 'neo4j-guard', String(server.pid), temporaryHome ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.on('error', () => undefined); // somebody ended the guard: nothing is left to tell it
  server.once('exit', () => guard.stdin.end('\n'));
}

async function ready(uri: string, ended: Promise<void>): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { connectionTimeout: 2_000 });
  const over = new AbortController();
  try {
    await Promise.race([
      answering(driver, over.signal),
      ended.then(() => Promise.reject(new Error('it ended by itself'))),
      delay(READY_WITHIN_MS, undefined, { signal: over.signal }).then(() =>
        Promise.reject(new Error(`no answer within ${READY_WITHIN_MS / 1_000} seconds`)),
      ),
    ]);
  } finally {
    over.abort();
    await driver.close();
  }
}

/** Resolves with the first answer of the server. */
async function answering(driver: Driver, over: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await driver.getServerInfo();
      return;
    } catch {
      await delay(200, undefined, { signal: over });
    }
  }
}
