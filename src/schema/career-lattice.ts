import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Diagram } from '../maps/diagram.ts';
import { careerLattice } from '../services/career/career-lattice.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramInterface } from './diagram.ts';
import { inRange } from './limits.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { RoleRef, type Seen } from './refs.ts';

const MOST = { depth: 6, roles: 5_000 } as const;

const CareerLatticeRef = builder.objectRef<{ around: Seen<'Role'>; diagram: Diagram }>('CareerLattice').implement({
  description: 'The roles around a role by declared moves. It compares documents, not people.',
  interfaces: [DiagramInterface],
  isTypeOf: (value) => 'around' in (value as object),
  fields: (t) => ({
    around: t.field({ type: RoleRef, description: 'The role in the middle.', resolve: ({ around }) => around }),
  }),
});

builder.queryField('careerLattice', (t) =>
  t.field({
    type: CareerLatticeRef,
    description: 'The roles that lead to a role, those it leads to, and those beside it, as a lattice with levels.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { name: 'CareerLatticeResult', description: 'The lattice, or why there is none.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.min(MOST.roles, Math.max(1, limit ?? 100)), multiplier: 1 }),
    args: {
      around: t.arg({ type: RoleRefInput, required: true, description: 'The role in the middle.' }),
      depth: t.arg.int({ defaultValue: 2, description: `Moves followed to each side, 1 to ${MOST.depth}.` }),
      limit: t.arg.int({
        defaultValue: 100,
        description: `How many roles at most, 1 to ${MOST.roles}; near ones first.`,
      }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { around: ref, depth, limit, origins }, { services, view }) => {
      const reach = {
        depth: inRange('depth', depth ?? 2, MOST.depth),
        limit: inRange('limit', limit ?? 100, MOST.roles),
      };
      const around = await seeNoun(services, await view(origins), 'Role', ref);
      return { around, diagram: await careerLattice(around.view, around.row.id, reach) };
    },
  }),
);
