import { named } from '../cypher/name.ts';
import { roleFacts } from '../cypher/role.ts';
import { existing } from '../cypher/write.ts';
import type { Runner } from '../engine/port.ts';
import { AmbiguousTitle, AppError, NotFound } from '../errors.ts';
import { roleKindOf } from '../identity/job-title.ts';
import type { NamedEnd } from '../import/draft.ts';
import { nameId, splitExternalId } from '../import/drafter.ts';
import { allOrigins, type Origin } from '../model/claim.ts';
import { formerId } from '../model/name.ts';
import { inChunks } from './chunks.ts';
import type { NounResolver } from './noun-resolver.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Finds or mints the role each document of a batch describes: what the caller says, else the role of an external id,
 * else the role this source key described before, else the role of that title that no other company document describes
 * (nor another document of the batch).
 */
export class RolePlacer {
  readonly #names: NounResolver;
  readonly #origin: Origin;
  /** Role each source key described before. */
  readonly #before: ReadonlyMap<string, string>;
  /** Documents of the company that describe a role, those of this batch included. */
  readonly #describing: Map<string, Set<string>>;
  /** Roles that callers name, by the ids they give, which may be former ones. */
  readonly #said: ReadonlyMap<string, string>;

  private constructor(
    names: NounResolver,
    origin: Origin,
    before: ReadonlyMap<string, string>,
    describing: Map<string, Set<string>>,
    said: ReadonlyMap<string, string>,
  ) {
    this.#names = names;
    this.#origin = origin;
    this.#before = before;
    this.#describing = describing;
    this.#said = said;
  }

  /** @throws NotFound where `sameAs` names no role. */
  static async create(
    tx: Runner,
    names: NounResolver,
    documents: readonly SourceDocument[],
    origin: Origin,
    before: ReadonlyMap<string, string>,
  ): Promise<RolePlacer> {
    const said = await rolesSaid(tx, documents);
    const candidates = documents.flatMap(({ title, row }) => names.candidates(titleOf(title), row.lang));
    const claims = await inChunks([...new Set(candidates)], (ids) =>
      tx.run(roleFacts.descriptions, { ids, origins: ['company'] }),
    );
    const describing = new Map<string, Set<string>>();
    for (const { tail, document } of claims) add(describing, tail, document);
    return new RolePlacer(names, origin, before, describing, said);
  }

  /** @throws AppError ROLE_ALREADY_DESCRIBED or AMBIGUOUS_TITLE: then the caller has to say. */
  place(document: SourceDocument): string {
    const role = this.#find(document) ?? this.#names.mint(titleOf(document.title), document.row.lang);
    for (const name of externalNames(document.externalIds)) this.#names.answersTo('Role', name, role);
    this.#names.calls(titleOf(document.title), document.row.lang, role);
    if (this.#origin === 'company') add(this.#describing, role, document.row.id);
    return role;
  }

  /** The role the document describes; undefined where it is to be a new one. */
  #find(document: SourceDocument): string | undefined {
    const { row, title, externalIds, placement } = document;
    if (placement && placement !== 'new-role') return this.#said.get(placement.sameAs);
    const external = this.#names.withExternalIds(externalNames(externalIds));
    const before = this.#before.get(row.id);
    // A code may be of several roles where people split one that they had decided about: then what was described stays.
    if (external.length > 1 && !external.some((id) => id === before)) throw ambiguous(document, external);
    const known = external.length === 1 ? external[0] : before;
    if (known !== undefined) return known;
    if (placement === 'new-role' || this.#origin === 'catalogue') return undefined;

    const candidates = this.#names.candidates(titleOf(title), row.lang);
    const free =
      this.#origin === 'company' ? candidates.filter((id) => !this.#isDescribed(id, row.id)) : [...candidates];
    if (free.length > 1) throw ambiguous(document, free);
    if (free[0] !== undefined || candidates.length === 0) return free[0];
    throw new AppError(
      'ROLE_ALREADY_DESCRIBED',
      `Another company document already describes "${title}" (${candidates.join(', ')}). Say that document ` +
        `${row.id} describes the same role (sameAs: "<id>", --same-as <id>) or a new one of that title (newRole, --new-role).`,
      { problems: candidates.map((id) => ({ path: row.id, message: id })) },
    );
  }

  #isDescribed(role: string, exceptBy: string): boolean {
    return [...(this.#describing.get(role) ?? [])].some((document) => document !== exceptBy);
  }
}

/** The role a title names. */
export const titleOf = (title: string): NamedEnd => ({
  label: 'Role',
  name: title,
  properties: { kind: roleKindOf(title) },
});

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

async function rolesSaid(tx: Runner, documents: readonly SourceDocument[]): Promise<Map<string, string>> {
  const said = documents.flatMap(({ placement }) => (placement && placement !== 'new-role' ? [placement.sameAs] : []));
  if (said.length === 0) return new Map();
  const roles = new Map((await tx.run(existing.Role, { ids: said })).map(({ id }) => [id, id]));
  const former = new Map(said.filter((id) => !roles.has(id)).map((id) => [formerId(id), id]));
  const found = await tx.run(named.Role, { ids: [...former.keys()], origins: [...allOrigins] });
  for (const { name, id } of found) roles.set(former.get(name) ?? id, id);
  const missing = said.filter((id) => !roles.has(id));
  if (missing.length > 0) throw new NotFound(`There is no role ${missing.join(', ')} (sameAs).`);
  return roles;
}

/** The ids of the `Name` nodes of external ids written "scheme:code". */
export const externalNames = (externalIds: readonly string[]) =>
  externalIds.map((externalId) => {
    const { scheme, code } = splitExternalId(externalId);
    return nameId(scheme, '', code);
  });

function ambiguous({ row }: SourceDocument, candidates: readonly string[]): AppError {
  return new AmbiguousTitle(
    `Document ${row.id} may describe any of ${candidates.join(', ')}. Say which (sameAs: "<id>").`,
    candidates,
  );
}
