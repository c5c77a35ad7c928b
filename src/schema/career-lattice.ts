import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Diagram } from '../maps/diagram.ts';
import { careerLattice } from '../services/career/career-lattice.ts';
import { latticeBetween } from '../services/career/lattice-between.ts';
import { latticeOfFamily } from '../services/career/lattice-of-family.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramInterface } from './diagram.ts';
import { inRange } from './limits.ts';
import { NounRefInput, originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { FamilyRef, RoleRef, type Seen } from './refs.ts';

const MOST = { depth: 6, roles: 5_000, between: 500 } as const;

interface SeenLattice {
  focus: Seen<'Role'>[];
  family: Seen<'Family'> | null;
  diagram: Diagram;
}

const CareerLatticeRef = builder.objectRef<SeenLattice>('CareerLattice').implement({
  description: 'Roles on levels and the declared moves between them. It compares documents, not people.',
  interfaces: [DiagramInterface],
  isTypeOf: (value) => 'focus' in (value as object),
  fields: (t) => ({
    around: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The role in the middle; null for a lattice of a family or between two roles.',
      resolve: ({ focus }) => (focus.length === 1 ? (focus[0] ?? null) : null),
    }),
    family: t.field({
      type: FamilyRef,
      nullable: true,
      description: 'The job family shown; null for other lattices.',
      resolve: ({ family }) => family,
    }),
    between: t.field({
      type: [RoleRef],
      nullable: true,
      complexity: { field: 1, multiplier: 2 },
      description: 'The two roles it lies between; null for other lattices.',
      resolve: ({ focus }) => (focus.length === 2 ? focus : null),
    }),
  }),
});

const BetweenInput = builder.inputType('LatticeBetween', {
  description: 'The two ends of a lattice.',
  fields: (t) => ({
    from: t.field({ type: RoleRefInput, required: true, description: 'Where the paths start.' }),
    to: t.field({ type: RoleRefInput, required: true, description: 'Where they end.' }),
  }),
});

builder.queryField('careerLattice', (t) =>
  t.field({
    type: CareerLatticeRef,
    description:
      'Roles and declared moves as a lattice with levels: around a role (those that lead to it, those it leads to, those ' +
      'beside it), of a job family, or every role on some path between two.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { name: 'CareerLatticeResult', description: 'The lattice, or why there is none.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.min(MOST.roles, Math.max(1, limit ?? 100)), multiplier: 1 }),
    args: {
      around: t.arg({ type: RoleRefInput, required: false, description: 'The role in the middle.' }),
      family: t.arg({ type: NounRefInput, required: false, description: 'Or the job family to show.' }),
      between: t.arg({ type: BetweenInput, required: false, description: 'Or the two roles it lies between.' }),
      depth: t.arg.int({
        description:
          `Moves followed to each side of a role, 1 to ${MOST.depth}, 2 when left out; between two roles the longest path, ` +
          '4 when left out.',
      }),
      limit: t.arg.int({
        defaultValue: 100,
        description: `How many roles at most, 1 to ${MOST.roles}, between two roles to ${MOST.between}; near ones first.`,
      }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { around, family, between, depth, limit, origins }, { services, view, signal }) => {
      if ([around, family, between].filter((asked) => asked != null).length !== 1) {
        const message = 'Say what to show by exactly one of `around`, `family` and `between`.';
        throw new InvalidInput(message, [{ path: 'around', message }]);
      }
      const most = inRange('limit', limit ?? 100, between ? MOST.between : MOST.roles);
      const moves = inRange('depth', depth ?? (between ? 4 : 2), MOST.depth);
      const loaders = await view(origins);
      if (family) {
        const seen = await seeNoun(services, loaders, 'Family', family);
        const diagram = await latticeOfFamily(loaders, services.career.in(loaders, signal), seen.row, most);
        return { focus: [], family: seen, diagram };
      }
      if (between) {
        const from = await seeNoun(services, loaders, 'Role', between.from);
        const to = await seeNoun(services, loaders, 'Role', between.to);
        const asked = { from: from.row.id, to: to.row.id, maxMoves: moves, limit: most };
        const diagram = await latticeBetween(loaders, services.career.in(loaders, signal), asked);
        return { focus: [from, to], family: null, diagram };
      }
      const role = await seeNoun(services, loaders, 'Role', around ?? {});
      const diagram = await careerLattice(loaders, role.row.id, { depth: moves, limit: most });
      return { focus: [role], family: null, diagram };
    },
  }),
);
