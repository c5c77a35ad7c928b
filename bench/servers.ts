import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, Loaded } from './processes/generator.ts';
import type { Message, Order, Usage } from './processes/probe.ts';

/** What `tsc -p bench/processes` made: servers and load generator run as plain JavaScript, as in production. */
const compiled = (name: string) => fileURLToPath(new URL(`node_modules/.processes/${name}.js`, import.meta.url));
const ROLEGRAPH = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const START_WITHIN_MS = 300_000;
/** A large store is written out first. */
const STOP_WITHIN_MS = 60_000;

/** A server in a process of its own. */
export interface Server {
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  usage(): Promise<Usage>;
  /** Commits something unrelated in the embedded store it holds. */
  write(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts servers, each with its output in a file of `folder`. */
export class Servers {
  readonly #folder: string;
  readonly #running: Server[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The real `rolegraph serve`; `env` says on which engine. */
  rolegraph(name: string, env: Readonly<Record<string, string>>): Promise<Server> {
    return this.#start(name, ROLEGRAPH, ['serve', '--empty', '--port', '0'], env);
  }

  peer(name: string, uri: string): Promise<Server> {
    return this.#start(name, compiled('peer'), [], { NEO4J_URI: uri });
  }

  /** @param answers file with pairs of request body and answer. */
  floor(name: string, answers: string): Promise<Server> {
    return this.#start(name, compiled('floor'), [answers], {});
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map((server) => server.stop()));
  }

  async #start(name: string, script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    const log = join(this.#folder, `${name.replaceAll(/\W+/g, '-')}.log`);
    const child = fork(script, args, {
      execArgv: ['--import', compiled('probe'), ...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [])],
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', openSync(log, 'a'), 'ipc'],
    });
    child.once('exit', (code, signal) => {
      if (code || signal === 'SIGKILL')
        console.error(`bench: ${name} ended with ${code ?? signal}\n${readFileSync(log, 'utf8').slice(-2_000)}`);
    });
    const url = await addressOf(child);
    const server: Server = {
      name,
      url,
      usage: () => asked<Usage>(child, 'usage' satisfies Order),
      write: () => asked<Usage>(child, 'write' satisfies Order),
      stop: () => ended(child),
    };
    this.#running.push(server);
    return server;
  }
}

/** The first address the process prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  const printed = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const url = /http:\S+/.exec(text)?.[0];
      if (url) resolve(url);
    });
  });
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${code}`)));
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('does not start')), START_WITHIN_MS).unref();
  });
  return Promise.race([printed, gone, late]);
}

let lastId = 0;

/** Sends a message and waits for the answer to it. */
function asked<T>(child: ChildProcess, value: unknown): Promise<T> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const onMessage = (answer: Message<T>) => {
      if (answer.id === id) settle(() => resolve(answer.value));
    };
    const onExit = (code: number | null) => settle(() => reject(new Error(`A process ended with ${code}.`)));
    const settle = (end: () => void) => {
      child.off('message', onMessage).off('exit', onExit);
      end();
    };
    child.on('message', onMessage).on('exit', onExit);
    child.send({ id, value } satisfies Message<unknown>);
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exit;
  clearTimeout(kill);
}

/** The process that puts load on servers. */
export class Generator {
  readonly #child = fork(compiled('generator'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  run(job: Job): Promise<Loaded> {
    return asked(this.#child, job);
  }

  stop(): Promise<void> {
    return ended(this.#child);
  }
}
