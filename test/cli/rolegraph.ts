import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

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

/** Runs the real command in a folder until it ends. */
export function rolegraph(folder: string, args: readonly string[], environment: Environment = {}): Promise<Ended> {
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
