import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Layer } from '../maps/collaboration-map.ts';
import type { Diagram } from '../maps/diagram.ts';
import { mapOfRoles } from '../services/collaboration-map.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramInterface } from './diagram.ts';
import { inRange } from './limits.ts';
import { originsArg, RoleRefInput } from './noun.ts';
import { RoleRef, type Seen } from './refs.ts';
import { MOST_ROLES, seeRoles } from './several-roles.ts';

const MOST = { ties: 5_000, depth: 4 } as const;

export const LayerEnum = builder.enumType('CollaborationLayer', {
  description: 'Layer of a collaboration map.',
  values: {
    INTERNAL: { value: 'internal', description: 'Parties inside the organisation.' },
    EXTERNAL: { value: 'external', description: 'Parties outside the organisation.' },
    PEER: { value: 'peer', description: 'Peers.' },
    UPSTREAM: { value: 'upstream', description: 'What the role depends on.' },
    DOWNSTREAM: { value: 'downstream', description: 'What depends on the role.' },
    ESCALATION: { value: 'escalation', description: 'Whom the role escalates to.' },
  } as const satisfies Record<string, { value: Layer; description: string }>,
});

const CollaborationMapRef = builder
  .objectRef<{ roles: Seen<'Role'>[]; diagram: Diagram }>('CollaborationMap')
  .implement({
    description: 'Who some roles work with and whom they escalate to, by layer.',
    interfaces: [DiagramInterface],
    isTypeOf: (value) => 'diagram' in (value as object) && 'roles' in (value as object),
    fields: (t) => ({
      roles: t.field({
        type: [RoleRef],
        complexity: { field: 1, multiplier: 3 },
        description: 'The roles asked for.',
        resolve: ({ roles }) => roles,
      }),
      emptyBecause: t.string({
        nullable: true,
        description: 'Why the map has no edges; null where it has some.',
        resolve: ({ roles, diagram }) => reasonForNothing(roles, diagram),
      }),
    }),
  });

async function reasonForNothing(roles: Seen<'Role'>[], { edges, omitted }: Diagram): Promise<string | null> {
  if (edges.length > 0) return null;
  if (omitted.length > 0) return 'The limit leaves nothing over.';
  const described = await Promise.all(roles.map(({ row, view }) => view.role.descriptions.load(row.id)));
  const silent = roles.filter((_, i) => described[i]?.length === 0).map(({ row }) => row.title);
  if (silent.length > 0) return `Only named by other documents, not described by any: ${silent.join(', ')}.`;
  return 'The documents of the roles name no party in these layers.';
}

builder.queryField('collaborationMap', (t) =>
  t.field({
    type: CollaborationMapRef,
    description:
      'Who some roles work with and whom they escalate to, as a map by layer. A party that several of them name is one ' +
      'node. A role without parties gives an empty map that says why.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The map, or why there is none.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.min(MOST.ties, Math.max(1, limit ?? 200)), multiplier: 1 }),
    args: {
      roles: t.arg({
        type: [RoleRefInput],
        required: true,
        description: `The roles in the middle, 1 to ${MOST_ROLES}.`,
      }),
      layers: t.arg({ type: [LayerEnum], required: false, description: 'Only these layers; all by default.' }),
      depth: t.arg.int({
        defaultValue: 1,
        description:
          `How many hops, 1 to ${MOST.depth}: 1 for the parties; 2 also for the roles that share a party or stand behind ` +
          'it and for the parts of composites; 3 also for the parties of those roles; and so on.',
      }),
      includeRoles: t.arg.boolean({
        defaultValue: true,
        description: 'Whether other roles than those asked for are shown, from the second hop on.',
      }),
      joinAlike: t.arg.boolean({
        defaultValue: true,
        description:
          'Whether parties that mean the same are drawn as one node, which then says how else it is written: parties ' +
          'that people tied, and those of nearly the same wording, marked as suggested. Parties that one role names side ' +
          'by side, or in different layers only, stay two.',
      }),
      limit: t.arg.int({
        defaultValue: 200,
        description: `How many ties at most, 1 to ${MOST.ties}; shared evenly by the layers, near hops first.`,
      }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { layers: wanted, depth, includeRoles, joinAlike, limit, ...args }, { services, view }) => {
      const most = inRange('limit', limit ?? 200, MOST.ties);
      const reach = {
        depth: inRange('depth', depth ?? 1, MOST.depth),
        includeRoles: includeRoles ?? true,
        joinAlike: joinAlike ?? true,
      };
      const loaders = await view(args.origins);
      const roles = await seeRoles(services, loaders, args.roles);
      const slugs = roles.map(({ row }) => row.id);
      return { roles, diagram: await mapOfRoles(loaders, slugs, { ...reach, layers: wanted ?? null, limit: most }) };
    },
  }),
);
