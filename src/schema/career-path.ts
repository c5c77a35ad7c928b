import type { Fact } from '../loaders/fact.ts';
import type { LeadsToKind } from '../model/role.ts';
import type { CareerPath, PathStep } from '../paths/path-question.ts';
import type { CareerView } from '../services/career/career.ts';
import { type DecidedBy, type Lead, leadOver } from '../services/career/explain-path.ts';
import { builder } from './builder.ts';
import { MoveRef } from './move.ts';
import { MOST } from './path-question.ts';
import type { SeenStart } from './profile.ts';
import { RoleRef, see } from './refs.ts';
import { RoleChangeRef } from './role-change.ts';
import { LevelChangeEnum } from './similar-roles.ts';
import { SkillGapRef, seenGap } from './skill-gap.ts';

/** The paths of an answer, with what is needed to explain them. */
export interface SeenPaths {
  career: CareerView;
  start: SeenStart;
  to: string;
  paths: readonly CareerPath[];
  /** Kinds of declared move the question allows. */
  kinds: readonly LeadsToKind[];
}

interface SeenPath {
  all: SeenPaths;
  number: number;
  path: CareerPath;
}

interface SeenStep {
  all: SeenPaths;
  number: number;
  step: PathStep;
}

const CareerStepRef = builder.objectRef<SeenStep>('CareerStep').implement({
  description: 'One step of a career path.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Position in the path, from 1.' }),
    from: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The role moved from; null for the first step of a profile without roles.',
      resolve: ({ all, step }) => (step.from === null ? null : see(all.start.view, 'Role', step.from)),
    }),
    to: t.field({
      type: RoleRef,
      description: 'The role moved to.',
      resolve: ({ all, step }) => see(all.start.view, 'Role', step.to),
    }),
    moves: t.field({
      type: [MoveRef],
      complexity: { field: 1, multiplier: 2 },
      description:
        'The moves that documents declare: one, or one of each kind where documents name both; each with its condition, ' +
        'whether the other side agrees, and where it is said. Empty where the step is inferred.',
      resolve: async ({ all, step }) => {
        const { view } = all.start;
        const from: readonly Fact<'LEADS_TO'>[] = step.from === null ? [] : await view.role.movesFrom.load(step.from);
        return from
          .filter(({ head, claims }) => head === step.to && all.kinds.includes(claims[0].kind))
          .map((fact) => ({ fact, view }));
      },
    }),
    similarity: t.float({
      nullable: true,
      description:
        'How alike the two roles are, which is all that an inferred step rests on; null where not comparable.',
      resolve: ({ all, step }) => (step.from === null ? null : all.career.similarity(step.from, step.to)),
    }),
    levelChange: t.field({
      type: LevelChangeEnum,
      nullable: true,
      description: 'Where the step leads by rank; null where no classification ranks both roles.',
      resolve: ({ step }) => step.change,
    }),
    gap: t.field({
      type: SkillGapRef,
      complexity: { field: 5, multiplier: 1 },
      description:
        'Skills carried, partly there and new in this step: on the first from all that is there at the start, later from ' +
        'the role before.',
      resolve: ({ all: { career, start }, number, step }) => {
        const before = { view: start.view, from: null, start: { from: step.from, profile: null }, unmatched: [] };
        return seenGap(career, number === 1 ? start : before, step.to);
      },
    }),
    change: t.field({
      type: RoleChangeRef,
      description: 'Tools, decisions and parties kept, gained and left in this step; gates of the new role.',
      resolve: ({ all, step }) => ({ view: all.start.view, from: step.from, to: step.to }),
    }),
  }),
});

const DecidedByEnum = builder.enumType('PathOrder', {
  description: 'What put a path before the next one.',
  values: {
    COST: { value: 'cost', description: 'Its cost.' },
    KNOWN: { value: 'known', description: 'It passes fewer roles that are only named: more of its cost is certain.' },
    MOVES: { value: 'moves', description: 'At the same cost it has fewer moves.' },
    ORDER: { value: 'order', description: 'Nothing but the order of the role slugs: the two are as good.' },
  } as const satisfies Record<string, { value: DecidedBy; description: string }>,
});

