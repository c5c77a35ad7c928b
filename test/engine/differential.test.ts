import fc from 'fast-check';
import { expect, test } from 'vitest';
import { careerFacts } from '../../src/cypher/career.ts';
import { named } from '../../src/cypher/name.ts';
import { role, roleFacts } from '../../src/cypher/role.ts';
import { skillFacts } from '../../src/cypher/skill.ts';
import { createEdges, edgeKey, orphans, putNodes } from '../../src/cypher/write.ts';
import type { GraphEngine } from '../../src/engine/port.ts';
import { allOrigins } from '../../src/model/claim.ts';
import type { Edge } from '../../src/model/graph.ts';
import { onEveryEngine } from '../engines.ts';

// Small random graphs, written with the generated statements, read with the stored queries, and computed once more here.

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
const [roleIds, skillIds, nameIds] = [ids('role', 4), ids('skill', 2), ids('name', 3)];
const origin = fc.constantFrom(...allOrigins);
const aRole = fc.constantFrom(...roleIds);
const text = fc.constantFrom('senior', 'junior', '');
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Mostly null, so that pages under many filters are not all empty. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, { arbitrary, weight: 1 });
const up = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 6) => fc.array(arbitrary, { maxLength });

const graph = fc.record({
  sortKeys: fc.tuple(...roleIds.map(() => fc.constantFrom('a', 'a b', 'b', '~1f4'))),
  kinds: fc.tuple(...roleIds.map(() => fc.constantFrom('role', 'background'))),
  normals: fc.tuple(...nameIds.map(() => fc.constantFrom('baker', 'senior baker', 'éclair'))),
  namings: up(
    fc.record({
      tail: fc.constantFrom(...nameIds),
      head: aRole,
      origin,
      status: fc.constantFrom('automatic', 'confirmed', 'refused'),
      preferred: fc.constantFrom(null, true),
    }),
    8,
  ),
  moves: up(
    fc.record({
      tail: aRole,
      head: aRole,
      origin,
      kind: fc.constantFrom('next', 'adjacent'),
      rank: orNull(fc.integer()),
    }),
  ),
  needs: up(
    fc.record({
      tail: aRole,
      head: fc.constantFrom(...skillIds),
      origin,
      importance: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
      tier: orNull(fc.constantFrom('must-have', 'emerging')),
    }),
  ),
  descriptions: up(
    fc.record({ tail: aRole, origin, seniority: orNull(text), track: orNull(fc.constantFrom('ic', 'manager')) }),
  ),
});
type Graph = typeof graph extends fc.Arbitrary<infer T> ? T : never;

