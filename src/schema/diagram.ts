import type { Diagram, DiagramEdge, DiagramNode } from '../maps/diagram.ts';
import type { Theme } from '../maps/render/theme.ts';
import { type DiagramFormat, renderDiagram } from '../services/render.ts';
import { builder } from './builder.ts';

const FormatEnum = builder.enumType('DiagramFormat', {
  description: 'Format a diagram is written in.',
  values: {
    SVG: { value: 'svg', description: 'Vector graphics in one file that needs nothing else.' },
    PNG: { value: 'png', description: 'A picture as Base64; over plain HTTP it comes as a file.' },
    MERMAID: { value: 'mermaid', description: 'A flowchart of Mermaid.' },
    DOT: { value: 'dot', description: 'The DOT language of Graphviz.' },
    GRAPHML: { value: 'graphml', description: 'GraphML, for graph tools and libraries.' },
    CSV: { value: 'csv', description: 'The edges as a table, with where each is said.' },
    NODES_CSV: { value: 'nodes-csv', description: 'The nodes as a table.' },
    JSON: { value: 'json', description: 'Nodes, edges and groups as JSON text.' },
  } as const satisfies Record<string, { value: DiagramFormat; description: string }>,
});

const ThemeEnum = builder.enumType('DiagramTheme', {
  description: 'Colours of a picture.',
  values: {
    AUTO: { value: 'auto', description: "Light, or dark where the reader's system prefers it; light in PNG." },
    LIGHT: { value: 'light', description: 'Dark on light.' },
    DARK: { value: 'dark', description: 'Light on dark.' },
  } as const satisfies Record<string, { value: Theme; description: string }>,
});

const DiagramNodeRef = builder.objectRef<DiagramNode>('DiagramNode').implement({
  description: 'A node of a diagram.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Key within the diagram: kind and slug, e.g. "stakeholder:product-management".',
    }),
    kind: t.exposeString('kind', { description: '"role" or "stakeholder".' }),
    label: t.exposeString('label', { description: 'What is written on it.' }),
    group: t.exposeString('group', { nullable: true, description: 'Group it is drawn in; null for none.' }),
    focus: t.exposeBoolean('focus', { description: 'Whether it is what was asked for.' }),
    level: t.exposeInt('level', { description: 'Hops from what was asked for; in a lattice its level.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What a reader must know of it, e.g. that it is only named; null for nothing.',
    }),
  }),
});

export const DiagramSourceRef = builder.objectRef<DiagramEdge['said'][number]>('SourceLine').implement({
  description: 'Where something is said.',
  fields: (t) => ({
    document: t.exposeString('document', { description: 'Source key of the document.' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line of the source file, from 1, where known.' }),
  }),
});

const DiagramEdgeRef = builder.objectRef<DiagramEdge>('DiagramEdge').implement({
  description: 'An edge of a diagram.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'Key of the node it leaves.' }),
    target: t.exposeString('target', { description: 'Key of the node it reaches.' }),
    group: t.exposeString('group', { description: 'Group it belongs to.' }),
    label: t.exposeString('label', { nullable: true, description: 'What is written on it.' }),
    suggested: t.exposeBoolean('suggested', {
      description: 'By similar wording only: nobody has confirmed it. No probability.',
    }),
    said: t.field({
      type: [DiagramSourceRef],
      complexity: { field: 0, multiplier: 1 },
      description: 'Where it is said, the leading document first.',
      resolve: ({ said }) => [...said],
    }),
  }),
});

const DiagramGroupRef = builder.objectRef<Diagram['groups'][number]>('DiagramGroup').implement({
  description: 'A group of nodes or edges of a diagram.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key within the diagram, e.g. "internal".' }),
    label: t.exposeString('label', { description: 'Its name.' }),
  }),
});

const OmittedRef = builder.objectRef<Diagram['omitted'][number]>('Omitted').implement({
  description: 'How much a limit left out of a group.',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'The group.' }),
    count: t.exposeInt('count', { description: 'How many edges are not shown.' }),
    howToGetThem: t.string({
      description: 'What to ask for to see them, for people.',
      resolve: ({ group }) =>
        ['role', 'part'].includes(group)
          ? 'Raise `limit`, or ask for fewer roles.'
          : `Raise \`limit\`, or ask for \`layers: [${group.toUpperCase()}]\` alone.`,
    }),
  }),
});

/** Lists of a diagram are as long as its limit, which its entry point counts already. */
const counted = { field: 1, multiplier: 1 };
/** Drawing the largest diagram takes some hundred milliseconds, as PNG seconds; one operation may not ask for many. */
const COST = { text: 2_000, png: 10_000 } as const;

/** Any diagram: its nodes and edges for programs, and rendered for people. */
export const DiagramInterface = builder.interfaceRef<{ diagram: Diagram }>('Diagram').implement({
  description: 'Something that can be drawn: nodes and edges, and pictures of them.',
  fields: (t) => ({
    title: t.string({ description: 'Heading of the picture.', resolve: ({ diagram }) => diagram.title }),
    nodes: t.field({
      type: [DiagramNodeRef],
      complexity: counted,
      description: 'The nodes.',
      resolve: ({ diagram }) => [...diagram.nodes],
    }),
    edges: t.field({
      type: [DiagramEdgeRef],
      complexity: counted,
      description: 'The edges.',
      resolve: ({ diagram }) => [...diagram.edges],
    }),
    groups: t.field({
      type: [DiagramGroupRef],
      complexity: counted,
      description: 'The groups, in the order they are drawn.',
      resolve: ({ diagram }) => [...diagram.groups],
    }),
    omitted: t.field({
      type: [OmittedRef],
      complexity: counted,
      description: 'What the limit left out, by group; empty if nothing.',
      resolve: ({ diagram }) => [...diagram.omitted],
    }),
    rendered: t.string({
      description: 'The diagram as a file of a format.',
      complexity: ({ format }) => (format === 'png' ? COST.png : COST.text),
      args: {
        format: t.arg({ type: FormatEnum, required: true, description: 'Which format.' }),
        theme: t.arg({ type: ThemeEnum, defaultValue: 'auto', description: 'Colours of SVG and PNG.' }),
      },
      resolve: ({ diagram }, { format, theme }) => renderDiagram(diagram, format, theme ?? 'auto'),
    }),
  }),
});
