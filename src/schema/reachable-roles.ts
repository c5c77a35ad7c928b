import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { CareerView } from '../services/career/career.ts';
import type { FirstOf } from '../services/career/first-of.ts';
import { type Bridge, MOST_OPENED, type ReachableRole } from '../services/career/reach.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { inRange } from './limits.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { questionArgs, readQuestion } from './path-question.ts';
import { type SeenStart, seeStart, startArgs, UnmatchedWordRef } from './profile.ts';
import { RoleRef, see } from './refs.ts';
import { SkillGapRef, seenGap } from './skill-gap.ts';

const MOST = 500;

interface SeenReach {
  start: SeenStart;
  career: CareerView;
}

const ReachableRoleRef = builder.objectRef<SeenReach & { found: ReachableRole }>('ReachableRole').implement({
  description: 'A role that can be reached.',
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role.',
      resolve: ({ start, found }) => see(start.view, 'Role', found.role),
    }),
    moves: t.int({ description: 'The fewest moves to it.', resolve: ({ found }) => found.moves }),
    gap: t.field({
      type: SkillGapRef,
      complexity: { field: 5, multiplier: 1 },
      description: 'Skills carried, partly there and new from the start to it, whatever lies between.',
      resolve: ({ start, career, found }) => seenGap(career, start, found.role),
    }),
  }),
});

type SeenFirst<T> = SeenReach & { found: FirstOf<T> };

const counted = { field: 1, multiplier: 1 };
const unmatched = {
  type: [UnmatchedWordRef] as [typeof UnmatchedWordRef],
  complexity: { field: 1, multiplier: 10 },
  description: 'Words of the profile that did not count.',
};

const ReachableRolesRef = builder.objectRef<SeenFirst<ReachableRole>>('ReachableRoles').implement({
  description: 'The roles that can be reached from a start.',
  fields: (t) => ({
    totalCount: t.int({ description: 'How many there are.', resolve: ({ found }) => found.count }),
    roles: t.field({
      type: [ReachableRoleRef],
      complexity: counted,
      description: 'By the fewest moves to each, then by slug.',
      resolve: ({ found, ...reach }) => found.first.map((one) => ({ ...reach, found: one })),
    }),
    omitted: t.int({
      description: 'How many more there are than shown; raise `limit` to see them.',
      resolve: ({ found }) => found.count - found.first.length,
    }),
    unmatched: t.field({ ...unmatched, resolve: ({ start }) => start.unmatched }),
  }),
});

const BridgeRef = builder.objectRef<SeenReach & { bridge: Bridge }>('BridgeRole').implement({
  description: 'A role that cannot be gone around on the way to others.',
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role.',
      resolve: ({ start, bridge }) => see(start.view, 'Role', bridge.role),
    }),
    opensCount: t.int({
      description: 'How many roles are out of reach without it.',
      resolve: ({ bridge }) => bridge.opens,
    }),
    opens: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 5 },
      description: `Those roles, by slug; ${MOST_OPENED} at most.`,
      resolve: ({ start, bridge }) => Promise.all(bridge.firstOpened.map((id) => see(start.view, 'Role', id))),
    }),
  }),
});

const BridgesRef = builder.objectRef<SeenFirst<Bridge>>('BridgeRoles').implement({
  description: 'The roles that open the way.',
  fields: (t) => ({
    bridges: t.field({
      type: [BridgeRef],
      complexity: counted,
      description: 'Those with the most roles behind them first; with a target, in the order in which they are passed.',
      resolve: ({ found, ...reach }) => found.first.map((bridge) => ({ ...reach, bridge })),
    }),
    omitted: t.int({
      description: 'How many more there are; raise `limit` to see them.',
      resolve: ({ found }) => found.count - found.first.length,
    }),
    unmatched: t.field({ ...unmatched, resolve: ({ start }) => start.unmatched }),
  }),
});

const errors = [NotFound, AmbiguousTitle, InvalidInput];
const costOf = (limit: number | null | undefined) => Math.min(MOST, Math.max(1, limit ?? 50));
const limitArg = { defaultValue: 50, description: `How many at most, 1 to ${MOST}.` } as const;

builder.queryFields((t) => ({
  reachableRoles: t.field({
    type: ReachableRolesRef,
    description: 'Every role that can be reached from a start under constraints; not under `via` and `maxLearning`.',
    errors: { types: errors, union: { description: 'The roles, or why they cannot be told.' } },
    complexity: ({ limit }) => ({ field: ENTRY_COST, multiplier: costOf(limit) }),
    args: {
      from: t.arg(startArgs.from),
      profile: t.arg(startArgs.profile),
      constraints: t.arg(questionArgs.constraints),
      moves: t.arg(questionArgs.moves),
      limit: t.arg.int(limitArg),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { limit, origins, ...args }, { services, view, signal }) => {
      const loaders = await view(origins);
      const start = await seeStart(services, loaders, args);
      const question = await readQuestion(services, loaders, args);
      const career = services.career.in(loaders, signal);
      const most = inRange('limit', limit ?? 50, MOST);
      const found = await career.ask('reachableRoles', { ...question, start: start.start, limit: most });
      return { start, career, found };
    },
  }),
  bridges: t.field({
    type: BridgesRef,
    description:
      'Roles that open the way: without them others are out of reach from the start, however many moves one makes. With ' +
      '`to`, the roles that every way there passes. `maxMoves`, `via` and `maxLearning` do not apply.',
    errors: { types: errors, union: { description: 'The roles, or why they cannot be told.' } },
    complexity: ({ limit }) => ({ field: ENTRY_COST, multiplier: costOf(limit) }),
    args: {
      from: t.arg(startArgs.from),
      profile: t.arg(startArgs.profile),
      to: t.arg({ type: RoleRefInput, required: false, description: 'Only those on every way to this role.' }),
      constraints: t.arg(questionArgs.constraints),
      moves: t.arg(questionArgs.moves),
      limit: t.arg.int(limitArg),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { to, limit, origins, ...args }, { services, view, signal }) => {
      const loaders = await view(origins);
      const start = await seeStart(services, loaders, args);
      const target = to == null ? null : await seeNoun(services, loaders, 'Role', to);
      const question = await readQuestion(services, loaders, args);
      const career = services.career.in(loaders, signal);
      const most = inRange('limit', limit ?? 50, MOST);
      const asked = { ...question, start: start.start, to: target?.row.id ?? null, limit: most };
      return { start, career, found: await career.ask('bridges', asked) };
    },
  }),
}));
