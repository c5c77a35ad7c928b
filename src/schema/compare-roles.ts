import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { CareerView } from '../services/career/career.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { MoveRef } from './move.ts';
import { originsArg, RoleRefInput, seeNouns } from './noun.ts';
import { startIn } from './profile.ts';
import { RoleRef, type Seen } from './refs.ts';
import { RoleChangeRef } from './role-change.ts';
import { SkillGapRef, seenGap } from './skill-gap.ts';

interface SeenComparison {
  a: Seen<'Role'>;
  b: Seen<'Role'>;
  career: CareerView;
}

const RoleComparisonRef = builder.objectRef<SeenComparison>('RoleComparison').implement({
  description: 'Two roles beside each other. It compares documents, not people.',
  fields: (t) => ({
    a: t.field({ type: RoleRef, description: 'One role.', resolve: ({ a }) => a }),
    b: t.field({ type: RoleRef, description: 'The other role.', resolve: ({ b }) => b }),
    similarity: t.float({
      nullable: true,
      description:
        'Likeness by what their documents ask for, up to 1; no probability. Null where the two cannot be compared: one is ' +
        'not described, or a source rates one of them and not the other.',
      resolve: ({ a, b, career }) => career.similarity(a.row.id, b.row.id),
    }),
    gap: t.field({
      type: SkillGapRef,
      description: 'Going from the one to the other; `back` has the other direction.',
      resolve: ({ a, b, career }) => seenGap(career, startIn(a), b.row.id),
    }),
    change: t.field({
      type: RoleChangeRef,
      description: 'Tools, decisions and parties: kept in both, gained in the other, left with the one.',
      resolve: ({ a, b }) => ({ view: a.view, from: a.row.id, to: b.row.id }),
    }),
    moves: t.field({
      type: [MoveRef],
      complexity: { field: 1, multiplier: 4 },
      description: 'Moves that documents declare between the two, in either direction.',
      resolve: async ({ a, b }) => {
        const { movesFrom } = a.view.role;
        const [there, back] = await Promise.all([movesFrom.load(a.row.id), movesFrom.load(b.row.id)]);
        const between = [
          ...there.filter(({ head }) => head === b.row.id),
          ...back.filter(({ head }) => head === a.row.id),
        ];
        return between.map((fact) => ({ fact, view: a.view }));
      },
    }),
  }),
});

builder.queryField('compareRoles', (t) =>
  t.field({
    type: RoleComparisonRef,
    description: 'Two roles beside each other: skills, tools, decisions, parties, and the moves between them.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The comparison, or why there is none.' },
    },
    complexity: ENTRY_COST,
    args: {
      a: t.arg({ type: RoleRefInput, required: true, description: 'One role.' }),
      b: t.arg({ type: RoleRefInput, required: true, description: 'The other role.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { a, b, origins }, { services, view, signal }) => {
      const loaders = await view(origins);
      const [one, other] = await seeNouns(services, loaders, 'Role', [a, b]);
      if (!one || !other || one.row.id === other.row.id) {
        const message = `Both are ${one?.row.title}. Compare a role with another one.`;
        throw new InvalidInput(message, [{ path: 'b', message }]);
      }
      return { a: one, b: other, career: services.career.in(loaders, signal) };
    },
  }),
);
