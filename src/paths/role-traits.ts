import type { CareerRole } from './career-rows.ts';
import { Column } from './column.ts';
import { Numbering, renumber } from './numbering.ts';
import type { Pace } from './pace.ts';
import { offsetsOf, orderBy, type SparseRows } from './sparse-rows.ts';

/** What a role can belong to. */
export const TRAITS = ['families', 'terms', 'tracks'] as const;
export type Trait = (typeof TRAITS)[number];

/** Whether a move leads up, sideways or down by the ranks of the company's terms. */
export type LevelChange = 'up' | 'lateral' | 'down';

/** What is known of roles beside their skills and moves. */
export type RoleTraits = Readonly<Record<Trait, RoleLabels>> & { ranks: RoleRanks };

/** Which labels roles have: rows are roles. */
export class RoleLabels implements SparseRows {
  /** Ascending by code units. */
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly offsets: Uint32Array;
  /** Label numbers. */
  readonly labels: Uint32Array;

  constructor(
    ids: readonly string[],
    numberOf: ReadonlyMap<string, number>,
    offsets: Uint32Array,
    labels: Uint32Array,
  ) {
    this.ids = ids;
    this.numberOf = numberOf;
    this.offsets = offsets;
    this.labels = labels;
  }

  /** Tells of a role whether it has one of the wanted labels; null where it has none at all. */
  among(wanted: readonly string[]): (role: number) => boolean | null {
    const numbers = new Set(wanted.map((id) => this.numberOf.get(id)));
    return (role) => {
      const [first = 0, end = 0] = [this.offsets[role], this.offsets[role + 1]];
      for (let i = first; i < end; i += 1) if (numbers.has(this.labels[i])) return true;
      return first === end ? null : false;
    };
  }

  /** The roles that have a label, ascending. */
  rolesWith(id: string): number[] {
    const roles: number[] = [];
    const label = this.numberOf.get(id);
    for (let role = 0; label !== undefined && role + 1 < this.offsets.length; role += 1) {
      const [first = 0, end = 0] = [this.offsets[role], this.offsets[role + 1]];
      for (let i = first; i < end; i += 1) if (this.labels[i] === label) roles.push(role);
    }
    return roles;
  }
}

/** Where roles stand by the terms that rank them. */
export class RoleRanks {
  readonly #terms: RoleLabels;
  /** By term number. */
  readonly #schemes: Uint32Array;
  /** By term number; NaN where its scheme is unordered. */
  readonly #ranks: Float64Array;

  constructor(terms: RoleLabels, schemes: Uint32Array, ranks: Float64Array) {
    this.#terms = terms;
    this.#schemes = schemes;
    this.#ranks = ranks;
  }

  /**
   * How a move changes the level: by every scheme of terms that ranks both roles. Down by any of them is down, else up
   * by any is up. Null where none ranks both.
   */
  change(tail: number, head: number): LevelChange | null {
    const { offsets, labels } = this.#terms;
    let change: LevelChange | null = null;
    for (let i = offsets[tail] ?? 0; i < (offsets[tail + 1] ?? 0); i += 1) {
      const scheme = this.#schemes[labels[i] ?? 0] ?? 0;
      const [before, after] = [this.#highest(tail, scheme), this.#highest(head, scheme)];
      if (Number.isNaN(before) || Number.isNaN(after)) continue;
      if (after < before) return 'down';
      if (after > before) change = 'up';
      else change ??= 'lateral';
    }
    return change;
  }

  /** The highest rank of a role in a scheme; NaN where it has none. */
  #highest(role: number, scheme: number): number {
    const { offsets, labels } = this.#terms;
    let highest = Number.NaN;
    for (let i = offsets[role] ?? 0; i < (offsets[role + 1] ?? 0); i += 1) {
      const term = labels[i] ?? 0;
      const rank = this.#ranks[term] ?? Number.NaN;
      if (this.#schemes[term] === scheme && !(rank <= highest) && !Number.isNaN(rank)) highest = rank;
    }
    return highest;
  }
}

/** Takes the traits of roles one by one. */
export class TraitColumns {
  readonly #labels = { families: new LabelColumn(), terms: new LabelColumn(), tracks: new LabelColumn() };
  readonly #terms = new Map<string, { scheme: string; rank: number | null }>();

  /** @param role the number that the role was given */
  add(role: number, { track, families, terms }: CareerRole): void {
    if (track !== null) this.#labels.tracks.add(role, track);
    for (const family of families) this.#labels.families.add(role, family);
    for (const term of terms) {
      this.#labels.terms.add(role, term.id);
      this.#terms.set(term.id, term);
    }
  }

  /** @param placeOf the final number of a role, by the one it was given */
  async build(placeOf: Uint32Array, pace: Pace): Promise<RoleTraits> {
    const terms = await this.#labels.terms.build(placeOf, pace);
    const schemes = new Numbering();
    const schemeOf = Uint32Array.from(terms.ids, (id) => schemes.of(this.#terms.get(id)?.scheme ?? ''));
    const ranks = Float64Array.from(terms.ids, (id) => this.#terms.get(id)?.rank ?? Number.NaN);
    return {
      terms,
      families: await this.#labels.families.build(placeOf, pace),
      tracks: await this.#labels.tracks.build(placeOf, pace),
      ranks: new RoleRanks(terms, schemeOf, ranks),
    };
  }
}

class LabelColumn {
  readonly #names = new Numbering();
  readonly #roles = new Column(Uint32Array);
  readonly #labels = new Column(Uint32Array);

  add(role: number, label: string): void {
    this.#roles.push(role);
    this.#labels.push(this.#names.of(label));
  }

  async build(placeOf: Uint32Array, pace: Pace): Promise<RoleLabels> {
    const { ids, numberOf, placeOf: placeOfLabel } = await this.#names.inOrder(pace);
    const roles = await renumber(await this.#roles.joined(pace), placeOf, pace);
    const labels = await renumber(await this.#labels.joined(pace), placeOfLabel, pace);
    const order = await orderBy(roles, placeOf.length, pace, await orderBy(labels, ids.length, pace));
    return new RoleLabels(
      ids,
      numberOf,
      await offsetsOf(roles, placeOf.length, pace),
      order.map((entry) => labels[entry] ?? 0),
    );
  }
}
