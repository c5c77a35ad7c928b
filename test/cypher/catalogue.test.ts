import { type DbSchema, lintCypherQuery } from '@neo4j-cypher/language-support';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/cypher/index.ts';
import type { CatalogueQuery } from '../../src/engine/query.ts';
import { nodes, relationships } from '../../src/model/graph.ts';
import {
  columnsOf,
  nullableKeys,
  parametersOf,
  propertiesOfSeveralTypes,
  rules,
  unknownEdges,
  unknownNames,
} from './lint.ts';

/** What a server would know of our model. Properties and paths are left to our own lint: these warnings are rough. */
const schema: DbSchema = { labels: Object.keys(nodes), relationshipTypes: Object.keys(relationships) };

const diagnosticsOf = (query: CatalogueQuery) =>
  lintCypherQuery(query.text, {
    ...schema,
    parameters: Object.fromEntries(Object.keys(query.params.shape).map((key) => [key, ''])),
  }).diagnostics.map(({ message }) => message);

describe('the catalogue', () => {
  test('holds every query once, by a name of two parts', () => {
    const names = catalogue.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(\.[a-zA-Z]\w*)+$/.test(name))).toEqual([]);
  });

  test('belongs to a model of one type per property, with keys that are never null', () => {
    expect(propertiesOfSeveralTypes()).toEqual([]);
    expect(nullableKeys()).toEqual([]);
  });
});

describe.each(catalogue.map((query) => [query.name, query] as const))('%s', (_name, query) => {
  test('says what it is for in a sentence', () => {
    expect(query.about).toMatch(/^[A-Z].*\.$/s);
  });

  test('uses exactly the parameters it declares', () => {
    expect(parametersOf(query)).toEqual(Object.keys(query.params.shape).sort());
  });

  test('returns exactly the columns of its row, each under its name', () => {
    expect(columnsOf(query).sort()).toEqual(Object.keys(query.row.shape).sort());
  });

  test('names only labels, relationship types and properties of the model', () => {
    expect(unknownNames(query)).toEqual([]);
    expect(unknownEdges(query)).toEqual([]);
  });

  test('keeps the rules of both engines', () => {
    const violations = Object.entries(rules).flatMap(([rule, check]) => check(query).map((what) => `${rule}: ${what}`));
    expect(violations).toEqual([]);
  });

  test("is accepted by Neo4j's own semantic checker", () => {
    expect(diagnosticsOf(query)).toEqual([]);
  });
});

test('the semantic checker finds what it is asked to find', () => {
  const text = (cypher: string) => lintCypherQuery(cypher, schema).diagnostics.length;
  expect(text('MATCH (r:Roll) RETURN r.id AS id')).toBeGreaterThan(0);
  expect(text('MATCH (r:Role)-[:USED]->(t:Tool) RETURN r.id AS id')).toBeGreaterThan(0);
  expect(text('MATCH (r:Role) RETURN r.id AS id, count(*) + r.revision AS n')).toBeGreaterThan(0);
  expect(text('MATCH (r:Role RETURN r.id AS id')).toBeGreaterThan(0);
  expect(text('MATCH (r:Role) RETURN q.id AS id')).toBeGreaterThan(0);
  expect(text('MATCH (r:Role) RETURN r.id AS id')).toBe(0);
});
