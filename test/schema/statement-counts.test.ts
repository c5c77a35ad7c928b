import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { clientOf } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document, line } from '../graph.ts';
import { inRounds, recorded } from '../recorded.ts';

const claims = 'claims { line asWritten document { key origin } }';

const query = `
  query ($first: Int!) {
    roles(first: $first, filter: { described: true }) {
      totalCount
      nodes {
        title slug described summary names { text }
        requirements(first: 50) { totalCount nodes { tier skill { name kind } ${claims} } }
        tools { nodes { tool { name } ${claims} } }
        stakeholders { nodes { group stakeholder { name } ${claims} } }
        feederRoles { nodes { agreement from { title } ${claims} } }
        nextRoles { nodes { agreement to { title } ${claims} } }
      }
    }
  }`;

/** Cold, every time. */
const NOTHING_KEPT = 0;

/** Thirty described roles, each with neighbours that are described and such that are only named. */
const documents = Array.from({ length: 30 }, (_, i) => {
  const own = Array.from({ length: 8 }, (_, n) => `${i} of ${n}`);
  return document(`doc:${i}`, `Analyst ${i}`, {
    technicalSkills: ['Counting', ...own].map((name) => ({ name: `Skill ${name}`, tier: 'must-have' })),
    tools: own.map((name) => ({ name: `Tool ${name}` })),
    stakeholders: own.map((name) => ({ name: `Party ${name}`, group: 'internal' })),
    careerPath: {
      feederRoles: [line(`Analyst ${(i + 29) % 30}`), line(`Trainee ${i}`)],
      nextRoles: [line(`Analyst ${(i + 1) % 30}`), line(`Chief ${i}`)],
    },
  });
});

onEveryEngine((from) => {
  let engine: GraphEngine;
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, documents, company);
  });
  afterAll(() => engine.close());

  test('what was asked before costs no statement until somebody writes', async () => {
    const { engine: counting, taken } = recorded(engine);
    const client = clientOf(counting);
    const cold = await client.text(query, { first: 20 });
    taken();
    expect(await client.text(query, { first: 20 })).toBe(cold);
    expect(taken()).toEqual([]);
    await loadDocuments(engine, [document('doc:late', 'Analyst late', {})], company);
    expect(await client.text(query, { first: 20 })).not.toBe(cold);
    expect(taken()).not.toEqual([]);
    await removeDocuments(engine, ['doc:late']);
  });

  describe('a page of roles with all that belongs to them', () => {
    test('costs the same statements for one role, for five and for twenty', async () => {
      const { engine: counting, taken } = recorded(engine);
      const client = clientOf(inRounds(counting), NOTHING_KEPT);
      const ran: string[][] = [];
      for (const first of [1, 5, 20]) {
        const { roles } = await client.ask(query, { first });
        expect(roles.nodes).toHaveLength(first);
        for (const role of roles.nodes) {
          expect(role.requirements.nodes).toHaveLength(9);
          expect([role.feederRoles.nodes.length, role.nextRoles.nodes.length]).toEqual([2, 2]);
        }
        ran.push(taken());
      }
      expect(ran[0]).toEqual([
        'document.byIds',
        'document.origins',
        'name.byIds',
        'name.ofRole',
        'role.byIds',
        'role.byIds',
        'role.descriptions',
        'role.descriptions',
        'role.filtered.count',
        'role.filtered.forward',
        'role.movesFrom',
        'role.movesTo',
        'skill.byIds',
        'skill.ofRoles',
        'stakeholder.byIds',
        'stakeholder.ofRoles',
        'tool.byIds',
        'tool.ofRoles',
      ]);
      expect(ran[1]).toEqual(ran[0]);
      expect(ran[2]).toEqual(ran[0]);
    });

    test('costs at most one statement per field, in whatever order the answers arrive', async () => {
      const { engine: counting, taken } = recorded(engine);
      const client = clientOf(counting, NOTHING_KEPT);
      const fields = query.match(/[a-zA-Z]+(?=[^a-zA-Z]*\{)/g)?.length ?? 0;
      const kinds: string[][] = [];
      for (const first of [1, 5, 20]) {
        await client.ask(query, { first });
        const ran = taken();
        expect(ran.length).toBeLessThanOrEqual(fields + 3);
        kinds.push([...new Set(ran)]);
      }
      expect(kinds[1]).toEqual(kinds[0]);
      expect(kinds[2]).toEqual(kinds[0]);
    });
  });

  test('paths cost the same statements however many and however long they are', async () => {
    const { engine: counting, taken } = recorded(engine);
    const client = clientOf(inRounds(counting), NOTHING_KEPT);
    const ask = (to: string) =>
      client.ask(
        `query ($to: String!) {
          careerPaths(from: { slug: "analyst-0" }, to: { slug: $to }, k: 20, constraints: { maxMoves: 8 }) {
            ... on CareerPaths { paths { moves roles { title } steps { moves { condition ${claims} } } } }
          }
        }`,
        { to },
      );
    expect((await ask('analyst-2')).careerPaths.paths).toMatchObject([{ moves: 2 }]);
    taken();
    await ask('analyst-2');
    const short = taken();
    expect((await ask('analyst-8')).careerPaths.paths).toMatchObject([{ moves: 8 }]);
    expect(taken()).toEqual(short);
    expect(short.length).toBeLessThanOrEqual(15);
  });
});
