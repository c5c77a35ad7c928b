import { AmbiguousTitle, InvalidInput, NoPath, NotFound, WorkBudgetSpent } from '../errors.ts';
import { LeadsToKind } from '../model/role.ts';
import type { PathAnswer } from '../paths/path-question.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { CareerPathRef, type SeenPaths } from './career-path.ts';
import { inRange } from './limits.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { MOST, questionArgs, readQuestion } from './path-question.ts';
import { seeStart, startArgs, UnmatchedWordRef } from './profile.ts';

/** Cost of a search, per path and move, in the time that one plain field takes. */
const COST = 20;

const BoundRef = builder.objectRef<NonNullable<PathAnswer['bound']>>('PathBound').implement({
  description: 'What is proven of the paths that a search did not get to.',
  fields: (t) => ({
    cost: t.exposeFloat('cost', { description: 'None of them costs less than this.' }),
    onlyKnown: t.boolean({
      description: 'Whether that speaks only of paths that pass no role that is only named.',
      resolve: ({ missing }) => missing === 'known',
    }),
  }),
});

const CareerPathsRef = builder.objectRef<SeenPaths & { answer: PathAnswer }>('CareerPaths').implement({
  description: 'The paths found, best first.',
  fields: (t) => ({
    paths: t.field({
      type: [CareerPathRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'Best first, in the order of the objective; the same question has the same answer.',
      resolve: (all) => all.paths.map((path, i) => ({ all, number: i + 1, path })),
    }),
    proven: t.boolean({
      description: 'Whether these are the best paths by proof. False where the search stopped at its work budget.',
      resolve: ({ answer }) => answer.proven,
    }),
    provenCount: t.int({
      description: 'How many of the first paths are the best ones by proof.',
      resolve: ({ answer }) => answer.provenPaths,
    }),
    bound: t.field({
      type: BoundRef,
      nullable: true,
      description: 'How good a path that is missing could be at most; null where none is missing.',
      resolve: ({ answer }) => answer.bound,
    }),
    unmatched: t.field({
      type: [UnmatchedWordRef],
      complexity: { field: 1, multiplier: 10 },
      description: 'Words of the profile that did not count.',
      resolve: ({ start }) => start.unmatched,
    }),
  }),
});

builder.queryField('careerPaths', (t) =>
  t.field({
    type: CareerPathsRef,
    description: 'How to get from a role, or from what somebody brings along, to a role: the best paths, explained.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput, NoPath, WorkBudgetSpent],
      union: { description: 'The paths, or why there are none.' },
    },
    complexity: ({ k, constraints }) => {
      const paths = Math.min(MOST.paths, Math.max(1, k ?? 3));
      const moves = Math.min(MOST.moves, Math.max(1, constraints?.maxMoves ?? 4));
      return { field: ENTRY_COST + COST * paths * moves, multiplier: paths };
    },
    args: {
      from: t.arg(startArgs.from),
      profile: t.arg(startArgs.profile),
      to: t.arg({ type: RoleRefInput, required: true, description: 'Where to get to.' }),
      k: t.arg.int({ defaultValue: 3, description: `How many paths at most, 1 to ${MOST.paths}.` }),
      objective: t.arg(questionArgs.objective),
      blend: t.arg(questionArgs.blend),
      pareto: t.arg(questionArgs.pareto),
      constraints: t.arg(questionArgs.constraints),
      moves: t.arg(questionArgs.moves),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { to, k, origins, ...args }, { services, view, signal }) => {
      const loaders = await view(origins);
      const paths = inRange('k', k ?? 3, MOST.paths);
      const start = await seeStart(services, loaders, args);
      const target = await seeNoun(services, loaders, 'Role', to);
      const question = await readQuestion(services, loaders, args);
      const career = services.career.in(loaders, signal);
      const answer = await career.ask('findPaths', { ...question, start: start.start, to: target.row.id, k: paths });
      const kinds = question.constraints.moveKinds ?? LeadsToKind.options;
      return { career, start, to: target.row.id, paths: answer.paths, kinds, answer };
    },
  }),
);
