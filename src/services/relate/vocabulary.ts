import type { NearIndex, Nearness } from './nearness.ts';
import { type Called, isPublic } from './wording.ts';

/** Nouns by their ids, and an index of what may be close to what. */
export class Nouns<N extends Called> {
  readonly #byId = new Map<string, N>();
  readonly #index: NearIndex<N>;

  constructor(nearness: Nearness<N>, nouns: Iterable<N> = []) {
    this.#index = nearness.index([]);
    for (const noun of nouns) this.put(noun.id, noun);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): N | undefined {
    return this.#byId.get(id);
  }

  /** From now on the noun of this id is that one; undefined: there is none. */
  put(id: string, noun: N | undefined): void {
    const old = this.#byId.get(id);
    if (old) this.#index.remove(old);
    this.#byId.delete(id);
    if (!noun) return;
    this.#byId.set(id, noun);
    this.#index.add(noun);
  }

  near(noun: N): readonly N[] {
    return this.#index.near(noun);
  }
}

/**
 * The nouns of a label as they were before a write: those a company works with, and, read when first needed, those only
 * catalogues name. It is kept from one write to the next (`Transaction.before`).
 */
export class Vocabulary<N extends Called> {
  readonly own: Nouns<N>;
  readonly nearness: Nearness<N>;
  readonly #readPublic: () => Promise<readonly N[]>;
  #public: Nouns<N> | undefined;

  constructor(nearness: Nearness<N>, own: readonly N[], readPublic: () => Promise<readonly N[]>) {
    this.nearness = nearness;
    this.own = new Nouns(nearness, own);
    this.#readPublic = readPublic;
  }

  /** Those only catalogues name, as far as they were read already. */
  get known(): Nouns<N> | undefined {
    return this.#public;
  }

  async public(): Promise<Nouns<N>> {
    this.#public ??= new Nouns(this.nearness, await this.#readPublic());
    return this.#public;
  }

  /** Takes over what a committed write changed. */
  bring(changed: ReadonlyMap<string, N | undefined>): void {
    for (const [id, noun] of changed) {
      this.own.put(id, noun && !isPublic(noun) ? noun : undefined);
      this.#public?.put(id, noun && isPublic(noun) ? noun : undefined);
    }
  }
}

/** A vocabulary as one transaction has it: as it was before, and what the transaction has changed of it so far. */
export class Edition<N extends Called> {
  readonly before: Vocabulary<N>;
  readonly changed = new Map<string, N | undefined>();
  readonly #left = new Set<string>();
  readonly #own: Nouns<N>;
  readonly #public: Nouns<N>;

  constructor(before: Vocabulary<N>) {
    this.before = before;
    this.#own = new Nouns(before.nearness);
    this.#public = new Nouns(before.nearness);
  }

  get hasOwn(): boolean {
    return this.before.own.size > 0 || this.#own.size > 0;
  }

  /** The noun as it is now; undefined where there is none, or where only catalogues name it and these were not read. */
  get(id: string): N | undefined {
    return this.changed.has(id) ? this.changed.get(id) : (this.before.own.get(id) ?? this.before.known?.get(id));
  }

  put(id: string, noun: N | undefined): void {
    this.changed.set(id, noun);
    this.#own.put(id, noun && !isPublic(noun) ? noun : undefined);
    this.#public.put(id, noun && isPublic(noun) ? noun : undefined);
  }

  /** Notes nouns that were touched and not looked at. */
  leave(ids: readonly string[]): void {
    for (const id of ids) this.#left.add(id);
  }

  /** What was not looked at so far, to be looked at now. */
  takeLeft(): string[] {
    const left = [...this.#left];
    this.#left.clear();
    return left;
  }

  /** The nouns that may be close to one. Two that only catalogues name are left to the catalogues. */
  async near(noun: N): Promise<N[]> {
    const unchanged = (nouns: Nouns<N>) => nouns.near(noun).filter(({ id }) => !this.changed.has(id));
    const found = [...unchanged(this.before.own), ...this.#own.near(noun)];
    if (!isPublic(noun)) found.push(...unchanged(await this.before.public()), ...this.#public.near(noun));
    return found.filter(({ id }) => id !== noun.id);
  }
}
