import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Objective, ParetoMeasure } from '../paths/path-question.ts';
import type { MovesUsed, PathAsk } from '../services/career/find-paths.ts';
import type { Services } from '../services/services.ts';
import { builder } from './builder.ts';
import { MoveKindEnum, TrackEnum } from './enums.ts';
import { inRange } from './limits.ts';
import { NounRefInput, RoleRefInput, seeNouns } from './noun.ts';

/** The most that one question may ask for. */
export const MOST = { paths: 20, moves: 12, avoid: 50, via: 5, groups: 20, weight: 1_000 } as const;

const ObjectiveEnum = builder.enumType('PathObjective', {
  description:
    'What makes a path the best. Ties: fewer moves first, then the role slugs from start to end; the same question has ' +
    'the same answer. For all but the first, paths of which everything is known come before those that pass roles that ' +
    'are only named, whose cost is a lower bound.',
  values: {
    FEWEST_MOVES: { description: 'The number of moves; of as many, those that pass fewer roles that are only named.' },
    LEAST_LEARNING: {
      description:
        'What has to be learned over the whole path, each skill once: the sum over skills of effort · (most that a role ' +
        'passed asks for − what is there at the start). It depends on the roles passed and not on their order.',
    },
    SMALLEST_LARGEST_STEP: { description: 'The largest gap of a single move.' },
    BLEND: { description: 'The sum of the measures times their weights, see `blend`.' },
    PARETO: {
      description: 'Paths that no other beats in one of two measures without losing in the other, see `pareto`.',
    },
  } as const,
});

const MeasureEnum = builder.enumType('PathMeasure', {
  description: 'Something that is measured of a path.',
  values: {
    MOVES: { value: 'moves', description: 'How many moves it has.' },
    LEARNING: { value: 'learning', description: 'What has to be learned over the whole path.' },
    LARGEST_STEP: { value: 'largestStep', description: 'The largest gap of a single move.' },
  } as const satisfies Record<string, { value: ParetoMeasure; description: string }>,
});

const weight = (what: string) => `Weight of ${what}, 0 to ${MOST.weight}; 0 when left out.`;

const BlendInput = builder.inputType('PathBlend', {
  description: 'Weights of the measures in a blend.',
  fields: (t) => ({
    moves: t.float({ description: weight('the number of moves') }),
    learning: t.float({ description: weight('the learning of the whole path') }),
    largestStep: t.float({ description: weight('the largest gap of a single move') }),
    stepGaps: t.float({ description: weight('the sum of the gaps of the moves') }),
  }),
});

const MovesEnum = builder.enumType('MovesUsed', {
  description: 'Which moves a path may use.',
  values: {
    DECLARED: { value: 'declared', description: 'Those that documents declare.' },
    INFERRED: {
      value: 'inferred',
      description: 'Those inferred from likeness: from each role to the ten most like it.',
    },
    ALL: { value: 'all', description: 'Both.' },
  } as const satisfies Record<string, { value: MovesUsed; description: string }>,
});

const ConstraintsInput = builder.inputType('PathConstraints', {
  description: 'What a path must keep to. All of it acts inside the search, so that no path is missed.',
  fields: (t) => ({
    maxMoves: t.int({ defaultValue: 4, description: `The longest path allowed, in moves, 1 to ${MOST.moves}.` }),
    maxStepGap: t.float({ description: 'The largest gap of a single move, 0 to 1.' }),
    maxLearning: t.float({ description: 'The most learning of the whole path, in the units of `learning`; from 0.' }),
    avoid: t.field({ type: [RoleRefInput], description: `Roles never passed, at most ${MOST.avoid}.` }),
    via: t.field({ type: [RoleRefInput], description: `Roles that are passed, at most ${MOST.via}.` }),
    viaInOrder: t.boolean({ defaultValue: false, description: 'Whether `via` is passed in the order given.' }),
    moveKinds: t.field({ type: [MoveKindEnum], description: 'Kinds of declared move to use; all by default.' }),
    families: t.field({
      type: [NounRefInput],
      description: 'Every role between belongs to one of these job families.',
    }),
    terms: t.stringList({ description: 'Every role between carries one of these terms, "scheme:code" each.' }),
    tracks: t.field({ type: [TrackEnum], description: 'Every role between is on one of these tracks.' }),
    neverStepDown: t.boolean({
      defaultValue: false,
      description:
        "No move to a lower rank by the company's terms. Where no classification ranks both, a move is not down.",
    }),
    allowUnknown: t.boolean({
      defaultValue: false,
      description:
        'Whether roles may be passed of which a constraint cannot be judged: under `maxStepGap` and `maxLearning` those ' +
        'that are only named, under `families`, `terms` and `tracks` those without any.',
    }),
  }),
});

