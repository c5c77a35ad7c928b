import { named } from '../cypher/name.ts';
import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import { nameId, schemeOf } from '../import/drafter.ts';
import type { Origin } from '../model/claim.ts';
import type { NounLabel } from '../model/graph.ts';
import { queriesOf } from './noun-page.ts';
import type { Services } from './services.ts';

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
 * The id of the noun a reference means, under the given origins.
 * @throws NotFound with close names; AmbiguousTitle where several nouns answer; InvalidInput for what is no reference.
 */
export async function resolveNoun(
  { engine, search }: Services,
  label: NounLabel,
  ref: NounRef,
  origins: readonly Origin[],
): Promise<string> {
  const noun = label.toLowerCase();
  const visible = { origins: [...origins] };
  if (ref.slug != null) {
    const slug = checked(ref.slug, 'slug');
    const [node] = await engine.run(queriesOf[label].byIds, { ids: [slug], ...visible });
    if (node) return node.id;
    throw new NotFound(`There is no ${noun} "${slug}".`, await search.closest(label, slug, origins));
  }
  const { asked, name } = nameOf(label, ref);
  const ids = (await engine.run(named[label], { ids: [name], ...visible })).map(({ id }) => id);
  if (ids.length > 1) {
    throw new AmbiguousTitle(`Several ${noun}s answer to "${asked}". Ask for one of them by slug.`, ids);
  }
  if (ids[0] !== undefined) return ids[0];
  throw new NotFound(`No ${noun} answers to "${asked}".`, await search.closest(label, asked, origins));
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
