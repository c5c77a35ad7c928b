import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CareerRoleRow, RelatedSkillsRow } from '../../cypher/career.ts';
import type { Question } from './questions.ts';
import { revived, type Thrown } from './thrown.ts';

/** What the thread is told and asked. What has a `call` is replied to. */
export type Message =
  | { kind: 'role'; picture: number; row: CareerRoleRow }
  | { kind: 'related'; picture: number; row: RelatedSkillsRow }
  | { kind: 'drop'; picture: number }
  | { kind: 'cancel'; call: number }
  | Call;

type Call = { call: number } & Asked;
type Asked =
  | { kind: 'caughtUp' | 'finish'; picture: number }
  | { kind: 'ask'; picture: number; question: Question; ask: unknown };

export type Reply = { call: number } & ({ answer: unknown } | { thrown: Thrown });

/**
 * A thread in which career pictures are drawn and searched: neither its work nor its garbage holds up the requests beside it.
 * It does not keep the process alive while nobody waits for it.
 */
export class CareerThread {
  // The same module, compiled or not.
  readonly #worker = new Worker(new URL(`career-worker${extname(import.meta.url)}`, import.meta.url));
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: unknown) => void }>();
  /** Calls under way by what calls them off: one listener for all of a request. */
  readonly #calledOff = new WeakMap<AbortSignal, Set<number>>();
  #calls = 0;
  #ended: { why: unknown } | undefined;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The thread of careers has ended.')));
  }

  /** Whether nothing can be asked of it any more. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  tell(message: Exclude<Message, Call>): void {
    this.#worker.postMessage(message);
  }

  /**
   * @throws Cancelled where the signal is raised first; what the question throws; where the thread breaks down, why.
   */
  call(asked: Asked, signal?: AbortSignal): Promise<unknown> {
    this.#calls += 1;
    const call = this.#calls;
    const together = signal && this.#calledOffBy(signal).add(call);
    return new Promise<unknown>((resolve, reject) => {
      if (this.#ended) throw this.#ended.why;
      if (this.#waiting.size === 0) this.#worker.ref();
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ ...asked, call } satisfies Call);
    }).finally(() => together?.delete(call));
  }

  #calledOffBy(signal: AbortSignal): Set<number> {
    const known = this.#calledOff.get(signal);
    if (known) return known;
    const calls = new Set<number>();
    this.#calledOff.set(signal, calls);
    const cancel = () => calls.forEach((call) => this.tell({ kind: 'cancel', call }));
    signal.addEventListener('abort', cancel, { once: true });
    return calls;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.call);
    this.#waiting.delete(reply.call);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('thrown' in reply) waiting?.reject(revived(reply.thrown));
    else waiting?.resolve(reply.answer);
  }

  /** What it broke down of comes before that it ended. */
  #end(why: unknown): void {
    this.#ended ??= { why };
    for (const { reject } of this.#waiting.values()) reject(this.#ended.why);
    this.#waiting.clear();
  }
}

let thread: CareerThread | undefined;

/** The one of this process; another where the last one broke down. */
export function careerThread(): CareerThread {
  if (!thread || thread.ended) thread = new CareerThread();
  return thread;
}
