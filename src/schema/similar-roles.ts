import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { LevelChange } from '../paths/role-traits.ts';
import type { CareerView } from '../services/career/career.ts';
import type { FirstOf } from '../services/career/first-of.ts';
import type { Answer } from '../services/career/questions.ts';
import type { SimilarRole } from '../services/career/similar-roles.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { inRange } from './limits.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { startIn } from './profile.ts';
import { RoleRef, type Seen, see } from './refs.ts';
import { SkillGapRef, seenGap } from './skill-gap.ts';

const MOST = 100;

export const LevelChangeEnum = builder.enumType('LevelChange', {
  description: "Where a move leads by the ranks of the company's terms.",
  values: {
    UP: { value: 'up', description: 'To a higher rank, and to a lower one by no classification.' },
    LATERAL: { value: 'lateral', description: 'To the same rank.' },
    DOWN: { value: 'down', description: 'To a lower rank by at least one classification.' },
  } as const satisfies Record<string, { value: LevelChange; description: string }>,
});

/** What is seen of the role asked about. */
interface SeenOf {
  of: Seen<'Role'>;
  career: CareerView;
}

interface SeenSimilar extends SeenOf {
  similar: SimilarRole;
}

const SimilarRoleRef = builder.objectRef<SeenSimilar>('SimilarRole').implement({
  description: 'A role that is like another by what their documents ask for. It compares documents, not people.',
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role.',
      resolve: ({ of, similar }) => see(of.view, 'Role', similar.role),
    }),
    similarity: t.float({
      description:
        'Likeness, up to 1, by what the documents ask for: it ranks roles within one answer and is no probability. Where ' +
        'a source rates all roles in the same skills, by its ratings; else by the skills that documents name, rare ones ' +
        'counting more.',
      resolve: ({ similar }) => similar.similarity,
    }),
    gap: t.field({
      type: SkillGapRef,
      complexity: { field: 5, multiplier: 1 },
      description: 'What is carried, partly there and new in going there.',
      resolve: ({ of, career, similar }) => seenGap(career, startIn(of), similar.role),
    }),
    levelChange: t.field({
      type: LevelChangeEnum,
      nullable: true,
      description: 'Where it leads by rank; null where no classification ranks both roles.',
      resolve: ({ similar }) => similar.change,
    }),
    declared: t.boolean({
      description: 'Whether a document declares the move there. Otherwise it is inferred from likeness alone.',
      resolve: ({ similar }) => similar.declared,
    }),
  }),
});

const seen = ({ of, career }: SeenOf, found: readonly SimilarRole[]): SeenSimilar[] =>
  found.map((similar) => ({ of, career, similar }));

const counted = { field: 1, multiplier: 1 };

const SimilarRolesRef = builder.objectRef<SeenOf & { found: FirstOf<SimilarRole> }>('SimilarRoles').implement({
  description: 'Roles that are like a role.',
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The role asked about.', resolve: ({ of }) => of }),
    similar: t.field({
      type: [SimilarRoleRef],
      complexity: counted,
      description: 'Most alike first; of equally alike ones those with the smaller gap, then by slug.',
      resolve: ({ found, ...of }) => seen(of, found.first),
    }),
    omitted: t.int({
      description: 'How many more have anything in common with it; raise `limit` to see them.',
      resolve: ({ found }) => found.count - found.first.length,
    }),
  }),
});

const SuggestedRef = builder
  .objectRef<SeenOf & { found: Answer<'suggestedNextRoles'> }>('SuggestedNextRoles')
  .implement({
    description:
      'Next roles that no document has to declare: inferred from likeness, most alike first, of equally alike ones those ' +
      "with the smaller gap. Apart by where they lead by the ranks of the company's terms; ranks are never guessed.",
    fields: (t) => ({
      role: t.field({ type: RoleRef, description: 'The role asked about.', resolve: ({ of }) => of }),
      up: t.field({
        type: [SimilarRoleRef],
        complexity: counted,
        description: 'Roles of a higher rank.',
        resolve: ({ found, ...of }) => seen(of, found.up),
      }),
      lateral: t.field({
        type: [SimilarRoleRef],
        complexity: counted,
        description: 'Roles of the same rank.',
        resolve: ({ found, ...of }) => seen(of, found.lateral),
      }),
      down: t.field({
        type: [SimilarRoleRef],
        complexity: counted,
        description: 'Roles of a lower rank.',
        resolve: ({ found, ...of }) => seen(of, found.down),
      }),
      rankUnknown: t.field({
        type: [SimilarRoleRef],
        complexity: counted,
        description: 'Roles that no classification ranks together with it.',
        resolve: ({ found, ...of }) => seen(of, found.rankUnknown),
      }),
    }),
  });

const errors = [NotFound, AmbiguousTitle, InvalidInput];
const costOf = (limit: number | null | undefined) => Math.min(MOST, Math.max(1, limit ?? 10));

builder.queryFields((t) => ({
  similarRoles: t.field({
    type: SimilarRolesRef,
    description: 'Roles that are like a role by what their documents ask for. Roles that are only named are like none.',
    errors: { types: errors, union: { description: 'The roles, or why there are none.' } },
    complexity: ({ limit }) => ({ field: ENTRY_COST, multiplier: costOf(limit) }),
    args: {
      role: t.arg({ type: RoleRefInput, required: true, description: 'The role.' }),
      limit: t.arg.int({ defaultValue: 10, description: `How many at most, 1 to ${MOST}.` }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { role, limit, origins }, { services, view, signal }) => {
      const loaders = await view(origins);
      const of = await seeNoun(services, loaders, 'Role', role);
      const career = services.career.in(loaders, signal);
      const most = inRange('limit', limit ?? 10, MOST);
      return { of, career, found: await career.ask('similarRoles', { role: of.row.id, limit: most }) };
    },
  }),
  suggestedNextRoles: t.field({
    type: SuggestedRef,
    description: 'Next roles inferred from likeness: up, lateral and down apart.',
    errors: { types: errors, union: { description: 'The roles, or why there are none.' } },
    complexity: ({ limit }) => ({ field: ENTRY_COST, multiplier: costOf(limit) }),
    args: {
      role: t.arg({ type: RoleRefInput, required: true, description: 'The role to go on from.' }),
      limit: t.arg.int({ defaultValue: 5, description: `How many at most of each kind, 1 to ${MOST}.` }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { role, limit, origins }, { services, view, signal }) => {
      const loaders = await view(origins);
      const of = await seeNoun(services, loaders, 'Role', role);
      const career = services.career.in(loaders, signal);
      const most = inRange('limit', limit ?? 5, MOST);
      return { of, career, found: await career.ask('suggestedNextRoles', { role: of.row.id, limit: most }) };
    },
  }),
}));
