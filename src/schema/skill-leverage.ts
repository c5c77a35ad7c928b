import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { CareerView } from '../services/career/career.ts';
import type { Answer } from '../services/career/questions.ts';
import type { Leverage, Opening } from '../services/career/skill-leverage.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { inRange, sized } from './limits.ts';
import { NounRefInput, originsArg, RoleRefInput, seeNoun, seeNouns } from './noun.ts';
import { RoleRef, SkillRef, see } from './refs.ts';
import { MOST_ROLES } from './several-roles.ts';

const MOST = { skills: 200, openings: 20, roles: 20 } as const;

type Seeing<T> = T & { view: Loaders };

const OpeningRef = builder.objectRef<Seeing<Opening>>('SkillOpening').implement({
  description: 'A next role that a skill brings nearer.',
  fields: (t) => ({
    from: t.field({
      type: RoleRef,
      description: 'The role to go on from.',
      resolve: ({ from, view }) => see(view, 'Role', from),
    }),
    to: t.field({ type: RoleRef, description: 'The next role.', resolve: ({ to, view }) => see(view, 'Role', to) }),
    share: t.exposeFloat('share', { description: 'Share of what the next role asks for that the skill adds, 0 to 1.' }),
    suggested: t.exposeBoolean('suggested', {
      description: 'Whether part of that rests on similar wording that nobody has confirmed. No probability.',
    }),
  }),
});

const LeverageRef = builder.objectRef<Seeing<Leverage>>('SkillLeverage').implement({
  description: 'A skill and the next roles that it brings nearer.',
  fields: (t) => ({
    skill: t.field({
      type: SkillRef,
      description: 'The skill.',
      resolve: ({ skill, view }) => see(view, 'Skill', skill),
    }),
    nextRoleCount: t.int({
      description: 'How many next roles it brings nearer.',
      resolve: ({ openings }) => new Set(openings.map(({ to }) => to)).size,
    }),
    openings: t.field({
      type: [OpeningRef],
      complexity: { field: 1, multiplier: 5 },
      description: `Those roles, each with the role to go on from; most added first, ${MOST.openings} at most.`,
      resolve: ({ openings, view }) => openings.slice(0, MOST.openings).map((opening) => ({ ...opening, view })),
    }),
  }),
});

const UnreachedRef = builder.objectRef<Seeing<{ skill: string; roles: string[] }>>('UnreachedSkill').implement({
  description: "A skill that nobody's declared career path leads to.",
  fields: (t) => ({
    skill: t.field({
      type: SkillRef,
      description: 'The skill.',
      resolve: ({ skill, view }) => see(view, 'Skill', skill),
    }),
    roles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 3 },
      description: `The roles that ask for it, by slug, ${MOST.roles} at most. No next move leads to any of them.`,
      resolve: ({ roles, view }) => Promise.all(roles.map((id) => see(view, 'Role', id))),
    }),
  }),
});

interface SeenLeverage {
  career: CareerView;
  view: Loaders;
  found: Answer<'skillLeverage'>;
  limit: number;
}

const counted = { field: 1, multiplier: 1 };

const SkillLeveragesRef = builder.objectRef<SeenLeverage>('SkillLeverages').implement({
  description: 'Which skills open the most next roles.',
  fields: (t) => ({
    skills: t.field({
      type: [LeverageRef],
      complexity: counted,
      description: 'By the number of next roles each brings nearer, then by how much in all, then by slug.',
      resolve: ({ found, view }) => found.first.map((one) => ({ ...one, view })),
    }),
    omitted: t.int({
      description: 'How many more skills bring any next role nearer; raise `limit` to see them.',
      resolve: ({ found }) => found.count - found.first.length,
    }),
    notDescribed: t.int({
      description:
        'How many of these roles and their next roles are left out because no document says what they ask for: to or from ' +
        'them nothing can be told to be nearer.',
      resolve: ({ found }) => found.notDescribed,
    }),
    unreached: t.field({
      type: [UnreachedRef],
      complexity: counted,
      description: 'Skills of the whole design that no declared next move leads to, by slug; as many as `limit`.',
      resolve: async ({ career, limit, view }) => {
        const found = await career.ask('unreachedSkills', { skills: limit, roles: MOST.roles });
        return found.map((one) => ({ ...one, view }));
      },
    }),
  }),
});

builder.queryField('skillLeverage', (t) =>
  t.field({
    type: SkillLeveragesRef,
    description: 'Which one skill would bring the most next roles nearer, for some roles or for a job family.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The skills, or why they cannot be told.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST, multiplier: Math.min(MOST.skills, Math.max(1, limit ?? 20)) }),
    args: {
      roles: t.arg({ type: [RoleRefInput], required: false, description: `The roles, 1 to ${MOST_ROLES}.` }),
      family: t.arg({ type: NounRefInput, required: false, description: 'Or the job family whose roles are meant.' }),
      limit: t.arg.int({ defaultValue: 20, description: `How many skills at most, 1 to ${MOST.skills}.` }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { roles, family, limit, origins }, { services, view, signal }) => {
      if ((roles == null) === (family == null)) {
        const message = 'Say for whom by exactly one of `roles` and `family`.';
        throw new InvalidInput(message, [{ path: 'roles', message }]);
      }
      const most = inRange('limit', limit ?? 20, MOST.skills);
      const loaders = await view(origins);
      const seen = roles ? await seeNouns(services, loaders, 'Role', sized('roles', roles, MOST_ROLES)) : [];
      const { row } = family ? await seeNoun(services, loaders, 'Family', family) : { row: null };
      const career = services.career.in(loaders, signal);
      const of = row ? { family: row.id } : { roles: [...new Set(seen.map((role) => role.row.id))] };
      return { career, view: loaders, found: await career.ask('skillLeverage', { of, limit: most }), limit: most };
    },
  }),
);
