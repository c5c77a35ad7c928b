import { z } from 'zod';
import { edgeKey } from '../src/cypher/write.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { defineQuery } from '../src/engine/query.ts';
import { Blueprint } from '../src/model/blueprint.ts';
import { claimEdges, type NounLabel, nodes } from '../src/model/graph.ts';
import type { BlueprintDocument } from '../src/services/source-document.ts';
import { storedClaims } from '../src/services/stored-claims.ts';

/** A blueprint of a title and whatever sections a test needs. */
export const blueprint = (title: string, sections: Record<string, unknown> = {}): Blueprint => {
  const { role, ...rest } = sections;
  return Blueprint.parse({ role: { title, ...(role as object | undefined) }, ...rest });
};

export const company = { by: 'test', origin: 'company' } as const;

/** A document of that id and title. */
export const document = (
  id: string,
  title: string,
  sections: Record<string, unknown> = {},
  more: Partial<BlueprintDocument> = {},
): BlueprintDocument => ({ id, blueprint: blueprint(title, sections), ...more });

/** A move to or from a role, as a blueprint's career section holds it. */
export const line = (role: string) => ({ raw: role, roles: [role] });

/** How many nodes of each label there are, the store's own aside; labels without any left out. */
export async function nodeCounts(engine: GraphEngine): Promise<Record<string, number>> {
  const query = defineQuery({
    name: 'test.counts',
    mode: 'read',
    about: 'How many nodes of each label there are.',
    params: z.object({}),
    row: z.object({ label: z.string(), total: z.int() }),
    text: `MATCH (n) WHERE NOT n:GraphMeta RETURN labels(n)[0] AS label, count(n) AS total`,
  });
  return Object.fromEntries((await engine.run(query, {})).map(({ label, total }) => [label, total]));
}

/** Every node of a label with all its properties, by id. */
export async function nodesOf(
  engine: GraphEngine,
  label: keyof typeof nodes,
): Promise<Map<string, Record<string, unknown>>> {
  const properties: z.ZodObject = nodes[label].properties;
  const query = defineQuery({
    name: 'test.nodes',
    mode: 'read',
    about: 'Every node of a label.',
    params: z.object({}),
    row: properties,
    text: `MATCH (n:${label}) RETURN ${Object.keys(properties.shape)
      .map((name) => `n.${name} AS ${name}`)
      .join(', ')}`,
  });
  const rows = await engine.run(query, {});
  return new Map(rows.map((row) => [String(row['id']), row]));
}

/** Every claim of some documents as "TYPE.From.To" and row, in a stable order. */
export async function claimsIn(engine: GraphEngine, documents: readonly string[]) {
  const claims: { edge: string; row: Record<string, unknown> }[] = [];
  for (const edge of claimEdges) {
    for (const row of await storedClaims(engine, edge, documents)) claims.push({ edge: edgeKey(edge), row });
  }
  const key = (claim: (typeof claims)[number]) =>
    JSON.stringify([claim.edge, claim.row['document'], claim.row['ordinal']]);
  return claims.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The one noun of a label that has this title or name; throws unless there is exactly one. */
export async function nounNamed(engine: GraphEngine, label: NounLabel, name: string): Promise<Record<string, unknown>> {
  const all = [...(await nodesOf(engine, label)).values()].filter((row) => (row['title'] ?? row['name']) === name);
  const [only] = all;
  if (!only || all.length > 1) throw new Error(`${all.length} ${label} nodes are called "${name}".`);
  return only;
}
