import { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../engine/query.ts';
import { claimEdges, type Edge, edges, type Label, nodes, nounLabels, relationships } from '../model/graph.ts';
import { columns, Ids, Nothing } from './columns.ts';

/** The write statements, made from the model. Reads are hand-written; these are not. */

const labels = (Object.keys(nodes) as Label[]).filter((label) => label !== 'GraphMeta');
const perLabel = <T>(make: (label: Label) => T) =>
  Object.fromEntries(labels.map((label) => [label, make(label)])) as Record<Label, T>;

export const edgeKey = ({ type, from, to }: Pick<Edge, 'type' | 'from' | 'to'>) => `${type}.${from}.${to}`;
const perEdge = <T>(among: readonly Edge[], make: (edge: Edge) => T) =>
  new Map(among.map((edge) => [edgeKey(edge), make(edge)] as const));

const Count = z.object({ written: z.int() });
const propertiesOf = (edge: Edge): z.ZodObject => relationships[edge.type].properties;
const Ends = z.object({ tail: z.string(), head: z.string() });

/** Creates nodes or sets all their properties. */
export const putNodes = perLabel((label) => {
  const properties: z.ZodObject = nodes[label].properties;
  const settable = Object.keys(properties.shape).filter((property) => property !== 'id');
  return defineQuery({
    name: `write.put${label}`,
    mode: 'write',
    about: `Creates ${label} nodes or sets all their properties.`,
    params: z.object({ rows: z.array(properties) }),
    row: Count,
    text: `
      UNWIND $rows AS row
      MERGE (n:${label} {id: row.id})
      SET ${settable.map((property) => `n.${property} = row.${property}`).join(', ')}
      RETURN count(n) AS written`,
  });
});

export const deleteNodes = perLabel((label) =>
  defineQuery({
    name: `write.delete${label}`,
    mode: 'write',
    about: `Deletes ${label} nodes with what is left of their relationships.`,
    params: Ids,
    row: Nothing,
    text: `
      UNWIND $ids AS key
      MATCH (n:${label} {id: key})
      DETACH DELETE n`,
  }),
);

export const createEdges = perEdge(edges, (edge) => {
  const properties = propertiesOf(edge);
  const keys = Object.keys(properties.shape);
  const map = keys.length > 0 ? ` {${keys.map((property) => `${property}: row.${property}`).join(', ')}}` : '';
  return defineQuery({
    name: `write.create${edge.from}_${edge.type}_${edge.to}`,
    mode: 'write',
    about: `Creates ${edge.type} relationships from ${edge.from} to ${edge.to}.`,
    params: z.object({ rows: z.array(z.object({ ...Ends.shape, ...properties.shape })) }),
    row: Count,
    text: `
      UNWIND $rows AS row
      MATCH (a:${edge.from} {id: row.tail})
      MATCH (b:${edge.to} {id: row.head})
      CREATE (a)-[c:${edge.type}${map}]->(b)
      RETURN count(c) AS written`,
  });
});

const ClaimKey = Ends.extend({ document: z.string(), ordinal: z.int() });

export const deleteClaims = perEdge(claimEdges, (edge) =>
  defineQuery({
    name: `write.delete${edge.from}_${edge.type}_${edge.to}`,
    mode: 'write',
    about: `Takes ${edge.type} claims from ${edge.from} to ${edge.to} back.`,
    params: z.object({ rows: z.array(ClaimKey) }),
    row: Nothing,
    text: `
      UNWIND $rows AS row
      MATCH (a:${edge.from} {id: row.tail})-[c:${edge.type}]->(b:${edge.to} {id: row.head})
      WHERE c.document = row.document AND c.ordinal = row.ordinal
      DELETE c`,
  }),
);

/** All relationships of an edge. Grafeo begins on the left, and every name is a `Name` while few of them name a tool. */
const along = ({ type, from, to }: Edge) =>
  from === 'Name' ? `(b:${to})<-[c:${type}]-(a:Name)` : `(a:${from})-[c:${type}]->(b:${to})`;

/**
 * The claims of some documents, per edge: what a load is compared with. Healthy plan: index on document (Neo4j). Grafeo has
 * none on relationships and compares with a list one by one: bounds, which hold no character that engines order differently,
 * spare it that for claims of other documents.
 */
export const claimsOfDocuments = perEdge(
  claimEdges,
  (edge) =>
    defineQuery({
      name: `claim.of${edge.from}_${edge.type}_${edge.to}`,
      mode: 'read',
      about: `The ${edge.type} claims from ${edge.from} to ${edge.to} that some documents make.`,
      params: z.object({ documents: z.array(z.string()), from: z.string(), to: z.string() }),
      row: Ends.extend(propertiesOf(edge).shape),
      text: `
        MATCH ${along(edge)}
        WHERE c.document >= $from AND (c.document <= $to OR c.document STARTS WITH $to) AND c.document IN $documents
        RETURN a.id AS tail, b.id AS head, ${columns('c', propertiesOf(edge))}`,
    }) as CatalogueQuery,
);

const CataloguePrefix = z.object({ prefix: z.string() });
/** The documents of a catalogue share the beginning of their ids; a thousand ids in a list would be compared one by one. */
const ofCatalogue = "c.document STARTS WITH $prefix AND c.origin = 'catalogue'";

/** What the claims of a whole catalogue lead from and to, per edge. Healthy plan: range of the index on document (Neo4j). */
export const endsOfCatalogue = perEdge(claimEdges, (edge) =>
  defineQuery({
    name: `catalogue.endsOf${edge.from}_${edge.type}_${edge.to}`,
    mode: 'read',
    about: `The ends of the ${edge.type} claims from ${edge.from} to ${edge.to} of a catalogue, with how many there are.`,
    params: CataloguePrefix,
    row: Ends.extend({ claims: z.int() }),
    text: `
      MATCH ${along(edge)}
      WHERE ${ofCatalogue}
      RETURN a.id AS tail, b.id AS head, count(c) AS claims`,
  }),
);

export const deleteClaimsOfCatalogue = perEdge(claimEdges, (edge) =>
  defineQuery({
    name: `catalogue.delete${edge.from}_${edge.type}_${edge.to}`,
    mode: 'write',
    about: `Takes every ${edge.type} claim from ${edge.from} to ${edge.to} of a catalogue back.`,
    params: CataloguePrefix,
    row: Nothing,
    text: `
      MATCH ${along(edge)}
      WHERE ${ofCatalogue}
      DELETE c`,
  }),
);

/** Which of the given ids exist. */
export const existing = perLabel((label) =>
  defineQuery({
    name: `node.existing${label}`,
    mode: 'read',
    about: `Which ${label} ids exist.`,
    params: Ids,
    row: z.object({ id: z.string() }),
    text: `
      UNWIND $ids AS key
      MATCH (n:${label} {id: key})
      RETURN n.id AS id`,
  }),
);

/**
 * What keeps a node in the graph. A noun lives while a document names it, anything else while a claim reaches it. Patterns
 * go from the node on: Grafeo would read every node of the other end's label.
 */
const supports: Readonly<Partial<Record<Label, readonly string[]>>> = {
  ...Object.fromEntries(nounLabels.map((label) => [label, ["(n)<-[:NAMES]-(m:Name) WHERE m.scheme <> 'id'"]] as const)),
  Decision: ['(n)<-[:DECIDES]-(:Role)', '(n)<-[:NEEDS_APPROVAL]-(:Role)', '(n)<-[:HAS_AUTHORITY]-(:Role)'],
  Statement: ['(n)<-[:STATES]-(:Role)'],
  Term: ['(n)<-[:CLASSIFIED_AS]-(:Role)'],
  Link: nounLabels.map((label) => `(n)<-[:HAS_LINK]-(:${label})`),
  Name: nounLabels.map((label) => `(n)-[:NAMES]->(:${label})`),
};

/** Which of the given nodes nothing supports any more. */
export const orphans = new Map(
  Object.entries(supports).map(([label, patterns = []]) => [
    label as Label,
    defineQuery({
      name: `node.orphaned${label}`,
      mode: 'read',
      about: `The ${label} nodes among the given ids that no claim supports any more.`,
      params: Ids,
      row: z.object({ id: z.string() }),
      text: `
        UNWIND $ids AS key
        MATCH (n:${label} {id: key})
        WHERE ${patterns.map((pattern) => `COUNT { MATCH ${pattern} } = 0`).join(' AND ')}
        RETURN n.id AS id`,
    }),
  ]),
);

/** Raises the revision of nouns whose claims changed. */
export const raiseNounRevision = Object.fromEntries(
  nounLabels.map((label) => [
    label,
    defineQuery({
      name: `write.touch${label}`,
      mode: 'write',
      about: `Raises the revision of ${label} nodes whose claims changed.`,
      params: Ids,
      row: Nothing,
      text: `
        UNWIND $ids AS key
        MATCH (n:${label} {id: key})
        SET n.revision = n.revision + 1`,
    }),
  ]),
) as Record<(typeof nounLabels)[number], CatalogueQuery<typeof Ids, typeof Nothing>>;
