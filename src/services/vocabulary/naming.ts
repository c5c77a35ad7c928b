import { edgeKey } from '../../cypher/write.ts';
import { InvalidInput } from '../../errors.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { nameId, schemeOf } from '../../import/drafter.ts';
import type { Origin } from '../../model/claim.ts';
import type { NounLabel } from '../../model/graph.ts';
import { DECISIONS } from '../../model/history.ts';
import { formerId } from '../../model/name.ts';
import type { Found } from './around.ts';
import type { EdgeChange, NodeChange, StoredEdge, StoredNode } from './patch.ts';

export const namesEdge = (label: NounLabel) => edgeKey({ type: 'NAMES', from: 'Name', to: label });

/** Where a name is a person's word for a noun. */
export interface Naming {
  label: NounLabel;
  /** Id of the noun. */
  noun: string;
  /** Id of the `Name`. */
  name: string;
  /** The name as written; null where nobody wrote it. */
  asWritten: string | null;
  preferred?: boolean;
  origin?: Origin;
}

/** A person's claim that a name is a noun's; `number` is that of the decision. */
export const named = (
  number: number,
  { label, noun, name, asWritten, preferred, origin = 'person' }: Naming,
): EdgeChange => ({
  edge: namesEdge(label),
  before: null,
  after: {
    tail: name,
    head: noun,
    document: DECISIONS,
    origin,
    ordinal: number,
    line: null,
    asWritten,
    status: 'confirmed',
    preferred: preferred ? true : null,
  },
});

/** The `Name` of a text. @throws InvalidInput where it can name nothing. */
export function nameNode(label: NounLabel, text: string, lang: string): NodeChange & { after: StoredNode } {
  const written = text.trim();
  const normal = normalForm(written, lang);
  if (normal === '') {
    const message = `"${text}" cannot name a ${label}: it has no letter or digit.`;
    throw new InvalidInput(message, [{ path: 'name', message }]);
  }
  const scheme = schemeOf(label);
  const id = nameId(scheme, lang, normal);
  return { label: 'Name', before: null, after: { id, scheme, lang, normal, text: written } };
}

/** The claims that name a noun, of all those around it. */
export const namings = (label: NounLabel, noun: string, found: readonly Found[]): StoredEdge[] =>
  found.flatMap(({ edge, row }) => (edge === namesEdge(label) && row.head === noun ? [row] : []));

/** Whether a `Name`, given by its id, is the id of a noun that was merged. */
export const isFormerId = (name: string) => name.startsWith(formerId(''));

const isTitle = (name: string) => name.startsWith(`${schemeOf('Role')}:`);

/** Whether only public catalogues name a noun. */
export const isCatalogued = (claims: readonly StoredEdge[]) =>
  claims.length > 0 && claims.every(({ origin }) => origin === 'catalogue');

/**
 * A noun lives as long as a document names it, and answers to what documents call it: what people decide about it names it
 * too, by all its names, so that the decision holds where documents go and come again. A role of a catalogue is kept by its
 * codes alone, and still as one of the catalogue's: by a title of a person's it would answer beside the company's own.
 * @param except a name that the decision itself gives.
 */
export function keptAlive(
  number: number,
  label: NounLabel,
  noun: string,
  claims: readonly StoredEdge[],
  except?: string,
): EdgeChange[] {
  const catalogued = label === 'Role' && isCatalogued(claims);
  const names = [...new Set(claims.map(({ tail }) => tail))].filter((name) => !isFormerId(name) && name !== except);
  return names
    .filter((name) => !catalogued || !isTitle(name))
    .sort()
    .map((name) =>
      named(number, {
        label,
        noun,
        name,
        asWritten: spellingOf(name, claims),
        origin: catalogued ? 'catalogue' : 'person',
      }),
    );
}

/** How documents write a name; of several spellings the first in order, so that it does not matter who came first. */
export const spellingOf = (name: string, claims: readonly StoredEdge[]): string | null =>
  claims
    .flatMap(({ tail, asWritten }) => (tail === name && typeof asWritten === 'string' ? [asWritten] : []))
    .sort()[0] ?? null;