const question = fc.record({
  ids: up(fc.constantFrom(...roleIds, 'nobody')),
  skillIds: up(fc.constantFrom(...skillIds)),
  nameIds: up(fc.constantFrom(...nameIds)),
  origins: fc.oneof(fc.constant([...allOrigins]), fc.subarray([...allOrigins])),
  limit: fc.integer({ min: 1, max: 3 }),
  cursor: fc.record({ key: fc.constantFrom('', 'a', 'b', '\u007f'), id: fc.constantFrom('', ...roleIds) }),
  filter: fc.record({
    text: rarely(fc.constantFrom('baker', 'senior', 'éc', 'x')),
    skill: rarely(fc.constantFrom(...skillIds)),
    seniority: rarely(text),
    track: rarely(fc.constantFrom('ic', 'manager')),
    kind: rarely(fc.constantFrom('role', 'background')),
    described: rarely(fc.boolean()),
  }),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** A claim with every property its type has, null where the graph says nothing. */
const claim = <T extends object>(said: T, ordinal: number) => ({
  document: 'doc',
  ordinal,
  line: null,
  asWritten: null,
  ...said,
});
const movesOf = ({ moves }: Graph) =>
  moves.map((m, i) => claim({ tier: null, said: 'origin', condition: null, ...m }, i));
const needsOf = ({ needs }: Graph) => {
  const silent = { importanceAsWritten: null, level: null, scale: null, levelAsWritten: null, description: null };
  const more = { use: null, why: null, showsUp: null, strong: null };
  return needs.map((n, i) => claim({ ...silent, ...more, ...n }, i));
};
const descriptionsOf = ({ descriptions }: Graph) => {
  const silent = { horizon: null, summary: null, mission: null, minYears: null, maxYears: null, yearsAsWritten: null };
  return descriptions.map((d, i) => claim({ head: 'doc', title: 'A title', ...silent, ...d }, i));
};
const namingsOf = ({ namings }: Graph) => namings.map((n, i) => claim(n, i));
const rolesOf = ({ sortKeys, kinds }: Graph) =>
  roleIds.map((id, i) => ({
    id,
    sortKey: String(sortKeys[i]),
    kind: String(kinds[i]),
    revision: 1,
    title: id,
    described: false,
    ...{ seniority: null, track: null, horizon: null, summary: null, mission: null },
    ...{ minYears: null, maxYears: null, yearsAsWritten: null },
  }));

async function write(engine: GraphEngine, g: Graph): Promise<void> {
  const link = async (tx: Parameters<Parameters<GraphEngine['write']>[0]>[0], edge: Edge, rows: object[]) => {
    const query = createEdges.get(edgeKey(edge));
    if (!query) throw new Error(`There is no edge ${edgeKey(edge)}.`);
    const [count] = await tx.run(query, { rows: rows as never });
    expect(count?.written ?? 0).toBe(rows.length);
  };
  const source = {
    sha256: null,
    parserVersion: null,
    file: null,
    url: null,
    format: null,
    licence: null,
    attribution: null,
  };
  await engine.write(async (tx) => {
    const at = { effectiveFrom: null, importedAt: '2026-01-01T00:00:00Z', lang: 'en', origin: 'company' };
    await tx.run(putNodes.Document, { rows: [{ id: 'doc', ...source, ...at }] });
    await tx.run(putNodes.Role, { rows: rolesOf(g) });
    await tx.run(putNodes.Skill, {
      rows: skillIds.map((id) => ({ id, sortKey: id, revision: 1, name: id, kind: 'technical' })),
    });
    await tx.run(putNodes.Name, {
      rows: nameIds.map((id, i) => ({ id, scheme: 'title', lang: 'en', normal: String(g.normals[i]), text: id })),
    });
    await link(tx, { type: 'NAMES', from: 'Name', to: 'Role' }, namingsOf(g));
    await link(tx, { type: 'LEADS_TO', from: 'Role', to: 'Role' }, movesOf(g));
    await link(tx, { type: 'REQUIRES', from: 'Role', to: 'Skill' }, needsOf(g));
    await link(tx, { type: 'DESCRIBED_BY', from: 'Role', to: 'Document' }, descriptionsOf(g));
  });
}

/** What the stored queries answer. */
async function asked(engine: GraphEngine, q: Question) {
  const { ids, limit, cursor } = q;
  const origins = [...q.origins];
  const filter = { family: null, tool: null, stakeholder: null, term: null, ...q.filter, origins };
  const once = { ids: [...new Set(ids)], origins };
  return {
    movesFrom: await engine.run(roleFacts.movesFrom, { ids, origins }),
    movesTo: await engine.run(roleFacts.movesTo, { ids, origins }),
    needs: await engine.run(skillFacts.ofRoles, { ids, origins }),
    needing: await engine.run(skillFacts.roles, { ids: q.skillIds, origins }),
    descriptions: await engine.run(roleFacts.descriptions, { ids, origins }),
    forward: await engine.run(role.filtered.forward, { ...filter, ...cursor, limit }),
    backward: await engine.run(role.filtered.backward, { ...filter, ...cursor, limit }),
    count: await engine.run(role.filtered.count, filter),
    byIds: await engine.run(role.byIds, { ids, origins }),
    careerRoles: (await engine.run(careerFacts.roles, once)).map(inOrder).sort(byId),
    named: await engine.run(named.Role, { ids: q.nameIds, origins }),
    orphans: (await engine.run(orphanedRoles(), { ids: roleIds })).map(({ id }) => id).sort(),
  };
}

/** What is said of a role comes in lists of any order. */
const inOrder = <R extends object>(row: R) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? sorted(value) : value]));
const byId = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const sorted = (list: readonly unknown[]) => list.map((entry) => JSON.stringify(entry)).sort();

function orphanedRoles() {
  const query = orphans.get('Role');
  if (!query) throw new Error('Roles have no orphan query.');
  return query;
}

