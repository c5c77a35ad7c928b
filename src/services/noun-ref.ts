import { named } from '../cypher/name.ts';
import type { Runner } from '../engine/port.ts';
import { AmbiguousTitle, type AppError, InvalidInput, NotFound } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import { nameId, schemeOf } from '../import/drafter.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import type { NounLabel } from '../model/graph.ts';
import { formerId } from '../model/name.ts';
import { queriesOf } from './noun-page.ts';
import type { Search } from './search.ts';

const LONGEST_REFERENCE = 500;
const EXTERNAL_ID = /^([^:\s]+):(.+)$/;

/** Whether a text is written as an external id is: "scheme:code". */
export const isExternalId = (text: string) => text.length <= LONGEST_REFERENCE && EXTERNAL_ID.test(text);

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

/** What a reference asked for, and the nouns that answer to it: none, one or several. */
interface Answering {
  text: string;
  slug: string | null;
  ids: readonly string[];
}

/**
 * The nouns that answer to references, in their order, under the given origins. One statement for the slugs, one for the
 * names and for slugs that a noun had before it was merged into another.
 * @throws InvalidInput for what is no reference.
 */
export async function lookUpNouns(
  runner: Runner,
  label: NounLabel,
  refs: readonly NounRef[],
  origins: readonly Origin[],
): Promise<Answering[]> {
  const asked = refs.map((ref) => questionOf(label, ref));
  const visible = { origins: [...origins] };
  const slugs = asked.flatMap(({ slug }) => (slug === null ? [] : [slug]));
  const bySlug = slugs.length === 0 ? [] : await runner.run(queriesOf[label].byIds, { ids: slugs, ...visible });
  const known = new Set(bySlug.map(({ id }) => id));
  const nameFor = ({ slug, name }: Question) => (slug === null ? name : known.has(slug) ? null : formerId(slug));
  const names = asked.map(nameFor).filter((name) => name !== null);
  const byName = names.length === 0 ? [] : await runner.run(named[label], { ids: names, ...visible });
  const answers: Answering[] = [];
  for (const question of asked) {
    const { text, slug, lang } = question;
    const name = nameFor(question);
    const ids = name === null ? [slug ?? ''] : byName.filter((row) => row.name === name).map(({ id }) => id);
    const found = [...new Set(ids)];
    const meant = found.length > 1 && name !== null ? await ownName(runner, label, found, name, lang, visible) : found;
    answers.push({ text, slug, ids: meant });
  }
  return answers;
}

/**
 * The ids of the nouns that references mean; see `lookUpNouns`.
 * @throws NotFound with close names; AmbiguousTitle where several roles answer, InvalidInput where several other nouns
 * do; InvalidInput for what is no reference.
 */
export async function resolveNouns(
  snapshot: Snapshot,
  search: Search,
  label: NounLabel,
  refs: readonly NounRef[],
  origins: readonly Origin[],
): Promise<string[]> {
  const noun = label.toLowerCase();
  const ids: string[] = [];
  for (const [i, { text, slug, ids: found }] of (await lookUpNouns(snapshot, label, refs, origins)).entries()) {
    const [id] = found;
    if (found.length > 1) throw several(label, text, found);
    if (id === undefined) {
      const message = slug === null ? `No ${noun} answers to "${text}".` : `There is no ${noun} "${text}".`;
      const hint = await catalogueHint(snapshot, label, refs[i], origins);
      throw new NotFound(message + hint, await search.closest(snapshot, label, text, origins));
    }
    ids.push(id);
  }
  return ids;
}

/** Somebody who asks without catalogues for what only they have is told what to do. */
async function catalogueHint(
  snapshot: Snapshot,
  label: NounLabel,
  ref: NounRef | undefined,
  origins: readonly Origin[],
): Promise<string> {
  if (ref === undefined || origins.includes('catalogue')) return '';
  const [answer] = await lookUpNouns(snapshot, label, [ref], ['catalogue']);
  return answer?.ids.length
    ? ' A public catalogue has it, and counts only where it is asked for: origins: [CATALOGUE] (--origins catalogue).'
    : '';
}

/** Of several nouns that answer to a name the one that is called so, where the others are only also known by it. */
async function ownName(
  runner: Runner,
  label: NounLabel,
  ids: readonly string[],
  name: string,
  lang: string,
  visible: { origins: Origin[] },
): Promise<readonly string[]> {
  const rows: Record<string, unknown>[] = await runner.run(queriesOf[label].byIds, { ids: [...ids], ...visible });
  const nameOwn = (row: Record<string, unknown>) =>
    nameId(schemeOf(label), lang, normalForm(String(row['title'] ?? row['name']), lang));
  const called = rows.filter((row) => nameOwn(row) === name);
  return called.length === 1 ? called.map((row) => String(row['id'])) : ids;
}

function several(label: NounLabel, text: string, found: readonly string[]): AppError {
  const message = `Several ${label.toLowerCase()}s answer to "${text}": ${found.join(', ')}. Ask for one of them by slug.`;
  if (label === 'Role') return new AmbiguousTitle(message, found);
  return new InvalidInput(
    message,
    found.map((id) => ({ path: schemeOf(label), message: id })),
  );
}

interface Question {
  text: string;
  slug: string | null;
  name: string | null;
  lang: string;
}

/** What a reference asks for: a slug or the id of a name. */
function questionOf(label: NounLabel, ref: NounRef): Question {
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
  const [, scheme, code] = EXTERNAL_ID.exec(asked) ?? [];
  if (scheme && code) return { asked, name: nameId(scheme, '', code.trim()) };
  throw refuse('externalId', `An external id is written "scheme:code"; "${asked}" is not.`);
}

function checked(text: string, path: string): string {
  if (text.length <= LONGEST_REFERENCE) return text;
  throw refuse(path, `${path} has ${text.length} characters; there may be at most ${LONGEST_REFERENCE}.`);
}

const refuse = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);
