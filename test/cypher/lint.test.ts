import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CatalogueQuery, defineQuery } from '../../src/engine/query.ts';
import {
  columnsOf,
  nullableKeys,
  parametersOf,
  propertiesOfSeveralTypes,
  rules,
  unknownEdges,
  unknownNames,
} from './lint.ts';
import { tokensOf } from './tokens.ts';

const params = z.object({
  ids: z.array(z.string()),
  id: z.string(),
  text: z.string().nullable(),
  number: z.int(),
  limit: z.int(),
  rows: z.array(z.object({ id: z.string(), maybe: z.string().nullable() })),
});
const query = (text: string, mode: 'read' | 'write' = 'read'): CatalogueQuery =>
  defineQuery({ name: 'test.lint', mode, about: 'An example.', params, row: z.object({}), text });

/** For each rule: what it refuses, and the same said in the way the rule asks for. */
const examples: Record<string, { bad: string[]; good: string[] }> = {
  'R1 no OPTIONAL MATCH': {
    bad: ['MATCH (r:Role) optional  match (r)-[:USES]->(t:Tool) RETURN r.id AS id'],
    good: ['MATCH (r:Role) RETURN COUNT { MATCH (r)-[:USES]->(t:Tool) } AS n'],
  },
  'R2 a label on every node': {
    bad: [
      'MATCH (n) RETURN n.id AS id',
      'MATCH (r:Role)-[:USES]->(t) RETURN t.id AS id',
      'MATCH (r:Role)-[:USES]->() RETURN r.id AS id',
      'MATCH (r:Role)<-[:NAMES]-({id: $id}) RETURN r.id AS id',
      'MATCH (r:Role), (t) RETURN t.id AS id',
      'MATCH (r:Role) WHERE EXISTS { MATCH (r)-[:USES]->(t) } RETURN r.id AS id',
    ],
    good: [
      'MATCH (r:Role)-[:USES]->(t:Tool) WHERE EXISTS { MATCH (r)-[:USES]->(:Tool)<-[:USES]-(r) } RETURN count(t) AS n',
      'MATCH (r:Role) WHERE (r.minYears - (r.maxYears)) > 1 RETURN count(r) AS n',
    ],
  },
  'R3 no nested pattern comprehensions': {
    bad: ['MATCH (r:Role) RETURN [(r)-[:USES]->(t:Tool) | [(t)<-[:USES]-(o:Role) | o.id]] AS xs'],
    good: ['MATCH (r:Role) RETURN [(r)-[:USES]->(t:Tool) | t.id] AS xs'],
  },
  'R4 subqueries have a scope and return aggregates': {
    bad: [
      'MATCH (r:Role) CALL { MATCH (t:Tool) RETURN count(t) AS n } RETURN n AS n',
      'MATCH (r:Role) CALL (r) { MATCH (r)-[:USES]->(t:Tool) RETURN t.id AS t } RETURN t AS t',
      'CALL db.labels() YIELD label RETURN label AS label',
    ],
    good: [
      'MATCH (r:Role) CALL (r) { MATCH (r)-[:USES]->(t:Tool) RETURN collect(t.id) AS ts } RETURN ts AS ts',
      'MATCH (r:Role) CALL (r) { MATCH (r)-[o:USES]->(:Tool) DELETE o } RETURN count(r) AS n',
    ],
  },
  'R5 no comparison of a string with a number': {
    bad: [
      'MATCH (r:Role) WHERE r.minYears = $id RETURN r.id AS id',
      `MATCH (r:Role) WHERE r.minYears > '3' RETURN r.id AS id`,
      'MATCH (r:Role) WHERE r.revision IN $ids RETURN r.id AS id',
      'MATCH (r:Role) WHERE $number <> r.title RETURN r.id AS id',
    ],
    good: ['MATCH (r:Role) WHERE r.minYears = $number AND r.id IN $ids RETURN r.id AS id'],
  },
  'R6 append to coalesced lists': {
    bad: ['MATCH (r:Role) SET r.tags = r.tags + [$id]'],
    good: ['MATCH (r:Role) SET r.tags = coalesce(r.tags, []) + [$id]'],
  },
  'R6 no slice of an aggregate': {
    bad: ['MATCH (r:Role) RETURN collect(r.id)[..3] AS ids', 'MATCH (r:Role) RETURN collect(r.id)[0] AS id'],
    good: ['MATCH (r:Role) WITH collect(r.id) AS ids RETURN ids[..3] AS ids'],
  },
  'R7 sums are coalesced': {
    bad: ['MATCH (r:Role) RETURN sum(r.minYears) AS years'],
    good: ['MATCH (r:Role) RETURN coalesce(sum(r.minYears), 0) AS years'],
  },
  'R7 no map projection': {
    bad: ['MATCH (r:Role) RETURN r {.id, .title} AS role'],
    good: ['MATCH (r:Role {id: $id}) RETURN {id: r.id} AS role'],
  },
  'R8 shortestPath is plain and bounded': {
    bad: [
      'MATCH (a:Role), (b:Role) RETURN shortestPath((a)-[:LEADS_TO*..4]->(b)) AS p',
      'MATCH (a:Role), (b:Role) MATCH p = shortestPath((a)-[:LEADS_TO*]->(b)) RETURN length(p) AS n',
      'MATCH (a:Role) MATCH p = shortestPath((a)-[:LEADS_TO*..4]->(a)) RETURN length(p) AS n',
      'MATCH (a:Role) MATCH p = shortestPath((a)-[:LEADS_TO*..4]->(b:Role)) RETURN length(p) AS n',
      'MATCH (a:Role), (b:Role) MATCH p = shortestPath((a)-[:LEADS_TO*..4]->(b)) WHERE length(p) > 1 RETURN length(p) AS n',
    ],
    good: ['MATCH (a:Role), (b:Role) MATCH p = shortestPath((a)-[:LEADS_TO*..4]->(b)) RETURN length(p) AS n'],
  },
  'R9 SKIP and LIMIT are bare': {
    bad: [
      'MATCH (r:Role) RETURN r.id AS id ORDER BY id LIMIT $limit + 1',
      'MATCH (r:Role) RETURN r.id AS id ORDER BY id SKIP toInteger($limit) LIMIT 3',
    ],
    good: ['MATCH (r:Role) RETURN r.id AS id ORDER BY id SKIP 2 LIMIT $limit'],
  },
  'R10 keys of MERGE are never null': {
    bad: [
      'MERGE (t:Tool {id: $text})',
      'UNWIND $rows AS row MERGE (t:Tool {id: row.maybe})',
      'MERGE (t:Tool)',
      'MERGE (t:Tool {id: toLower($id)})',
    ],
    good: [
      'UNWIND $rows AS row MERGE (t:Tool {id: row.id})',
      `MERGE (t:Tool {id: 'x'})`,
      'UNWIND $ids AS key MERGE (t:Tool {id: key})',
    ],
  },
  'R11 and R12 only Cypher both engines have': {
    bad: [
      'MATCH (r:Role) RETURN COLLECT { MATCH (r)-[:USES]->(t:Tool) RETURN t.id } AS xs',
      'MATCH (n:Role|Skill) RETURN n.id AS id',
      'MATCH (n:!Role) RETURN n.id AS id',
      'MATCH (n:Role)-[:USES|REQUIRES]->(m:Tool) RETURN n.id AS id',
      'MATCH (n:Role WHERE n.id = $id) RETURN n.id AS id',
      'MATCH (n:Role)-[c:USES WHERE c.line = 1]->(m:Tool) RETURN n.id AS id',
      'MATCH ((a:Role)-[:LEADS_TO]->(b:Role)){1,3} RETURN a.id AS id',
      'MATCH (s:Role) ((a:Role)-[:LEADS_TO]->(b:Role))+ (e:Role) RETURN s.id AS id',
      'MATCH p = SHORTEST 2 (a:Role)-[:LEADS_TO]->(b:Role) RETURN a.id AS id',
      'MATCH (n:$($id)) RETURN n.id AS id',
      'MATCH (n:Role) RETURN n[$id] AS value',
      'MATCH (n:Role) RETURN n.id || $id AS id',
      'MATCH (n:Role) SET n.id = randomUUID()',
      'MATCH (n:Role) SET n.at = datetime()',
      'MATCH (n:Role) RETURN elementId(n) AS id',
      'MATCH (n:Role) RETURN id(n) AS id',
    ],
    good: ['MATCH (n:Role {id: $id}) WHERE n.id <> $text AND NOT n.title = $text RETURN n.id AS id, $ids[0] AS first'],
  },
  'R13 variable length has a bound': {
    bad: [
      'MATCH (a:Role)-[:LEADS_TO*]->(b:Role) RETURN a.id AS id',
      'MATCH (a:Role)-[:LEADS_TO*2..]->(b:Role) RETURN a.id AS id',
      'MATCH (a:Role)-[*..]->(b:Role) RETURN a.id AS id',
    ],
    good: [
      'MATCH (a:Role)-[:LEADS_TO*1..4]->(b:Role)-[:LEADS_TO*2]->(c:Role)-[:LEADS_TO*..3]->(d:Role) RETURN a.id AS id',
    ],
  },
  'R14 every column has a name': {
    bad: [
      'MATCH (r:Role) RETURN r.id',
      'MATCH (r:Role) RETURN r.id AS id, count(r)',
      'MATCH (r:Role) RETURN DISTINCT r',
    ],
    good: ['MATCH (r:Role) RETURN DISTINCT r.id AS id, coalesce(r.title, $text) AS title ORDER BY id'],
  },
  'R14 pages have a total order': {
    bad: [
      'MATCH (r:Role) RETURN r.id AS id LIMIT 3',
      'MATCH (r:Role) RETURN r.id AS id, r.sortKey AS sortKey ORDER BY sortKey LIMIT 3',
    ],
    good: ['MATCH (r:Role) RETURN r.id AS id, r.sortKey AS sortKey ORDER BY sortKey DESC, id DESC LIMIT 3'],
  },
  'R15 DELETE what was matched': {
    bad: [
      'MATCH (r:Role) WITH collect(r) AS rs DELETE rs[0]',
      'MATCH (r:Role) WITH r AS x DELETE x',
      'MATCH (r:Role) DETACH DELETE r, y',
    ],
    good: ['MATCH (r:Role)-[o:USES]->(t:Tool) DELETE o DETACH DELETE r, t'],
  },
  'R16 no schema and no full-text': {
    bad: [
      'CREATE INDEX x FOR (n:Role) ON (n.title)',
      'DROP CONSTRAINT x',
      `CALL db.index.fulltext.queryNodes('x', $id) YIELD node RETURN count(node) AS n`,
      'RETURN apoc.text.clean($id) AS text',
    ],
    good: ['CREATE (n:Role {id: $id})'],
  },
  'R17 SET reads nothing it writes': {
    bad: ['MATCH (r:Role) SET r.a = 1, r.b = r.a + 1', 'MATCH (r:Role) SET r.b = coalesce(r.a, 0), r.a = $number'],
    good: ['MATCH (r:Role) SET r.revision = r.revision + 1, r.title = $id'],
  },
  'R18 IN is never asked of null': {
    bad: [
      'MATCH (r:Role) WHERE r.seniority IN $ids RETURN r.id AS id',
      'MATCH (r:Role) WHERE $text IN $ids RETURN r.id AS id',
    ],
    good: [
      'MATCH (r:Role) WHERE r.seniority IS NOT NULL AND r.seniority IN $ids RETURN r.id AS id',
      'MATCH (r:Role)-[c:USES]->(:Tool) WHERE c.document IN $ids AND r.id IN $ids RETURN r.id AS id',
    ],
  },
  'R19 order by what both order alike': {
    bad: [
      'MATCH (r:Role) RETURN r.id AS id, r.title AS title ORDER BY title, id',
      'MATCH (r:Role) RETURN r.id AS id ORDER BY r.minYears, id',
      'MATCH (r:Role) WHERE r.title > $id RETURN r.id AS id ORDER BY id',
      'MATCH (r:Role) WHERE r.minYears > $number RETURN r.id AS id ORDER BY id',
    ],
    good: [
      'MATCH (r:Role) WHERE r.sortKey > $id AND r.revision >= $number RETURN r.id AS id ORDER BY r.kind, r.revision DESC, r.sortKey, id',
      'MATCH (r:Role) WHERE COUNT { MATCH (r)<-[c:NAMES]-(:Name) } > 0 RETURN r.id AS id ORDER BY id',
    ],
  },
  'R20 COUNT instead of EXISTS': {
    bad: ['MATCH (r:Role) WHERE NOT EXISTS { MATCH (r)-[:USES]->(:Tool) } RETURN r.id AS id'],
    good: ['MATCH (r:Role) WHERE COUNT { MATCH (r)-[:USES]->(:Tool) } = 0 RETURN r.id AS id'],
  },
  'writes only in mode write': {
    bad: [
      'MATCH (r:Role) SET r.title = $id',
      'CREATE (r:Role {id: $id})',
      'MERGE (r:Role {id: $id})',
      'MATCH (r:Role) DETACH DELETE r',
      'MATCH (r:Role) REMOVE r.title',
    ],
    good: [`MATCH (r:Role) WHERE r.title = 'SET CREATE' RETURN r.id AS id`],
  },
};

