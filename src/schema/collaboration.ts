import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { collaborationMap, type Layer, layers, type Tie } from '../maps/collaboration-map.ts';
import type { Diagram, DiagramEdge, DiagramNode } from '../maps/diagram.ts';
import { renderMermaid } from '../maps/mermaid.ts';
import { builder } from './builder.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { RoleRef, type Seen, see } from './refs.ts';

const MOST_TIES = 500;

const LayerEnum = builder.enumType('CollaborationLayer', {
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

const FormatEnum = builder.enumType('DiagramFormat', {
  description: 'Format a diagram is written in.',
  values: { MERMAID: { description: 'Mermaid flowchart text.' } } as const,
});

const DiagramNodeRef = builder.objectRef<DiagramNode>('DiagramNode').implement({
  description: 'A node of a diagram.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Key within the diagram: kind and slug, e.g. "stakeholder:product-management".',
    }),
    kind: t.exposeString('kind', { description: '"role" or "stakeholder".' }),
    label: t.exposeString('label', { description: 'What is written on it.' }),
    group: t.exposeString('group', { nullable: true, description: 'Group it is drawn in; null for the centre.' }),
  }),
});

const DiagramEdgeRef = builder.objectRef<DiagramEdge>('DiagramEdge').implement({
  description: 'An edge of a diagram.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'Key of the node it leaves.' }),
    target: t.exposeString('target', { description: 'Key of the node it reaches.' }),
    group: t.exposeString('group', { description: 'Group it belongs to.' }),
    label: t.exposeString('label', { nullable: true, description: 'What is written on it.' }),
  }),
});

const OmittedRef = builder.objectRef<Diagram['omitted'][number]>('Omitted').implement({
  description: 'How much a limit left out of a group.',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'The group.' }),
    count: t.exposeInt('count', { description: 'How many ties are not shown; raise `limit` to see them.' }),
  }),
});

const CollaborationMapRef = builder.objectRef<{ role: Seen<'Role'>; diagram: Diagram }>('CollaborationMap').implement({
  description: 'Who a role works with, by layer.',
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The role in the middle.', resolve: ({ role }) => role }),
    title: t.string({ description: 'Heading of the picture.', resolve: ({ diagram }) => diagram.title }),
    nodes: t.field({
      type: [DiagramNodeRef],
      description: 'The role and its parties.',
      resolve: ({ diagram }) => [...diagram.nodes],
    }),
    edges: t.field({
      type: [DiagramEdgeRef],
      description: 'One edge per tie, labelled with what they do together or what is escalated.',
      resolve: ({ diagram }) => [...diagram.edges],
    }),
    omitted: t.field({
      type: [OmittedRef],
      description: 'What the limit left out, by layer; empty if nothing.',
      resolve: ({ diagram }) => [...diagram.omitted],
    }),
    rendered: t.string({
      description: 'The map as a text in a format for pictures.',
      args: { format: t.arg({ type: FormatEnum, required: true, description: 'Which format.' }) },
      resolve: ({ diagram }) => renderMermaid(diagram),
    }),
  }),
});

/** The ties of a role to its parties, in the order of the documents. */
async function tiesOf({ row, view }: Seen<'Role'>): Promise<Tie[]> {
  const [involvements, escalations] = await Promise.all([
    view.stakeholder.ofRole.load(row.id),
    view.stakeholder.escalationsOfRole.load(row.id),
  ]);
  const tie = async (head: string, layer: Layer, label: string | null): Promise<Tie> => ({
    stakeholder: head,
    name: await nameOfParty(view, head),
    layer,
    label,
  });
  return Promise.all([
    ...involvements.map(({ head, claims }) => tie(head, claims[0].group, claims[0].interaction)),
    ...escalations.map(({ head, claims }) => tie(head, 'escalation', claims[0].reason)),
  ]);
}

const nameOfParty = async (view: Loaders, id: string) => (await see(view, 'Stakeholder', id)).row.name;

builder.queryField('collaborationMap', (t) =>
  t.field({
    type: CollaborationMapRef,
    description: 'Who a role works with and whom it escalates to, as a map by layer.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The map, or why there is none.' },
    },
    complexity: ({ limit }) => ({ field: Math.min(MOST_TIES, Math.max(1, limit ?? 100)), multiplier: 1 }),
    args: {
      role: t.arg({ type: RoleRefInput, required: true, description: 'The role in the middle.' }),
      layers: t.arg({ type: [LayerEnum], required: false, description: 'Only these layers.' }),
      limit: t.arg.int({
        defaultValue: 100,
        description: `How many ties at most, 1 to ${MOST_TIES}; shared evenly by the layers.`,
      }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { role: ref, layers: wanted, limit, origins }, { services, view }) => {
      const most = limit ?? 100;
      if (most < 1 || most > MOST_TIES) {
        const message = `limit is ${most}; it must lie between 1 and ${MOST_TIES}.`;
        throw new InvalidInput(message, [{ path: 'limit', message }]);
      }
      const role = await seeNoun(services, await view(origins), 'Role', ref);
      const ties = await tiesOf(role);
      const centre = { id: role.row.id, title: role.row.title };
      return { role, diagram: collaborationMap(centre, ties, wanted ?? layers, most) };
    },
  }),
);