const LeadRef = builder.objectRef<Lead>('PathLead').implement({
  description: 'Why a path comes before the next one: how much more of each measure that one has, less where negative.',
  fields: (t) => ({
    decidedBy: t.expose('decidedBy', { type: DecidedByEnum, description: 'What decided.' }),
    cost: t.float({ description: 'By what the objective counts.', resolve: ({ more }) => more.cost }),
    moves: t.int({ description: 'Moves.', resolve: ({ more }) => more.moves }),
    learning: t.float({ description: 'Learning of the whole path.', resolve: ({ more }) => more.learning }),
    largestStep: t.float({ description: 'Largest gap of a single move.', resolve: ({ more }) => more.largestStep }),
    stepGaps: t.float({ description: 'Sum of the gaps of the moves.', resolve: ({ more }) => more.stepGaps }),
  }),
});

export const CareerPathRef = builder.objectRef<SeenPath>('CareerPath').implement({
  description: 'A way from a start to a role that passes no role twice. It compares documents, not people.',
  fields: (t) => ({
    moves: t.int({ description: 'How many moves it takes.', resolve: ({ path }) => path.measures.moves }),
    learning: t.float({
      description: 'What has to be learned over the whole path, each skill once (see the objective LEAST_LEARNING).',
      resolve: ({ path }) => path.measures.learning,
    }),
    largestStep: t.float({
      description: 'The largest gap of a single move, 0 to 1.',
      resolve: ({ path }) => path.measures.largestStep,
    }),
    stepGaps: t.float({ description: 'The sum of those gaps.', resolve: ({ path }) => path.measures.stepGaps }),
    cost: t.float({
      description: 'What the objective counts; of PARETO the first measure.',
      resolve: ({ path }) => path.cost,
    }),
    lowerBound: t.boolean({
      description: 'Whether learning and gaps are lower bounds, because the path passes roles that are only named.',
      resolve: ({ path }) => path.unknown.length > 0,
    }),
    unknownRoles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 3 },
      description: 'Roles of the path that are only named.',
      resolve: ({ all, path }) => Promise.all(path.unknown.map((id) => see(all.start.view, 'Role', id))),
    }),
    startKnown: t.boolean({
      description: 'Whether anything is known of what the start brings along. Otherwise all learning counts in full.',
      resolve: ({ path }) => path.startKnown,
    }),
    roles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: MOST.moves },
      description: 'The roles passed, from start to end; a profile has no role of its own at the start.',
      resolve: ({ all, path }) => Promise.all(path.roles.map((id) => see(all.start.view, 'Role', id))),
    }),
    steps: t.field({
      type: [CareerStepRef],
      complexity: { field: 1, multiplier: MOST.moves },
      description: 'The steps, each with who declares it and what it asks for.',
      resolve: ({ all, path }) => path.steps.map((step, i) => ({ all, number: i + 1, step })),
    }),
    gap: t.field({
      type: SkillGapRef,
      complexity: { field: 5, multiplier: 1 },
      description: 'Skills carried, partly there and new from the start to the target, whatever lies between.',
      resolve: ({ all: { career, start, to } }) => seenGap(career, start, to),
    }),
    change: t.field({
      type: RoleChangeRef,
      description: 'Tools, decisions and parties kept, gained and left from the start to the target.',
      resolve: ({ all: { start, to } }) => ({ view: start.view, from: start.from?.row.id ?? null, to }),
    }),
    lead: t.field({
      type: LeadRef,
      nullable: true,
      description: 'Why it comes before the next path of the answer; null for the last.',
      resolve: ({ all, number, path }) => {
        const next = all.paths[number];
        return next ? leadOver(path, next) : null;
      },
    }),
  }),
});
