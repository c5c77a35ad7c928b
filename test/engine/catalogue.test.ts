import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../src/cypher/index.ts';
import type { GraphEngine } from '../../src/engine/port.ts';
import type { CatalogueQuery } from '../../src/engine/query.ts';
import { nodes, relationships } from '../../src/model/graph.ts';
import { embedded, onNeo4j, onServer } from '../engines.ts';
import { sampleOf } from './sample.ts';

const emptyParams = (query: CatalogueQuery) => sampleOf(query.params) as Record<string, unknown>;
const reads = catalogue.filter(({ mode }) => mode === 'read');

// Neo4j explains them all below, which takes as long as running them.
describe('on embedded', () => {
  let engine: GraphEngine;
  beforeAll(async () => {
    engine = await embedded.open();
  });
  afterAll(() => engine.close());

  test('every read runs on an empty graph and finds nothing', async () => {
    for (const query of reads.filter(({ name }) => name !== 'meta.get')) {
      const rows = await engine.run(query, emptyParams(query));
      const values = rows.flatMap((row) => Object.values(row));
      // Of nothing, a count is 0 and the latest of all is null.
      expect(
        values.filter((value) => value !== 0 && value !== null),
        query.name,
      ).toEqual([]);
    }
  });

  test('every write runs with nothing to write and changes nothing', async () => {
    const before = await engine.version();
    const empty = catalogue.filter(({ mode, name }) => mode === 'write' && !name.startsWith('meta.'));
    for (const query of empty) await engine.write((tx) => tx.run(query, emptyParams(query)));
    expect(await engine.version()).toEqual(before);
  });
});

describe.skipIf(!onNeo4j.available)('on neo4j', () => {
  let engine: GraphEngine;
  beforeAll(async () => {
    engine = await onNeo4j.open();
    // The server knows a property or type once it was written anywhere, and warns of it before.
    const models = [...Object.values(nodes), ...Object.values(relationships)];
    const names = models.flatMap(({ properties }) => Object.keys(properties.shape));
    const properties = Object.fromEntries(names.map((name) => [name, 'x']));
    await onServer('CREATE (n) SET n = $properties DELETE n', { properties });
    for (const type of Object.keys(relationships)) await onServer(`CREATE (a)-[c:${type}]->(b) DELETE a, b, c`);
  });
  afterAll(() => engine.close());

  const warningsOf = async (text: string, params: Record<string, unknown> = {}) => {
    const { summary } = await onServer(`EXPLAIN ${text}`, params);
    // 00 and 02 are success and no data; all else is a note about the query.
    return summary.gqlStatusObjects
      .filter(({ gqlStatus }) => !/^0[02]/.test(gqlStatus))
      .map(({ statusDescription }) => statusDescription);
  };

  test('every query is explained without a warning', { timeout: 120_000 }, async () => {
    const queue = [...catalogue];
    const warnings: string[] = [];
    const work = async () => {
      for (let query = queue.pop(); query; query = queue.pop()) {
        for (const warning of await warningsOf(query.text, emptyParams(query)))
          warnings.push(`${query.name}: ${warning}`);
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(warnings).toEqual([]);
  });

  test('the server does warn of names it does not know', async () => {
    expect(await warningsOf('MATCH (r:Roll) RETURN r.nosuch AS x')).toHaveLength(2);
  });
});
