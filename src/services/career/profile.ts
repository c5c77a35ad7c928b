import type { z } from 'zod';
import { named } from '../../cypher/name.ts';
import type { CatalogueQuery } from '../../engine/query.ts';
import { InvalidInput } from '../../errors.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { nameId, schemeOf } from '../../import/drafter.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Profile, SkillHeld } from '../../paths/coverage.ts';
import { groupBy } from '../group-by.ts';
import { queriesOf } from '../noun-page.ts';
import type { Search } from '../search.ts';

/** What somebody brings along, in words. */
export interface ProfileWords {
  roles: readonly string[];
  skills: readonly { skill: string; held: SkillHeld }[];
}

/** A word of a profile that says nothing to the graph. */
export interface UnmatchedWord {
  kind: 'role' | 'skill';
  text: string;
  /** Nouns that answer to it, where there are several. */
  candidates: readonly string[];
  /** Names close to it. */
  close: readonly string[];
}

export interface ReadProfile {
  profile: Profile;
  unmatched: UnmatchedWord[];
}

export const MOST_WORDS = { roles: 20, skills: 200, length: 200 } as const;

type Label = 'Role' | 'Skill';

/**
 * Finds the roles and skills that the words of a profile mean: by slug, or by a name of equal normal form. It reads past
 * everything that is kept, because what is kept is kept by the words asked for. Four statements.
 * @throws InvalidInput for more or longer words than a profile has.
 */
export async function readProfile(view: Loaders, search: Search, words: ProfileWords): Promise<ReadProfile> {
  assertSized(words);
  const skills = await meanings(
    view,
    'Skill',
    words.skills.map(({ skill }) => skill),
  );
  const roles = await meanings(view, 'Role', words.roles);
  const unmatched: UnmatchedWord[] = [];
  const only = async (label: Label, text: string): Promise<string | undefined> => {
    const found = (label === 'Skill' ? skills : roles).get(text) ?? [];
    if (found.length === 1) return found[0];
    const close = found.length === 0 ? await search.closest(view.snapshot, label, text, view.origins) : [];
    unmatched.push({ kind: label === 'Skill' ? 'skill' : 'role', text, candidates: found, close });
    return undefined;
  };
  const profile = { roles: [] as string[], skills: [] as { skill: string; held: SkillHeld }[] };
  for (const text of words.roles) {
    const role = await only('Role', text);
    if (role !== undefined) profile.roles.push(role);
  }
  for (const { skill: text, held } of words.skills) {
    const skill = await only('Skill', text);
    if (skill !== undefined) profile.skills.push({ skill, held });
  }
  return { profile, unmatched };
}

function assertSized({ roles, skills }: ProfileWords): void {
  const refuse = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);
  for (const [path, list] of Object.entries({ roles, skills })) {
    const most = MOST_WORDS[path as 'roles' | 'skills'];
    if (list.length > most) throw refuse(`profile.${path}`, `A profile may have ${most} ${path}, not ${list.length}.`);
  }
  const longest = Math.max(0, ...roles.map(({ length }) => length), ...skills.map(({ skill }) => skill.length));
  if (longest > MOST_WORDS.length) {
    throw refuse('profile', `A word of a profile may have ${MOST_WORDS.length} characters, not ${longest}.`);
  }
}

/** The ids of the nouns that each text answers to. */
async function meanings(view: Loaders, label: Label, texts: readonly string[]): Promise<Map<string, string[]>> {
  if (texts.length === 0) return new Map();
  const visible = { origins: [...view.origins] };
  const scheme = schemeOf(label);
  const nameOf = (text: string) => nameId(scheme, 'en', normalForm(text));
  const byId: CatalogueQuery<typeof named.Role.params, z.ZodObject> = queriesOf[label].byIds;
  const answers = await view.snapshot.source.run(named[label], { ids: [...new Set(texts.map(nameOf))], ...visible });
  const slugs = await view.snapshot.source.run(byId, { ids: [...new Set(texts)], ...visible });
  const known = new Set(slugs.map((row) => String(row['id'])));
  const ofName = groupBy(answers, ({ name }) => name);
  return new Map(
    texts.map((text) => {
      const found = (ofName.get(nameOf(text)) ?? []).map(({ id }) => id);
      return [text, [...new Set(known.has(text) ? [text, ...found] : found)]];
    }),
  );
}