/** The arguments of a question for paths beside start and target. */
export const questionArgs = {
  objective: {
    type: ObjectiveEnum,
    defaultValue: 'FEWEST_MOVES',
    description: 'What makes a path the best.',
  },
  blend: { type: BlendInput, required: false, description: 'Weights for the objective BLEND.' },
  pareto: {
    type: [MeasureEnum] as [typeof MeasureEnum],
    required: false,
    description: 'Two different measures for the objective PARETO; paths come by the first.',
  },
  constraints: { type: ConstraintsInput, required: false, description: 'What a path must keep to.' },
  moves: { type: MovesEnum, defaultValue: 'declared', description: 'Which moves a path may use.' },
} as const;

interface QuestionArgs {
  objective?: (typeof ObjectiveEnum)['$inferType'] | null | undefined;
  blend?: (typeof BlendInput)['$inferInput'] | null | undefined;
  pareto?: readonly ParetoMeasure[] | null | undefined;
  constraints?: (typeof ConstraintsInput)['$inferInput'] | null | undefined;
  moves?: MovesUsed | null | undefined;
}

/** What a question asks for beside start, target and number. @throws NotFound, AmbiguousTitle, InvalidInput. */
export async function readQuestion(
  services: Services,
  view: Loaders,
  args: QuestionArgs,
): Promise<Pick<PathAsk, 'objective' | 'constraints' | 'moves'>> {
  const asked = args.constraints ?? {};
  const [avoid, via] = [upTo('avoid', asked.avoid, MOST.avoid), upTo('via', asked.via, MOST.via)];
  const roles = await seeNouns(services, view, 'Role', [...avoid, ...via]);
  const families = await seeNouns(services, view, 'Family', upTo('families', asked.families, MOST.groups));
  const slugs = roles.map(({ row }) => row.id);
  return {
    objective: objectiveOf(args),
    moves: args.moves ?? 'declared',
    constraints: {
      maxMoves: inRange('maxMoves', asked.maxMoves ?? 4, MOST.moves),
      maxStepGap: fraction('maxStepGap', asked.maxStepGap, 1),
      maxLearning: fraction('maxLearning', asked.maxLearning, Number.MAX_SAFE_INTEGER),
      avoid: slugs.slice(0, avoid.length),
      via: via.length > 0 ? { roles: slugs.slice(avoid.length), inOrder: asked.viaInOrder ?? false } : undefined,
      moveKinds: asked.moveKinds ?? undefined,
      families: asked.families ? families.map(({ row }) => row.id) : undefined,
      terms: asked.terms ? upTo('terms', asked.terms, MOST.groups) : undefined,
      tracks: asked.tracks ?? undefined,
      neverStepDown: asked.neverStepDown ?? false,
      allowUnknown: asked.allowUnknown ?? false,
    },
  };
}

function objectiveOf({ objective, blend, pareto }: QuestionArgs): Objective {
  const kind = objective ?? 'FEWEST_MOVES';
  if (blend != null && kind !== 'BLEND') throw refuse('blend', 'blend goes with the objective BLEND only.');
  if (pareto != null && kind !== 'PARETO') throw refuse('pareto', 'pareto goes with the objective PARETO only.');
  if (kind === 'BLEND') {
    const weights = Object.entries(blend ?? {}).map(([measure, value]) => {
      return [measure, fraction(`blend.${measure}`, value, MOST.weight) ?? 0] as const;
    });
    if (weights.every(([, value]) => value === 0)) throw refuse('blend', 'Say in `blend` what counts how much.');
    return { kind, weights: Object.fromEntries(weights) };
  }
  if (kind === 'PARETO') {
    const [first, second, ...more] = pareto ?? [];
    if (first === undefined || second === undefined || first === second || more.length > 0) {
      throw refuse('pareto', 'Name two different measures in `pareto`.');
    }
    return { kind, measures: [first, second] };
  }
  return { kind };
}

const refuse = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);

function upTo<T>(path: string, list: readonly T[] | null | undefined, most: number): readonly T[] {
  if ((list?.length ?? 0) <= most) return list ?? [];
  throw refuse(path, `${path} has ${list?.length} entries; there may be at most ${most}.`);
}

function fraction(path: string, value: number | null | undefined, most: number): number | undefined {
  if (value == null) return undefined;
  if (value >= 0 && value <= most) return value;
  throw refuse(path, `${path} is ${value}; it must lie between 0 and ${most}.`);
}
