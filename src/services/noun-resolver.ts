import { named as namesOfNouns } from '../cypher/name.ts';
import { existing } from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import { AmbiguousTitle, type AppError, InvalidInput } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import { mintId, slugOf, sortKeyOf } from '../identity/slug.ts';
import type { NamedEnd, NodeDraft } from '../import/draft.ts';
import { nameId, schemeOf, splitExternalId } from '../import/drafter.ts';
import { allOrigins, type Origin } from '../model/claim.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { formerId } from '../model/name.ts';
import { inChunks } from './chunks.ts';
import { groupBy } from './group-by.ts';

/**
 * Turns names into the ids of nouns within one load: an equal normal form finds the noun, else one is minted.
 * Roles of catalogues are a world of their own: a catalogue's title never finds a company's role, nor the reverse.
 */
export class NounResolver {
  readonly #tx: Runner;
  readonly #origins: readonly Origin[];
  readonly #ids = new Map<string, string[]>();
  readonly #taken = new Map<NounLabel, Set<string>>(nounLabels.map((label) => [label, new Set<string>()]));
  /** Nouns by label and the `Name` of an id they had. */
  readonly #former = new Map<string, string>();
  readonly minted: NodeDraft[] = [];

  constructor(tx: Runner, origin: Origin) {
    this.#tx = tx;
    this.#origins = origin === 'catalogue' ? ['catalogue'] : ['person', 'company', 'seed'];
  }

  /** Looks up which of the names the graph knows, and which ids are taken; in a few statements per label. */
  async know(named: readonly { lang: string; end: NamedEnd }[]): Promise<void> {
    for (const [label, group] of groupBy(named, ({ end }) => end.label)) {
      const keys = new Set(group.map(({ lang, end }) => keyOf(end, lang)));
      const origins = label === 'Role' ? this.#origins : allOrigins;
      const found = await inChunks([...keys], (ids) =>
        this.#tx.run(namesOfNouns[label], { ids, origins: [...origins] }),
      );
      for (const { name, id } of found) this.answersTo(label, name, id);
      await this.#noteTaken(label, new Set(group.map(({ end }) => slugOf(end.name))));
    }
  }

  /** Looks up which roles carry the external ids (ids of `Name` nodes). */
  async knowExternal(names: readonly string[]): Promise<void> {
    const found = await inChunks(names, (ids) => this.#tx.run(namesOfNouns.Role, { ids, origins: [...this.#origins] }));
    for (const { name, id } of found) this.answersTo('Role', name, id);
  }

  /** Looks up which nouns the ids that callers decide for went into, where they are former ones. */
  async knowFormer(decided: readonly string[]): Promise<void> {
    if (decided.length === 0) return;
    const names = [...new Set(decided)].map(formerId);
    for (const label of nounLabels) {
      const found = await inChunks(names, (ids) =>
        this.#tx.run(namesOfNouns[label], { ids, origins: [...allOrigins] }),
      );
      for (const { name, id } of found) this.#former.set(`${label} ${name}`, id);
    }
  }

  /** The roles that carry any of the external ids (ids of `Name` nodes). */
  withExternalIds(names: readonly string[]): string[] {
    return [...new Set(names.flatMap((name) => this.#ids.get(`Role ${name}`) ?? []))];
  }

  /** From now on the name, given by the id of its `Name` node, finds this noun. */
  answersTo(label: NounLabel, name: string, id: string): void {
    const key = `${label} ${name}`;
    const ids = this.#ids.get(key) ?? [];
    if (!ids.includes(id)) this.#ids.set(key, [...ids, id]);
  }

  /** From now on the name finds this noun. */
  calls(end: NamedEnd, lang: string, id: string): void {
    this.answersTo(end.label, keyOf(end, lang), id);
  }

  /** Whether some name finds several nouns. */
  get isAmbiguous(): boolean {
    return [...this.#ids.values()].some((ids) => ids.length > 1);
  }

  /** Every noun that answers to the name. */
  candidates(end: NamedEnd, lang: string): readonly string[] {
    return this.#ids.get(`${end.label} ${keyOf(end, lang)}`) ?? [];
  }

  /**
   * The noun of that name, minted if there is none.
   * @param decided what the caller says that names mean, as they are written.
   * @param meant what names mean in this document, by label and id of the `Name`.
   * @throws AppError AMBIGUOUS_TITLE where several answer to it and neither names one of them.
   */
  resolve(
    end: NamedEnd,
    lang: string,
    decided: Readonly<Record<string, string>>,
    meant: ReadonlyMap<string, string>,
  ): string {
    const candidates = this.candidates(end, lang);
    if (candidates.length > 1) {
      const said = decided[end.name];
      const now = said === undefined ? undefined : this.#former.get(`${end.label} ${formerId(said)}`);
      for (const choice of [now, said, meant.get(`${end.label} ${keyOf(end, lang)}`)]) {
        if (choice !== undefined && candidates.includes(choice)) return choice;
      }
    }
    if (candidates.length > 1) throw ambiguous(end.name, candidates);
    return candidates[0] ?? this.mint(end, lang);
  }

  mint(end: NamedEnd, lang: string): string {
    const taken = this.#taken.get(end.label) ?? new Set<string>();
    const id = mintId(end.name, taken);
    taken.add(id);
    const called = end.label === 'Role' ? { title: end.name, ...undescribed } : { name: end.name };
    const row = { id, sortKey: sortKeyOf(end.name), revision: 1, ...called, ...end.properties };
    this.minted.push({ label: end.label, row });
    this.calls(end, lang, id);
    return id;
  }

  async #noteTaken(label: NounLabel, slugs: ReadonlySet<string>): Promise<void> {
    const taken = this.#taken.get(label) ?? new Set<string>();
    // Slugs that exist, or that a merged noun had, are asked for with the next number, until a round finds none.
    let open = new Map([...slugs].map((slug) => [slug, slug] as const));
    for (let number = 2; open.size > 0; number += 1) {
      const found = await inChunks([...open.keys()], (ids) => this.#tx.run(existing[label], { ids }));
      const former = await inChunks([...open.keys()].map(formerId), (ids) =>
        this.#tx.run(namesOfNouns[label], { ids, origins: [...allOrigins] }),
      );
      const ids = new Set([...found.map(({ id }) => id), ...former.map(({ name }) => name.slice(formerId('').length))]);
      const next = new Map<string, string>();
      for (const id of ids) {
        taken.add(id);
        const slug = open.get(id);
        if (slug !== undefined) next.set(`${slug}-${number}`, slug);
      }
      open = next;
    }
  }
}

/** What is known of a role that no document describes. */
export const undescribed = {
  described: false,
  seniority: null,
  track: null,
  horizon: null,
  summary: null,
  mission: null,
  minYears: null,
  maxYears: null,
  yearsAsWritten: null,
};

/** Id of the `Name` node by which the noun is named. */
export function keyOf(end: NamedEnd, lang: string): string {
  if (end.externalId) {
    const { scheme, code } = splitExternalId(end.externalId);
    return nameId(scheme, '', code);
  }
  const normal = normalForm(end.name, lang);
  if (normal === '') {
    throw new InvalidInput(`"${end.name}" cannot name a ${end.label}: it has no letter or digit.`);
  }
  return nameId(schemeOf(end.label), lang, normal);
}

function ambiguous(name: string, candidates: readonly string[]): AppError {
  return new AmbiguousTitle(
    `"${name}" may be any of ${candidates.join(', ')}. Say which one is meant (resolve: {"${name}": "<one of them>"}).`,
    candidates,
  );
}
