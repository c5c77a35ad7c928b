import { named } from '../cypher/name.ts';
import { existing } from '../cypher/write.ts';
import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import { nameId, schemeOf } from '../import/drafter.ts';
import type { Origin } from '../model/claim.ts';
import type { NounLabel } from '../model/graph.ts';
import type { Services } from './services.ts';

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
 * @throws NotFound with close names; AmbiguousTitle where several nouns answer; InvalidInput for an empty reference.
 */
export async function resolveNoun(
  { engine, search }: Services,
  label: NounLabel,
  ref: NounRef,
  origins: readonly Origin[],
): Promise<string> {
  if (ref.slug) {
    const [node] = await engine.run(existing[label], { ids: [ref.slug] });
    if (node) return node.id;
    throw new NotFound(
      `There is no ${label.toLowerCase()} "${ref.slug}".`,
      await search.closest(label, ref.slug, origins),
    );
  }
  const { asked, name } = nameOf(label, ref);
  const found = await engine.run(named[label], { ids: [name], origins: [...origins] });
  const ids = found.map(({ id }) => id);
  if (ids.length > 1) {
    throw new AmbiguousTitle(`Several ${label.toLowerCase()}s answer to "${asked}". Ask for one of them by slug.`, ids);
  }
  if (ids[0] !== undefined) return ids[0];
  throw new NotFound(`No ${label.toLowerCase()} answers to "${asked}".`, await search.closest(label, asked, origins));
}

function nameOf(label: NounLabel, { name, externalId, lang = 'en' }: NounRef): { asked: string; name: string } {
  if (name) {
    const normal = normalForm(name, lang);
    if (normal === '') throw new InvalidInput(`"${name}" is no name: it has no letter or digit.`);
    return { asked: name, name: nameId(schemeOf(label), lang, normal) };
  }
  const [, scheme, code] = /^([^:\s]+):(.+)$/.exec(externalId ?? '') ?? [];
  if (scheme && code) return { asked: externalId ?? '', name: nameId(scheme, '', code.trim()) };
  throw new InvalidInput(`An external id is written "scheme:code"; "${externalId ?? ''}" is not.`);
}
