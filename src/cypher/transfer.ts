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

export const edgeRows = new Map(
  edges.map((edge) => {
    const properties: z.ZodObject = relationships[edge.type].properties;
    const listed = columns('c', properties);
    const query = defineQuery({
      name: `transfer.rows${edge.from}_${edge.type}_${edge.to}`,
      mode: 'read',
      about: `The ${edge.type} relationships from given ${edge.from} nodes to ${edge.to} nodes, whoever claims them.`,
      params: Ids,
      row: z.object({ tail: z.string(), head: z.string(), ...properties.shape }),
      text: `
        UNWIND $ids AS key
        MATCH (a:${edge.from} {id: key})-[c:${edge.type}]->(b:${edge.to})
        RETURN a.id AS tail, b.id AS head${listed && `, ${listed}`}`,
    });
    return [edge, query] as const;
  }),
);
