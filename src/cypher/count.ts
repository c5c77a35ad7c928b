import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { type Label, nodes } from '../model/graph.ts';
import { Nothing } from './columns.ts';

const Total = z.object({ total: z.int() });

const labels = (Object.keys(nodes) as Label[]).filter((label) => label !== 'GraphMeta');

/** How many nodes of each label there are. Healthy plan: count store. */
export const countNodes = new Map(
  labels.map((label) => [
    label,
    defineQuery({
      name: `count.${label}`,
      mode: 'read',
      about: `How many ${label} nodes are stored, whoever claims them.`,
      params: Nothing,
      row: Total,
      text: `MATCH (n:${label}) RETURN count(n) AS total`,
    }),
  ]),
);
