import { AmbiguousTitle, InvalidInput, NoPath, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { LeadsToKind } from '../model/role.ts';
import { builder, ENTRY_COST } from './builder.ts';
import type { SeenFact } from './claim.ts';
import { MoveKindEnum } from './enums.ts';
import { MoveRef } from './move.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { RoleRef, see } from './refs.ts';

const LIMIT = { k: 20, maxMoves: 8 } as const;

/** Cost of a search, per path and move, in the time that one plain field takes. */
const COST = 20;

interface SeenPath {
  /** Role ids from start to end. */
  roles: string[];
  kinds: readonly LeadsToKind[];
  view: Loaders;
}

const CareerStepRef = builder.objectRef<{ number: number; moves: SeenFact<'LEADS_TO'>[] }>('CareerStep').implement({
  description: 'One step of a career path.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Position in the path, from 1.' }),
    moves: t.field({
      type: [MoveRef],
      complexity: { field: 1, multiplier: 2 },
      description: 'The moves that make the step: one, or one of each kind where documents name both.',
      resolve: ({ moves }) => moves,
    }),
  }),
});

const CareerPathRef = builder.objectRef<SeenPath>('CareerPath').implement({
  description: 'A way from one role to another that passes no role twice. It compares documents, not people.',
  fields: (t) => ({
    moves: t.int({ description: 'How many moves it takes.', resolve: ({ roles }) => roles.length - 1 }),
    roles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: LIMIT.maxMoves },
      description: 'The roles passed, from start to end.',
      resolve: ({ roles, view }) => Promise.all(roles.map((id) => see(view, 'Role', id))),
    }),
    steps: t.field({
      type: [CareerStepRef],
      complexity: { field: 1, multiplier: LIMIT.maxMoves },
      description: 'The steps, each with the documents that declare it.',
      resolve: ({ roles, kinds, view }) =>
        Promise.all(
          roles.slice(1).map(async (head, i) => {
            const from = await view.role.movesFrom.load(roles[i] ?? '');
            const moves = from.filter((move) => move.head === head && kinds.includes(move.claims[0].kind));
            return { number: i + 1, moves: moves.map((fact) => ({ fact, view })) };
          }),
        ),
    }),
  }),
});

const CareerPathsRef = builder.objectRef<{ paths: SeenPath[]; complete: boolean }>('CareerPaths').implement({
  description: 'The paths found, best first.',
  fields: (t) => ({
    paths: t.field({
      type: [CareerPathRef],
      complexity: { field: 1, multiplier: 1 },
      description:
        'Fewest moves first; ties in the order of the role slugs, so that the same question has the same answer.',
      resolve: ({ paths }) => paths,
    }),
    complete: t.exposeBoolean('complete', {
      description: 'False where the search stopped at its work budget: these are the best paths, but more may exist.',
    }),
  }),
});

builder.queryField('careerPaths', (t) =>
  t.field({
    type: CareerPathsRef,
    description: 'How to get from one role to another in the fewest moves that documents declare.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput, NoPath],
      union: { description: 'The paths, or why there are none.' },
    },
    complexity: ({ k, maxMoves }) => {
      const paths = Math.min(LIMIT.k, Math.max(1, k ?? 3));
      return {
        field: ENTRY_COST + COST * paths * Math.min(LIMIT.maxMoves, Math.max(1, maxMoves ?? 4)),
        multiplier: paths,
      };
    },
    args: {
      from: t.arg({ type: RoleRefInput, required: true, description: 'Where to start.' }),
      to: t.arg({ type: RoleRefInput, required: true, description: 'Where to get to.' }),
      k: t.arg.int({ defaultValue: 3, description: `How many paths at most, 1 to ${LIMIT.k}.` }),
      maxMoves: t.arg.int({
        defaultValue: 4,
        description: `The longest path allowed, in moves, 1 to ${LIMIT.maxMoves}.`,
      }),
      moveKinds: t.arg({ type: [MoveKindEnum], required: false, description: 'Kinds of move to use; all by default.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { from, to, k, maxMoves, moveKinds, origins }, { services, view }) => {
      const loaders = await view(origins);
      const limits = { k: inRange('k', k ?? 3, LIMIT.k), maxMoves: inRange('maxMoves', maxMoves ?? 4, LIMIT.maxMoves) };
      const [start, end] = [
        await seeNoun(services, loaders, 'Role', from),
        await seeNoun(services, loaders, 'Role', to),
      ];
      const kinds = moveKinds ?? LeadsToKind.options;
      const answer = await services.career.fewestMoves(loaders, {
        from: start.row.id,
        to: end.row.id,
        moveKinds: kinds,
        ...limits,
      });
      return { ...answer, paths: answer.paths.map((roles) => ({ roles, kinds, view: loaders })) };
    },
  }),
);

function inRange(path: string, value: number, most: number): number {
  if (value >= 1 && value <= most) return value;
  const message = `${path} is ${value}; it must lie between 1 and ${most}.`;
  throw new InvalidInput(message, [{ path, message }]);
}
