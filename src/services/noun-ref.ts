import { named } from '../cypher/name.ts';
import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import { nameId, schemeOf } from '../import/drafter.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import type { NounLabel } from '../model/graph.ts';
import { queriesOf } from './noun-page.ts';
import type { Search } from './search.ts';

const LONGEST_REFERENCE = 500;

/** How a noun is addressed: by exactly one of these. */
export interface NounRef {
  slug?: string | null | undefined;
  /** Title of a role, name of anything else. */
  name?: string | null | undefined;
  /** "scheme:code". */
  externalId?: string | null | undefined;
  /** BCP 47 language of the name; "en" when left out. */
  lang?: string | undefined;
}

/**
 * The ids of the nouns that references mean, in their order, under the given origins. One statement for the slugs, one
 * for the names.
 * @throws NotFound with close names; AmbiguousTitle where several nouns answer; InvalidInput for what is no reference.
 */
export async function resolveNouns(
  snapshot: Snapshot,
  search: Search,
  label: NounLabel,
  refs: readonly NounRef[],
  origins: readonly Origin[],
): Promise<string[]> {
  const asked = refs.map((ref) => questionOf(label, ref));
  const visible = { origins: [...origins] };
  const slugs = asked.flatMap(({ slug }) => (slug === null ? [] : [slug]));
  const names = asked.flatMap(({ name }) => (name === null ? [] : [name]));
  const bySlug = slugs.length === 0 ? [] : await snapshot.run(queriesOf[label].byIds, { ids: slugs, ...visible });
  const byName = names.length === 0 ? [] : await snapshot.run(named[label], { ids: names, ...visible });
  const known = new Set(bySlug.map(({ id }) => id));
  const noun = label.toLowerCase();
  const ids: string[] = [];
  for (const { text, slug, name, lang } of asked) {
    const found = new Set(byName.filter((row) => row.name === name).map(({ id }) => id));
    if (slug !== null && known.has(slug)) found.add(slug);
    const meant =
      found.size > 1 && name !== null ? await ownName(snapshot, label, [...found], name, lang, visible) : [...found];
    const [id] = meant;
    if (meant.length > 1) {
      throw new AmbiguousTitle(`Several ${noun}s answer to "${text}". Ask for one of them by slug.`, meant);
    }
    if (id === undefined) {
      const message = slug === null ? `No ${noun} answers to "${text}".` : `There is no ${noun} "${text}".`;
      throw new NotFound(message, await search.closest(snapshot, label, text, origins));
    }
    ids.push(id);
  }
  return ids;
}

/** Of several nouns that answer to a name the one that is called so, where the others are only also known by it. */
async function ownName(
  snapshot: Snapshot,
  label: NounLabel,
  ids: readonly string[],
  name: string,
  lang: string,
  visible: { origins: Origin[] },
): Promise<readonly string[]> {
  const rows: Record<string, unknown>[] = await snapshot.run(queriesOf[label].byIds, { ids: [...ids], ...visible });
  const nameOwn = (row: Record<string, unknown>) =>
    nameId(schemeOf(label), lang, normalForm(String(row['title'] ?? row['name']), lang));
  const called = rows.filter((row) => nameOwn(row) === name);
  return called.length === 1 ? called.map((row) => String(row['id'])) : ids;
}

/** What a reference asks for: a slug or the id of a name. */
function questionOf(
  label: NounLabel,
  ref: NounRef,
): { text: string; slug: string | null; name: string | null; lang: string } {
  const { lang = 'en' } = ref;
  if (ref.slug == null) {
    const { asked, name } = nameOf(label, ref);
    return { text: asked, slug: null, name, lang };
  }
  const slug = checked(ref.slug, 'slug');
  return { text: slug, slug, name: null, lang };
}

function nameOf(label: NounLabel, { name, externalId, lang = 'en' }: NounRef): { asked: string; name: string } {
  if (name != null) {
    const path = schemeOf(label);
    const asked = checked(name, path);
    const normal = normalForm(asked, lang);
    if (normal === '') throw refuse(path, `"${asked}" is no name: it has no letter or digit.`);
    return { asked, name: nameId(path, lang, normal) };
  }
  const asked = checked(externalId ?? '', 'externalId');
  const [, scheme, code] = /^([^:\s]+):(.+)$/.exec(asked) ?? [];
  if (scheme && code) return { asked, name: nameId(scheme, '', code.trim()) };
  throw refuse('externalId', `An external id is written "scheme:code"; "${asked}" is not.`);
}

function checked(text: string, path: string): string {
  if (text.length <= LONGEST_REFERENCE) return text;
  throw refuse(path, `${path} has ${text.length} characters; there may be at most ${LONGEST_REFERENCE}.`);
}

const refuse = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);