/** The same in TypeScript. */
function computed(g: Graph, q: Question) {
  const { ids, origins, limit, cursor, filter } = q;
  const counts = (row: { origin: string }) => (origins as string[]).includes(row.origin);
  const around = <T extends { tail: string; head: string; ordinal: number; origin: string }>(
    rows: readonly T[],
    side: 'tail' | 'head',
    keys: readonly string[],
  ) =>
    keys.flatMap((key) => rows.filter((row) => row[side] === key && counts(row))).sort((a, b) => a.ordinal - b.ordinal);
  const namings = namingsOf(g);
  const normalOf = (id: string) => String(g.normals[nameIds.indexOf(id)]);
  const isDescribed = (id: string, and: (d: Graph['descriptions'][number]) => boolean = () => true) =>
    g.descriptions.some((d) => d.tail === id && counts(d) && and(d));
  const visible = (id: string) => namings.some((n) => n.head === id && counts(n));
  const passing = rolesOf(g).filter(
    ({ id, kind }) =>
      visible(id) &&
      (filter.text === null ||
        namings.some((n) => n.head === id && counts(n) && normalOf(n.tail).includes(filter.text ?? ''))) &&
      (filter.skill === null || g.needs.some((n) => n.tail === id && n.head === filter.skill && counts(n))) &&
      (filter.seniority === null || isDescribed(id, (d) => d.seniority === filter.seniority)) &&
      (filter.track === null || isDescribed(id, (d) => d.track === filter.track)) &&
      (filter.kind === null || kind === filter.kind) &&
      (filter.described === null || isDescribed(id) === filter.described),
  );
  const compare = (a: readonly string[], b: readonly string[]) => {
    const i = a.findIndex((value, at) => value !== b[at]);
    return i === -1 ? 0 : String(a[i]) < String(b[i]) ? -1 : 1;
  };
  const page = (sign: 1 | -1) =>
    passing
      .map(({ id, sortKey }) => ({ id, sortKey }))
      .filter((row) => sign * compare([row.sortKey, row.id], [cursor.key, cursor.id]) > 0)
      .sort((a, b) => sign * compare([a.sortKey, a.id], [b.sortKey, b.id]))
      .slice(0, limit);
  const distinct = (rows: readonly (readonly string[])[]) =>
    [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].sort(compare);
  return {
    movesFrom: around(movesOf(g), 'tail', ids),
    movesTo: around(movesOf(g), 'head', ids),
    needs: around(needsOf(g), 'tail', ids),
    needing: around(needsOf(g), 'head', q.skillIds),
    descriptions: around(descriptionsOf(g), 'tail', ids),
    forward: page(1),
    backward: page(-1),
    count: [{ total: passing.length }],
    byIds: ids.flatMap((id) => rolesOf(g).filter((row) => row.id === id && visible(id))),
    careerRoles: rolesOf(g)
      .filter(({ id }) => ids.includes(id) && visible(id))
      .map(({ id, kind }) => {
        const of = <T extends { tail: string; origin: string }>(claims: readonly T[]) =>
          claims.filter((claim) => claim.tail === id && counts(claim));
        return inOrder({
          ...{ id, kind, families: [], terms: [] },
          descriptions: of(g.descriptions).map(({ origin, track }) => ['doc', origin, track]),
          moves: distinct(of(g.moves).map(({ head, kind: move }) => [head, move])),
          requirements: of(needsOf(g)).map((claim) => {
            const { head, tier, importance, level, scale, document, origin, ordinal } = claim;
            return [head, tier, importance, level, scale, document, origin, ordinal];
          }),
        });
      })
      .sort(byId),
    named: distinct(
      namings
        .filter((n) => q.nameIds.includes(n.tail) && counts(n) && n.status !== 'refused')
        .map((n) => [n.tail, n.head]),
    ).map(([name, id]) => ({ name, id })),
    orphans: roleIds.filter((id) => !namings.some((n) => n.head === id)),
  };
}

onEveryEngine((from) => {
  test('stored queries answer as a plain computation does', { timeout: 300_000 }, async () => {
    // Neo4j plans anew for every graph, which takes longer than all else: fewer graphs, more questions.
    const [graphs, each] = from.name === 'embedded' ? [250, 2] : [2, 15];
    const questions = fc.array(question, { minLength: each, maxLength: each });
    const property = fc.asyncProperty(graph, questions, async (g, all) => {
      const engine = await from.open();
      try {
        await write(engine, g);
        for (const q of all) expect(await asked(engine, q)).toEqual(computed(g, q));
      } finally {
        await engine.close();
      }
    });
    await fc.assert(property, { numRuns: graphs });
  });
});
