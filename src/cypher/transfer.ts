import { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../engine/query.ts';
import { type Edge, edges, type Label, nodes, relationships } from '../model/graph.ts';
import { columns, Ids, Nothing } from './columns.ts';

/** The labels that an export moves: all but the bookkeeping of the store itself, by code unit. */
export const transferLabels = (Object.keys(nodes) as Label[]).filter((label) => label !== 'GraphMeta').sort();

const perLabel = <T>(make: (label: Label) => T) =>
  Object.fromEntries(transferLabels.map((label) => [label, make(label)])) as Record<Label, T>;

export const allIds = perLabel((label) =>
  defineQuery({
    name: `transfer.ids${label}`,
    mode: 'read',
    about: `The ids of all ${label} nodes, in no order: engines sort Unicode differently.`,
    params: Nothing,
    row: z.object({ id: z.string() }),
    text: `MATCH (n:${label}) RETURN n.id AS id`,
  }),
);

export const nodeRows = perLabel(
  (label) =>
    defineQuery({
      name: `transfer.rows${label}`,
      mode: 'read',
      about: `${label} nodes with all their properties, whoever claims them.`,
      params: Ids,
      row: nodes[label].properties,
      text: `
        UNWIND $ids AS key
        MATCH (n:${label} {id: key})
        RETURN ${columns('n', nodes[label].properties)}`,
    }) as CatalogueQuery<typeof Ids>,
);

/** Every (type, from, to), by code unit. */
export const transferEdges = [...edges].sort((a, b) => (edgeName(a) < edgeName(b) ? -1 : 1));

function edgeName({ type, from, to }: Edge): string {
  return `${type} ${from} ${to}`;
}

/** The relationships of an edge around given nodes, whoever claims them. */
const around = (edge: Edge, side: 'from' | 'to') => {
  const properties: z.ZodObject = relationships[edge.type].properties;
  const listed = columns('c', properties);
  const { type, from, to } = edge;
  const [pattern, suffix] =
    side === 'from'
      ? [`(a:${from} {id: key})-[c:${type}]->(b:${to})`, '']
      : [`(b:${to} {id: key})<-[c:${type}]-(a:${from})`, 'Into'];
  return defineQuery({
    name: `transfer.rows${suffix}${from}_${type}_${to}`,
    mode: 'read',
    about: `The ${type} relationships from ${from} nodes to ${to} nodes, ${side} given ones, whoever claims them.`,
    params: Ids,
    row: z.object({ tail: z.string(), head: z.string(), ...properties.shape }),
    text: `
        UNWIND $ids AS key
        MATCH ${pattern}
        RETURN a.id AS tail, b.id AS head${listed && `, ${listed}`}`,
  });
};

/** By the node a relationship leads from. */
export const edgeRows = new Map(edges.map((edge) => [edge, around(edge, 'from')] as const));

/** By the node a relationship leads to. */
export const edgeRowsInto = new Map(edges.map((edge) => [edge, around(edge, 'to')] as const));
