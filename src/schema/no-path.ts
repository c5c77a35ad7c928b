import { NoPath } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { allOrigins } from '../model/claim.ts';
import type { BorderMove, NearRole } from '../paths/border.ts';
import type { Loosened, NoPathReasons, Relaxation } from '../paths/no-path.ts';
import type { ConstraintName } from '../paths/path-question.ts';
import { builder } from './builder.ts';
import { ErrorInterface } from './errors.ts';
import { RoleRef, see } from './refs.ts';

type Seeing<T> = T & { view: Loaders };

const ConstraintEnum = builder.enumType('PathConstraintName', {
  description: 'A constraint on paths, by the name it has in `PathConstraints`.',
  values: {
    MAX_MOVES: { value: 'maxMoves', description: 'The longest path allowed.' },
    MAX_STEP_GAP: { value: 'maxStepGap', description: 'The largest gap of a single move.' },
    MAX_LEARNING: { value: 'maxLearning', description: 'The most learning of the whole path.' },
    AVOID: { value: 'avoid', description: 'Roles never passed.' },
    VIA: { value: 'via', description: 'Roles that are passed.' },
    MOVE_KINDS: { value: 'moveKinds', description: 'Kinds of move to use; inferred ones included.' },
    FAMILIES: { value: 'families', description: 'Job families of the roles between.' },
    TERMS: { value: 'terms', description: 'Terms of the roles between.' },
    TRACKS: { value: 'tracks', description: 'Tracks of the roles between.' },
    NEVER_STEP_DOWN: { value: 'neverStepDown', description: 'No move to a lower rank.' },
    ALLOW_UNKNOWN: {
      value: 'allowUnknown',
      description: 'That roles of which a constraint cannot be judged are left out.',
    },
  } as const satisfies Record<string, { value: ConstraintName; description: string }>,
});

const LoosenedRef = builder.objectRef<Seeing<{ one: Loosened }>>('LoosenedConstraint').implement({
  description: 'How little one constraint has to give.',
  fields: (t) => ({
    constraint: t.field({ type: ConstraintEnum, description: 'Which.', resolve: ({ one }) => one.constraint }),
    to: t.float({
      nullable: true,
      description: 'The new limit, of a constraint that is a number; else null.',
      resolve: ({ one }) => ('to' in one ? one.to : null),
    }),
    roles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 5 },
      description: 'Roles to let pass, or to leave out of `via`: the fewest that will do.',
      resolve: ({ one, view }) => {
        const slugs = 'roles' in one ? one.roles : 'drop' in one ? one.drop : [];
        return Promise.all(slugs.map((slug) => see(view, 'Role', slug)));
      },
    }),
    inOtherWords: t.string({
      nullable: true,
      description: 'What else would do, for people: another order of `via`, kinds of move to add, moves down to allow.',
      resolve: ({ one }) => wordsOf(one),
    }),
  }),
});

function wordsOf(one: Loosened): string | null {
  if (one.constraint === 'moveKinds') return `Also use ${one.add.join(' and ')} moves.`;
  if (one.constraint === 'via') return one.anyOrder ? 'Pass them in any order.' : null;
  if (one.constraint !== 'neverStepDown') return null;
  return `Allow ${one.moves.map(({ from, to }) => `the move from ${from} to ${to}`).join(' and ')}.`;
}

const RelaxationRef = builder.objectRef<Seeing<Relaxation>>('PathRelaxation').implement({
  description: 'A smallest relaxation of the constraints that opens a path.',
  fields: (t) => ({
    loosened: t.field({
      type: [LoosenedRef],
      complexity: { field: 1, multiplier: 2 },
      description: 'What has to give, all of it together.',
      resolve: ({ loosened, view }) => loosened.map((one) => ({ one, view })),
    }),
    opens: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 5 },
      description: 'A path that it opens.',
      resolve: ({ opens, view }) => Promise.all(opens.map((slug) => see(view, 'Role', slug))),
    }),
  }),
});

const BorderMoveRef = builder.objectRef<Seeing<BorderMove>>('BorderMove').implement({
  description: 'A move that leads out of what can be reached.',
  fields: (t) => ({
    from: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The role moved from, which is reached; null for somebody who holds no role.',
      resolve: ({ from, view }) => (from === null ? null : see(view, 'Role', from)),
    }),
    to: t.field({ type: RoleRef, description: 'The role moved to.', resolve: ({ to, view }) => see(view, 'Role', to) }),
    forbiddenBy: t.field({
      type: [ConstraintEnum],
      description: 'The constraints that forbid it.',
      resolve: ({ forbiddenBy }) => forbiddenBy,
    }),
    movesToTarget: t.exposeInt('movesToTarget', {
      nullable: true,
      description: 'Moves from there to the target if nothing were forbidden; null where none lead there.',
    }),
  }),
});

const NearRoleRef = builder.objectRef<Seeing<NearRole>>('NearRole').implement({
  description: 'A role that can be reached, near to the target.',
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The role.', resolve: ({ role, view }) => see(view, 'Role', role) }),
    movesFromStart: t.exposeInt('movesFromStart', { description: 'The fewest moves to it.' }),
    movesToTarget: t.exposeInt('movesToTarget', {
      nullable: true,
      description: 'Moves from it to the target if nothing were forbidden; null where none lead there.',
    }),
    gapToTarget: t.exposeFloat('gapToTarget', {
      nullable: true,
      description: 'Gap from it to the target, 0 to 1; null where one of them is only named.',
    }),
  }),
});

const counted = { field: 1, multiplier: 5 };

const NoPathReasonsRef = builder.objectRef<Seeing<NoPathReasons>>('NoPathReasons').implement({
  description: 'Why there is no path, and what would open one.',
  fields: (t) => ({
    disconnected: t.exposeBoolean('disconnected', {
      description: 'Whether no moves lead there whatever the constraints.',
    }),
    blame: t.field({
      type: [ConstraintEnum],
      description:
        'Constraints that together leave no path, none of which can be spared: without any one there is one.',
      resolve: ({ blame }) => blame,
    }),
    relaxations: t.field({
      type: [RelaxationRef],
      complexity: counted,
      description: 'The smallest relaxations that open a path; empty where none does.',
      resolve: ({ relaxations, view }) => relaxations.map((one) => ({ ...one, view })),
    }),
    reached: t.exposeInt('reached', { description: 'How many roles can be reached under the constraints.' }),
    border: t.field({
      type: [BorderMoveRef],
      complexity: counted,
      description:
        'Moves that lead out of what can be reached, those that end nearest to the target first; 20 at most.',
      resolve: ({ border, view }) => border.map((one) => ({ ...one, view })),
    }),
    borderMoves: t.exposeInt('borderMoves', { description: 'How many such moves there are in all.' }),
    nearest: t.field({
      type: [NearRoleRef],
      complexity: counted,
      description: 'Roles reached, and the start, that are nearest to the target: by moves, then by gap.',
      resolve: ({ nearest, view }) => nearest.map((one) => ({ ...one, view })),
    }),
    complete: t.exposeBoolean('complete', {
      description: 'False where the work budget was spent before all of this was known; what is there is true.',
    }),
  }),
});

builder.objectType(NoPath, {
  name: 'NoPath',
  description: 'No path leads from the one to the other under the constraints.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reasons: t.field({
      type: NoPathReasonsRef,
      nullable: true,
      complexity: { field: 5, multiplier: 1 },
      description: 'Why, and what would open a path; null where the question was not for career paths.',
      resolve: async ({ reasons }, _args, { view }) =>
        reasons === null ? null : { ...(reasons as NoPathReasons), view: await view(allOrigins) },
    }),
  }),
});
