import { builder } from './builder.ts';
import { factsPage, factType } from './claim.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { nounEntryPoints } from './noun-entry-points.ts';
import { pageComplexity } from './page.ts';
import { KpiRef, RoleRef, see } from './refs.ts';

export const MeasurementRef = factType('Measurement', 'MEASURED_BY', 'A measure that a role is judged by.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that is judged by it.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  kpi: t.field({
    type: KpiRef,
    description: 'The measure.',
    resolve: ({ fact, view }) => see(view, 'Kpi', fact.head),
  }),
}));

builder.node(KpiRef, {
  description: 'A measure that roles are judged by.',
  interfaces: [NounInterface],
  ...nodeOptions('Kpi'),
  fields: (t) => ({
    measurements: t.connection({
      type: MeasurementRef,
      description: 'The roles judged by it, each with its target.',
      complexity: pageComplexity,
      resolve: async ({ row, view }, args, _context, info) =>
        factsPage(await view.kpi.roles.load(row.id), view, args, info),
    }),
  }),
});

nounEntryPoints('Kpi', KpiRef, { one: 'kpi', many: 'kpis', noun: 'measure' });
