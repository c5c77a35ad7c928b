import { claimEdges, type Label, type NodeModel, nodes } from '../model/graph.ts';

const labels = Object.keys(nodes) as Label[];
const indexedOf = (label: Label): readonly string[] => (nodes as Record<Label, NodeModel>)[label].indexed ?? [];
const snake = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** Constraint and index statements for Neo4j. A uniqueness constraint brings its own index. */
export function neo4jSchema(): string[] {
  const claimTypes = [...new Set(claimEdges.map((edge) => edge.type))];
  return [
    ...labels.map(
      (label) => `CREATE CONSTRAINT ${snake(label)}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    ),
    ...labels.flatMap((label) =>
      indexedOf(label).map(
        (property) =>
          `CREATE INDEX ${snake(label)}_${snake(property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
      ),
    ),
    ...claimTypes.map(
      (type) => `CREATE INDEX ${type.toLowerCase()}_document IF NOT EXISTS FOR ()-[c:${type}]-() ON (c.document)`,
    ),
  ];
}

/** The same for Grafeo, which wants an index beside each constraint and has none on relationships. */
export function embeddedSchema(): string[] {
  return labels.flatMap((label) => [
    `CREATE CONSTRAINT ${snake(label)}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    ...['id', ...indexedOf(label)].map(
      (property) => `CREATE INDEX ${snake(label)}_${snake(property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
    ),
  ]);
}
