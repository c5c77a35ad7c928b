import type { Snapshot } from '../../loaders/snapshot.ts';
import type { Origin } from '../../model/claim.ts';
import { type CareerThread, careerThread } from './career-thread.ts';
import type { Answer, Ask, Question } from './questions.ts';
import { readCareer } from './read-career.ts';

/** How many pictures lie in the thread: what is made for one request is dropped by nobody, and no garbage collector sees it. */
const MOST_PICTURES = 8;

let pictures = 0;
/** In the order in which they were last asked. */
const lastAsked = new Set<PictureInThread>();

/** A career picture as the main thread holds it: by its number in the thread where it lies. */
export class PictureInThread {
  readonly #thread: CareerThread;
  readonly #number: number;
  #asked = 0;
  #dropped = false;

  private constructor(thread: CareerThread, number: number) {
    this.#thread = thread;
    this.#number = number;
  }

  /** Has the graph of a snapshot read here and drawn there. */
  static async draw(snapshot: Snapshot, origins: readonly Origin[]): Promise<PictureInThread> {
    const thread = careerThread();
    pictures += 1;
    const picture = pictures;
    const drawn = new PictureInThread(thread, picture);
    try {
      await readCareer(snapshot.source, origins, {
        role: (row) => thread.tell({ kind: 'role', picture, row }),
        related: (row) => thread.tell({ kind: 'related', picture, row }),
        caughtUp: () => thread.call({ kind: 'caughtUp', picture }),
      });
      await thread.call({ kind: 'finish', picture });
      drawn.#use();
    } catch (error) {
      drawn.drop();
      throw error;
    }
    return drawn;
  }

  /** Whether it can no longer be asked. */
  get isGone(): boolean {
    return this.#dropped || this.#thread.ended;
  }

  /** @throws Cancelled where the signal is raised first, and what the question throws. */
  async ask<Q extends Question>(question: Q, ask: Ask<Q>, signal: AbortSignal): Promise<Answer<Q>> {
    this.#use();
    this.#asked += 1;
    try {
      const asked = { kind: 'ask', picture: this.#number, question, ask } as const;
      return (await this.#thread.call(asked, signal)) as Answer<Q>;
    } finally {
      this.#asked -= 1;
      if (this.#dropped) this.#free();
    }
  }

  /** Nobody asks it from now on; it is freed once what was asked is answered. */
  drop(): void {
    lastAsked.delete(this);
    this.#dropped = true;
    this.#free();
  }

  /** Those that were asked longest ago make room. */
  #use(): void {
    lastAsked.delete(this);
    lastAsked.add(this);
    const [oldest] = lastAsked;
    if (lastAsked.size > MOST_PICTURES) oldest?.drop();
  }

  #free(): void {
    if (this.#asked === 0) this.#thread.tell({ kind: 'drop', picture: this.#number });
  }
}
