import { InvalidInput } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { NounLabel, RelationshipType } from '../model/graph.ts';
import type { Statement } from '../model/statement.ts';
import { contentId, type DocumentDraft, type End, type NamedEnd, type NodeDraft } from './draft.ts';

/** The name by which a noun answers: roles by title, all else by name. */
export const schemeOf = (label: NounLabel) => (label === 'Role' ? 'title' : 'name');

/** Names are keys of an index, and Neo4j's hold about 8 kB. */
const MAX_NAME_LENGTH = 1_000;

/**
 * Id of the `Name` node of a name; equal normal forms within a language are one name.
 * @throws InvalidInput for a name that no index takes.
 */
export function nameId(scheme: string, lang: string, normal: string): string {
  const id = `${scheme}:${lang}:${normal}`;
  if (id.length <= MAX_NAME_LENGTH) return id;
  throw new InvalidInput(
    `A name may have ${MAX_NAME_LENGTH} characters, not ${id.length}: "${normal.slice(0, 60)} …".`,
  );
}

/** Id of a statement: the same text of two roles is two statements. */
export const statementId = (
  roleId: string | null,
  { section, category, label, text }: Pick<Statement, 'section' | 'category' | 'label' | 'text'>,
): string => contentId(roleId, section, category, label, text);

/** The parts of an external id written "scheme:code". */
export function splitExternalId(externalId: string): { scheme: string; code: string } {
  const colon = externalId.indexOf(':');
  return { scheme: externalId.slice(0, colon), code: externalId.slice(colon + 1).trim() };
}

type Properties = Readonly<Record<string, unknown>>;

/** Collects the claims about one described role, numbering them by type and noting where each was said. */
export class Drafter {
  readonly #draft: DocumentDraft = { claims: [], nodes: [] };
  readonly #ordinals = new Map<RelationshipType, number>();
  readonly #named = new Set<string>();
  readonly #role: End;
  readonly #lang: string;
  readonly #positions: Blueprint['positions'];

  constructor(roleId: string, lang: string, positions: Blueprint['positions']) {
    this.#role = { label: 'Role', id: roleId };
    this.#lang = lang;
    this.#positions = positions;
  }

  /** A claim from the described role to something. `pointer` is its place in the blueprint. */
  says(type: RelationshipType, to: End, pointer: string, properties: Properties = {}, said?: string): void {
    this.between(type, this.#role, to, pointer, properties, said);
  }

  /** A claim from something to the described role. */
  hears(type: RelationshipType, from: End, pointer: string, properties: Properties = {}, said?: string): void {
    this.between(type, from, this.#role, pointer, properties, said);
  }

  between(
    type: RelationshipType,
    from: End,
    to: End,
    pointer: string,
    properties: Properties = {},
    said: string | null = null,
  ): void {
    for (const end of [from, to]) {
      if (!('name' in end)) continue;
      this.#nameOf(end, end, pointer);
      if (end.externalId) this.#externalId(end.externalId, end, pointer);
    }
    this.#add(type, from, to, pointer, properties, said);
  }

  /** An owned statement of the role. */
  states(section: string, category: string | null, text: string, pointer: string, label: string | null = null): void {
    const roleId = 'id' in this.#role ? this.#role.id : null;
    const id = statementId(roleId, { section, category, label, text });
    this.#draft.nodes.push({ label: 'Statement', row: { id, section, category, label, text } });
    this.says('STATES', { label: 'Statement', id }, pointer);
  }

  /** The described role is known by this title or external id ("scheme:code"). */
  knownAs(name: { title: string } | { externalId: string }, pointer: string): void {
    if ('title' in name) this.#nameOf({ label: 'Role', name: name.title }, this.#role, pointer);
    else this.#externalId(name.externalId, this.#role, pointer);
  }

  node(label: NodeDraft['label'], row: { id: string } & Record<string, unknown>): End {
    this.#draft.nodes.push({ label, row });
    return { label, id: row.id };
  }

  finish(): DocumentDraft {
    return this.#draft;
  }

  #externalId(externalId: string, noun: End, pointer: string): void {
    const { scheme, code } = splitExternalId(externalId);
    this.#name(scheme, '', code, code, noun, pointer);
  }

  #nameOf(named: NamedEnd, noun: End, pointer: string): void {
    const normal = normalForm(named.name, this.#lang);
    this.#name(schemeOf(named.label), this.#lang, normal, named.name, noun, pointer);
  }

  #name(scheme: string, lang: string, normal: string, text: string, noun: End, pointer: string): void {
    const id = nameId(scheme, lang, normal);
    const key = `${noun.label} ${id}`;
    if (this.#named.has(key)) return;
    this.#named.add(key);
    this.#draft.nodes.push({ label: 'Name', row: { id, scheme, lang, normal, text } });
    this.#add('NAMES', { label: 'Name', id }, noun, pointer, { status: 'automatic', preferred: null }, text);
  }

  #add(type: RelationshipType, from: End, to: End, pointer: string, properties: Properties, said: string | null): void {
    const ordinal = this.#ordinals.get(type) ?? 0;
    this.#ordinals.set(type, ordinal + 1);
    const position = this.#positions[pointer];
    // A line may name several nouns: what a name claim quotes is the one name.
    const quoted = type === 'NAMES' ? said : (position?.asWritten ?? said);
    const asWritten = quoted ?? nameIn(to) ?? nameIn(from);
    this.#draft.claims.push({ type, from, to, ordinal, line: position?.line ?? null, asWritten, properties });
  }
}

const nameIn = (end: End) => ('name' in end ? end.name : null);