test('every rule has examples', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(rules).sort());
});

describe.each(Object.entries(rules))('%s', (name, rule) => {
  test.each(examples[name]?.bad ?? [])('refuses %s', (text) => {
    expect(rule(query(text))).not.toEqual([]);
  });
  test.each(examples[name]?.good ?? [])('allows %s', (text) => {
    expect(rule(query(text))).toEqual([]);
  });
});

test('a query in mode "write" that writes nothing is refused', () => {
  const rule = rules['writes only in mode write'];
  expect(rule?.(query('MATCH (r:Role) RETURN r.id AS id', 'write'))).toHaveLength(1);
  expect(rule?.(query('MATCH (r:Role) SET r.title = $id', 'write'))).toEqual([]);
});

test('names that the model does not have are found wherever they stand', () => {
  expect(
    unknownNames(query('MATCH (r:Roll)-[c:USED]->(t:Tool {key: 1}) WHERE t.nam = 1 RETURN c.line AS line')),
  ).toEqual(expect.arrayContaining(['Roll', 'USED', 'Tool.key', 'Tool.nam', 'USED.line']));
  expect(unknownNames(query('UNWIND $rows AS row MATCH (t:Tool {id: row.id}) RETURN row.other AS x'))).toEqual([
    'row.other',
  ]);
  expect(
    unknownNames(query('MATCH (r:Role)-[c:USES]->(t:Tool {id: $id}) RETURN c.line AS line, r.title AS t')),
  ).toEqual([]);
});

