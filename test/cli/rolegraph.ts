import { type ChildProcess, spawn } from 'node:child_process';
import { Console } from 'node:console';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Environment = Record<string, string>;

function start(folder: string, args: readonly string[], environment: Environment): ChildProcess {
  // Nothing of the machine's own configuration.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...environment };
  return spawn(process.execPath, ['--import', TSX, MAIN, ...args], { cwd: folder, env, stdio: 'pipe' });
}

function collect(child: ChildProcess): { text: { stdout: string; stderr: string }; ended: Promise<Ended> } {
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (text.stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk) => (text.stderr += chunk));
  return { text, ended: once(child, 'close').then(([code]) => ({ code, ...text })) };
}

/** What is written while the work is done, instead of it reaching the streams and console of the test run. */
async function captured(work: () => Promise<number>): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  const kept = (stream: keyof typeof text) => {
    const utf8 = new TextDecoder();
    return ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      text[stream] += typeof chunk === 'string' ? chunk : utf8.decode(chunk, { stream: true });
      const done = rest.find((each) => typeof each === 'function');
      if (done) process.nextTick(done);
      return true;
    }) as typeof process.stdout.write;
  };
  const own = console;
  const [stdout, stderr] = [process.stdout.write, process.stderr.write];
  process.stdout.write = kept('stdout');
  process.stderr.write = kept('stderr');
  globalThis.console = new Console(process.stdout, process.stderr);
  try {
    return { code: await work(), ...text };
  } finally {
    process.stdout.write = stdout;
    process.stderr.write = stderr;
    globalThis.console = own;
  }
}

let running = false;

/**
 * Runs a command in a folder until it ends, in this process: the same as the real one after Node has started. One at a
 * time, as folder, environment and output are the process's own.
 */
export async function rolegraph(
  folder: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<Ended> {
  if (running) throw new Error('Another command is running in this process: use rolegraphProcess.');
  running = true;
  const before = { folder: process.cwd(), environment: process.env };
  const { PATH, HOME } = process.env;
  process.chdir(folder);
  // Nothing of the machine's own configuration.
  process.env = { PATH, HOME, ...environment };
  try {
    return await captured(() => run(args));
  } finally {
    process.env = before.environment;
    process.chdir(before.folder);
    running = false;
  }
}

/** Runs the real command in a folder until it ends, as a process of its own. */
export function rolegraphProcess(
  folder: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<Ended> {
  const child = start(folder, args, environment);
  child.stdin?.end();
  return collect(child).ended;
}

export interface ServeProcess {
  /** Resolves with the address once it is printed; rejects where the process ends before. */
  url: Promise<string>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** `rolegraph serve` on a free port, as a process of its own that ends with the test. */
export function serving(folder: string, args: readonly string[] = [], environment: Environment = {}): ServeProcess {
  const child = start(folder, ['serve', '--port', '0', ...args], environment);
  const { text, ended } = collect(child);
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /http:\/\/[^/\s]+/.exec(text.stdout)?.[0];
      if (address) resolve(address);
    });
    ended.then(({ code, stderr }) => reject(new Error(`serve ended with ${code}: ${stderr}`)));
  });
  url.catch(() => {});
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { url, ended, signal: (name) => void child.kill(name) };
}

/** Runs the real command and kills it (SIGKILL) as soon as it says something on standard error. */
export async function killedAt(
  said: RegExp,
  folder: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<Ended> {
  const child = start(folder, args, environment);
  const { text, ended } = collect(child);
  child.stderr?.on('data', () => {
    if (said.test(text.stderr)) child.kill('SIGKILL');
  });
  return ended;
}
