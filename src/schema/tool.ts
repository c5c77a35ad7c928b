import { builder } from './builder.ts';
import { factsPage, factType } from './claim.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { nounEntryPoints } from './noun-entry-points.ts';
import { pageComplexity } from './page.ts';
import { RoleRef, see, ToolRef } from './refs.ts';
import { relationField } from './relation.ts';

export const ToolUseRef = factType('ToolUse', 'USES', 'A tool that a role works with.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that works with it.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  tool: t.field({
    type: ToolRef,
    description: 'The tool.',
    resolve: ({ fact, view }) => see(view, 'Tool', fact.head),
  }),
}));

const related = relationField('Tool', ToolRef, 'tool');

builder.node(ToolRef, {
  description: 'One product that roles work with.',
  interfaces: [NounInterface],
  ...nodeOptions('Tool'),
  fields: (t) => ({
    uses: t.connection({
      type: ToolUseRef,
      description: 'The roles that work with it, each with what for.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) => factsPage(view.tool.roles.load(row.id), view, args, info),
    }),
    relatedTools: t.connection({
      type: related.relation,
      description: 'Other spellings of the product, the closest first; refused ones are left out.',
      complexity: related.complexity,
      resolve: (tool, args, _context, info) => related.resolve(tool, args, info),
    }),
  }),
});

nounEntryPoints('Tool', ToolRef, { one: 'tool', many: 'tools', noun: 'tool' });