test('relationships between labels that the model does not have are found, in either direction', () => {
  const edgesIn = (text: string) => unknownEdges(query(text));
  expect(edgesIn('MATCH (r:Role)-[:USES]->(s:Skill) RETURN r.id AS id')).toEqual(['(Role)-[USES]->(Skill)']);
  expect(edgesIn('MATCH (r:Role)<-[:USES]-(t:Tool) RETURN r.id AS id')).toEqual(['(Tool)-[USES]->(Role)']);
  expect(edgesIn('MATCH (t:Tool) WHERE EXISTS { MATCH (t)-[c:USES]->(:Role) } RETURN t.id AS id')).toHaveLength(1);
  expect(
    edgesIn('MATCH (t:Tool) WHERE EXISTS { MATCH (:Role)-[c:USES]->(t) } RETURN t.id AS id, [x IN $ids | x] AS l'),
  ).toEqual([]);
});

test('parameters and columns are read from the text, not from strings and comments', () => {
  const example = query(`MATCH (r:Role {id: $id}) // $comment
    WHERE r.title <> '$string AS x' RETURN r.id AS id, [x IN $ids | x] AS list`);
  expect(parametersOf(example)).toEqual(['id', 'ids']);
  expect(columnsOf(example)).toEqual(['id', 'list']);
});

test('a property that is a string here and a number there is found', () => {
  const models = {
    A: z.object({ x: z.string(), y: z.int() }),
    B: z.object({ x: z.number().nullable(), y: z.number() }),
  };
  expect(propertiesOfSeveralTypes(models)).toEqual(['x']);
  expect(propertiesOfSeveralTypes({ A: z.object({ at: z.date() }) })).toEqual(['at']);
});

test('a key that may be null is found', () => {
  const about = 'An example.';
  expect(
    nullableKeys({
      A: { about, properties: z.object({ id: z.string().nullable() }) },
      B: { about, properties: z.object({ id: z.string() }) },
      C: { about, properties: z.object({ name: z.string() }) },
    }),
  ).toEqual(['A', 'C']);
});

test('tokens keep strings, parameters, arrows and escapes whole', () => {
  expect(tokensOf(`a-[:B*1..3]->('it\\'s' + $p) /* x */ <> "q"`).map(({ text }) => text)).toEqual([
    'a',
    '-',
    '[',
    ':',
    'B',
    '*',
    '1',
    '..',
    '3',
    ']',
    '->',
    '(',
    `'it\\'s'`,
    '+',
    '$p',
    ')',
    '<>',
    '"q"',
  ]);
});
