import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { SkillHeld } from '../paths/coverage.ts';
import { MOST_WORDS, readProfile, type UnmatchedWord } from '../services/career/profile.ts';
import type { Start } from '../services/career/start.ts';
import type { Services } from '../services/services.ts';
import { builder } from './builder.ts';
import { NounInterface, RoleRefInput, seeNoun } from './noun.ts';
import { type Seen, type SeenNoun, see } from './refs.ts';

const HeldEnum = builder.enumType('SkillHeld', {
  description: 'How well somebody says to know a skill.',
  values: {
    NONE: { value: 'none', description: 'Not at all, whatever a role held would let one expect.' },
    SOME: { value: 'some', description: 'Partly: counts as half.' },
    STRONG: { value: 'strong', description: 'Well: counts in full.' },
  } as const satisfies Record<string, { value: SkillHeld; description: string }>,
});

const ProfileSkillInput = builder.inputType('ProfileSkill', {
  description: 'A skill that somebody brings along, or says not to have.',
  fields: (t) => ({
    skill: t.string({ required: true, description: 'Its name or slug; case, punctuation and plural do not matter.' }),
    held: t.field({ type: HeldEnum, defaultValue: 'strong', description: 'How well.' }),
  }),
});

const ProfileInput = builder.inputType('Profile', {
  description:
    'What somebody brings along: it comes with the request, by POST and as a variable, and is never stored, logged, kept ' +
    'or put into an address. What is said of a skill beats what follows from the roles held.',
  fields: (t) => ({
    roles: t.stringList({
      description: `Titles or slugs of roles held, at most ${MOST_WORDS.roles}: their skills count as held.`,
    }),
    skills: t.field({ type: [ProfileSkillInput], description: `Skills, at most ${MOST_WORDS.skills}.` }),
  }),
});

const WordKindEnum = builder.enumType('ProfileWordKind', {
  description: 'What a word of a profile was meant as.',
  values: {
    ROLE: { value: 'role', description: 'A role held.' },
    SKILL: { value: 'skill', description: 'A skill.' },
  } as const,
});

export type SeenWord = UnmatchedWord & { view: Loaders };

export const UnmatchedWordRef = builder.objectRef<SeenWord>('UnmatchedWord').implement({
  description: 'A word of a profile that did not count, because nothing answers to it, or several do.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WordKindEnum, description: 'What it was meant as.' }),
    text: t.exposeString('text', { description: 'The word.' }),
    candidates: t.field({
      type: [NounInterface],
      complexity: { field: 1, multiplier: 3 },
      description: 'What answers to it, where that is several; say one of them by its slug.',
      resolve: ({ kind, candidates, view }) =>
        Promise.all(
          candidates.map(
            async (id): Promise<SeenNoun> => (kind === 'role' ? see(view, 'Role', id) : see(view, 'Skill', id)),
          ),
        ),
    }),
    close: t.stringList({ description: 'Names close to it.', resolve: ({ close }) => [...close] }),
  }),
});

/** Where a question starts, as a view shows it. */
export interface SeenStart {
  view: Loaders;
  from: Seen<'Role'> | null;
  start: Start;
  unmatched: SeenWord[];
}

interface StartArgs {
  from?: typeof RoleRefInput.$inferInput | null | undefined;
  profile?: typeof ProfileInput.$inferInput | null | undefined;
}

/** The arguments that say where somebody starts. */
export const startArgs = {
  from: { type: RoleRefInput, required: false, description: 'The role to start in.' },
  profile: {
    type: ProfileInput,
    required: false,
    description: 'What somebody brings along: instead of a role, or beside it. Send it by POST and as a variable.',
  },
} as const;

/** Where a question starts. @throws NotFound, AmbiguousTitle, InvalidInput; the last also where nothing is said. */
export async function seeStart(services: Services, view: Loaders, { from, profile }: StartArgs): Promise<SeenStart> {
  if (from == null && profile == null) {
    const message = 'Say where to start: by `from`, by `profile`, or by both.';
    throw new InvalidInput(message, [{ path: 'from', message }]);
  }
  const role = from == null ? null : await seeNoun(services, view, 'Role', from);
  if (profile == null) return { view, from: role, start: { from: role?.row.id ?? null, profile: null }, unmatched: [] };
  const words = {
    roles: profile.roles ?? [],
    skills: (profile.skills ?? []).map(({ skill, held }) => ({ skill, held: held ?? 'strong' })),
  };
  const read = await readProfile(view, services.search, words);
  const unmatched = read.unmatched.map((word) => ({ ...word, view }));
  return { view, from: role, start: { from: role?.row.id ?? null, profile: read.profile }, unmatched };
}

/** A role as the start of a question. */
export const startIn = (role: Seen<'Role'>): SeenStart => ({
  view: role.view,
  from: role,
  start: { from: role.row.id, profile: null },
  unmatched: [],
});
