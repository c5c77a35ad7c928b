import DataLoader from 'dataloader';
import { Cancelled } from '../../errors.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Gap } from '../../paths/gap.ts';
import { PerVersion } from '../per-version.ts';
import { unpacked } from './packed-gaps.ts';
import { PictureInThread } from './picture-in-thread.ts';
import type { Answer, Ask, Question } from './questions.ts';
import type { Start } from './start.ts';

/** How many gaps come back in one message: more would hold up this thread. */
const GAPS_PER_MESSAGE = 256;

/** What careers are worked out from, kept as long as the graph does not change. */
export class Career {
  readonly #pictures = new PerVersion<PictureInThread>(PictureInThread.draw, (picture) => picture.drop());

  /** What can be asked about careers in a view of the graph. */
  in(view: Loaders, signal: AbortSignal): CareerView {
    return new CareerView(this.#pictures, view, signal);
  }
}

/** Careers as one request sees them. */
export class CareerView {
  readonly #pictures: PerVersion<PictureInThread>;
  readonly #view: Loaders;
  readonly #signal: AbortSignal;
  readonly #gaps;
  readonly #similarities;
  #made: Promise<PictureInThread> | undefined;

  constructor(pictures: PerVersion<PictureInThread>, view: Loaders, signal: AbortSignal) {
    this.#pictures = pictures;
    this.#view = view;
    this.#signal = signal;
    const cacheKeyFn = (ask: unknown) => JSON.stringify(ask);
    this.#gaps = new DataLoader<Ask<'skillGaps'>[number], Gap, string>(
      async (asks) => unpacked(await this.ask('skillGaps', asks)),
      { cacheKeyFn, maxBatchSize: GAPS_PER_MESSAGE },
    );
    this.#similarities = new DataLoader<readonly [string, string], number | null, string>(
      (pairs) => this.ask('similarities', pairs),
      { cacheKeyFn },
    );
  }

  /** @throws Cancelled where the request was called off, and what the question throws. */
  async ask<Q extends Question>(question: Q, ask: Ask<Q>): Promise<Answer<Q>> {
    for (;;) {
      this.#made ??= this.#pictures.get(this.#view.snapshot, this.#view.origins);
      const made = this.#made;
      const picture = await made;
      if (this.#signal.aborted) throw new Cancelled();
      if (!picture.isGone) return picture.ask(question, ask, this.#signal);
      this.#pictures.forget(made);
      if (this.#made === made) this.#made = undefined;
    }
  }

  /** The gap between a start and a role, skill by skill; those of one turn are asked for together. */
  gap(start: Start, to: string): Promise<Gap> {
    return this.#gaps.load({ start, to });
  }

  /** How alike two roles are; null where they cannot be compared. */
  similarity(a: string, b: string): Promise<number | null> {
    return this.#similarities.load([a, b]);
  }
}
