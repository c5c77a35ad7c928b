import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { raiseRevision } from '../../src/cypher/meta.ts';
import { deleteNodes, existing, putNodes, raiseNounRevision } from '../../src/cypher/write.ts';
import type { GraphEngine, Runner, Transaction } from '../../src/engine/port.ts';
import { defineQuery } from '../../src/engine/query.ts';
import type { TestEngine } from '../engines.ts';
import { codeOf } from '../error-code.ts';

const tool = (id: string, name = id) => ({ id, name, sortKey: id, revision: 1 });

const toolNames = defineQuery({
  name: 'test.toolNames',
  mode: 'read',
  about: 'The names of all tools.',
  params: z.object({}),
  row: z.object({ name: z.string() }),
  text: 'MATCH (n:Tool) RETURN n.name AS name ORDER BY name',
});

const createTool = defineQuery({
  name: 'test.createTool',
  mode: 'write',
  about: 'Creates a tool even where there is one of that id.',
  params: z.object({ id: z.string() }),
  row: z.object({}),
  text: 'CREATE (n:Tool {id: $id, name: $id})',
});

const broken = defineQuery({
  name: 'test.broken',
  mode: 'read',
  about: 'No Cypher at all.',
  params: z.object({}),
  row: z.object({}),
  text: 'MATCH (n:Tool RETURN n',
});

/** A query that stores a value as a property and gives back what the property then holds. */
const storing = (value: z.ZodType) =>
  defineQuery({
    name: 'test.store',
    mode: 'write',
    about: 'Stores a value and reads it back.',
    params: z.object({ value }),
    row: z.object({ value: z.unknown(), missing: z.boolean() }),
    text: `
      MERGE (n:Tool {id: 'value'})
      SET n.value = $value
      RETURN n.value AS value, n.value IS NULL AS missing`,
  });

/** What every engine has to do, seen through the port. */
export function engineSpec(from: TestEngine): void {
  let engine: GraphEngine;
  beforeEach(async () => {
    engine = await from.open();
  });
  afterEach(() => engine.close());

  const put = (...ids: string[]) => engine.write((tx) => tx.run(putNodes.Tool, { rows: ids.map((id) => tool(id)) }));
  const names = async () => (await engine.run(toolNames, {})).map(({ name }) => name);

  describe('rows handed out one by one', () => {
    test('are those of the whole answer, in its order', async () => {
      await put(...Array.from({ length: 2_500 }, (_, i) => `tool-${i}`));
      const taken: string[] = [];
      await engine.each(toolNames, {}, ({ name }) => taken.push(name));
      expect(taken).toHaveLength(2_500);
      expect(taken).toEqual(await names());
    });

    test('end where the query or a row is wrong', async () => {
      await put('hammer');
      expect(await codeOf(engine.each(broken, {}, () => {}))).toBe('DATABASE_ERROR');
      const asNumber = { ...toolNames, row: z.object({ name: z.number() }) };
      expect(await codeOf(engine.each(asNumber, {}, () => {}))).toBe('DATABASE_ERROR');
    });
  });

  describe('values', () => {
    test.each<[string, z.ZodType, unknown]>([
      ['a whole number declared as an integer', z.int(), 42],
      ['the largest safe integer', z.int(), Number.MAX_SAFE_INTEGER],
      ['a negative integer', z.int(), -7],
      ['a whole number declared as a float', z.number(), 3.0],
      ['a huge whole float', z.number(), 1e300],
      ['a fraction', z.number(), 0.1],
      ['the smallest float', z.number(), 5e-324],
      ['a boolean', z.boolean(), false],
      ['null', z.string().nullable(), null],
      ['an empty string', z.string(), ''],
      ['a list of strings', z.array(z.string()), ['b', 'a', '']],
      ['a list of integers', z.array(z.int()), [3, 1, 2]],
      ['a list of fractions', z.array(z.number()), [0.5, 0.25]],
      ['an empty list', z.array(z.string()), []],
    ])('%s comes back as it went in', async (_name, type, value) => {
      const rows = await engine.write((tx) => tx.run(storing(type), { value }));
      expect(rows).toEqual([{ value, missing: value === null }]);
    });

    test('a declared integer divides as an integer, a declared float as a float', async () => {
      const half = (value: z.ZodType) =>
        defineQuery({
          name: 'test.half',
          mode: 'read',
          about: 'Half of a number.',
          params: z.object({ value }),
          row: z.object({ half: z.number() }),
          text: 'RETURN $value / 2 AS half',
        });
      // Grafeo has one kind of whole number, so only what Neo4j promises about floats is asked of both.
      if (engine.name === 'neo4j') expect(await engine.run(half(z.int()), { value: 3 })).toEqual([{ half: 1 }]);
      if (engine.name === 'neo4j') expect(await engine.run(half(z.number()), { value: 3 })).toEqual([{ half: 1.5 }]);
      expect(await engine.run(half(z.number()), { value: 3.5 })).toEqual([{ half: 1.75 }]);
    });

    test.each([
      ['quotes', `it's "quoted" \`twice\``],
      ['a backslash and what looks like an escape', 'C:\\new\\table \\u0041'],
      ['newlines and tabs', 'one\ntwo\r\n\tthree\u2028four'],
      ['emoji of several code points', 'family 👨‍👩‍👧‍👦 flag 🇩🇪'],
      ['right-to-left text with marks', 'שלום \u200f(world)\u200e مرحبا'],
      ['what looks like Cypher', `'}) DETACH DELETE n //`],
      ['combining and composed characters, kept apart', 'e\u0301 é'],
      ['a string of 100,000 characters', 'ä'.repeat(100_000)],
    ])('%s survive as a property and in a comparison', async (_name, text) => {
      await engine.write((tx) => tx.run(putNodes.Tool, { rows: [{ ...tool('strange'), name: text }] }));
      expect(await names()).toEqual([text]);
      const byName = defineQuery({
        ...toolNames,
        params: z.object({ name: z.string() }),
        text: 'MATCH (n:Tool) WHERE n.name = $name RETURN n.name AS name',
      });
      expect(await engine.run(byName, { name: text })).toEqual([{ name: text }]);
      expect(await engine.run(byName, { name: `${text} ` })).toEqual([]);
    });
  });

  describe('transactions', () => {
    test('a write that throws leaves nothing and passes its own error on', async () => {
      const mine = new Error('changed my mind');
      const write = engine.write(async (tx) => {
        await tx.run(putNodes.Tool, { rows: [tool('a')] });
        throw mine;
      });
      await expect(write).rejects.toBe(mine);
      expect(await names()).toEqual([]);
    });

    test('a statement that fails takes everything before it along', async () => {
      const write = engine.write(async (tx) => {
        await tx.run(putNodes.Tool, { rows: [tool('a')] });
        await tx.run(broken, {});
      });
      expect(await codeOf(write)).toBe('DATABASE_ERROR');
      expect(await names()).toEqual([]);
    });

    test('a statement that fails beside a running one takes that along, and the next write works', async () => {
      const write = engine.write(async (tx) => {
        await Promise.all([
          tx.run(broken, {}),
          tx.run(putNodes.Tool, { rows: Array.from({ length: 500 }, (_, i) => tool(`t-${i}`)) }),
        ]);
      });
      expect(await codeOf(write)).toBe('DATABASE_ERROR');
      await put('after');
      expect(await names()).toEqual(['after']);
    });

    test('a write sees what it wrote, and nobody else does before it is through', async () => {
      const seen = await engine.write(async (tx) => {
        await tx.run(putNodes.Tool, { rows: [tool('a')] });
        return { inside: await tx.run(toolNames, {}), outside: await names() };
      });
      expect(seen).toEqual({ inside: [{ name: 'a' }], outside: [] });
      expect(await names()).toEqual(['a']);
    });

    test('writes at the same time all land, also on the same node', async () => {
      await put('shared');
      const ids = Array.from({ length: 12 }, (_, i) => `tool-${String(i).padStart(2, '0')}`);
      await Promise.all(
        ids.map((id) =>
          engine.write(async (tx) => {
            await tx.run(putNodes.Tool, { rows: [tool(id)] });
            await tx.run(raiseNounRevision.Tool, { ids: ['shared'] });
          }),
        ),
      );
      expect(await names()).toEqual(['shared', ...ids]);
      const revision = defineQuery({
        ...toolNames,
        row: z.object({ revision: z.int() }),
        text: `MATCH (n:Tool {id: 'shared'}) RETURN n.revision AS revision`,
      });
      expect(await engine.run(revision, {})).toEqual([{ revision: 1 + ids.length }]);
    });

    test('a second node of one id is a conflict', async () => {
      await put('a');
      expect(await codeOf(engine.write((tx) => tx.run(createTool, { id: 'a' })))).toBe('CONFLICT');
      expect(await names()).toEqual(['a']);
    });

    test('a second node of one id within a transaction is a conflict', async () => {
      const twice = engine.write(async (tx) => {
        await tx.run(createTool, { id: 'a' });
        await tx.run(createTool, { id: 'a' });
      });
      expect(await codeOf(twice)).toBe('CONFLICT');
      expect(await names()).toEqual([]);
    });

    test('fifty reads at the same time all answer', async () => {
      await put('a', 'b');
      const answers = await Promise.all(Array.from({ length: 50 }, names));
      expect(answers).toEqual(Array.from({ length: 50 }, () => ['a', 'b']));
    });
  });

  describe('what is made of the state before a write', () => {
    /** Counts how often the names are read, and keeps them up to date by itself. */
    const kept = () => {
      const made: string[][] = [];
      const names = async (past: Runner) => {
        const read = (await past.run(toolNames, {})).map(({ name }) => name);
        made.push(read);
        return read;
      };
      const add = (id: string) => async (tx: Transaction) => {
        await tx.run(putNodes.Tool, { rows: [tool(id)] });
        const before = await tx.before(names);
        const seen = [...before];
        tx.committed(() => void before.push(id));
        return seen;
      };
      return { made, add };
    };

    test('is what was committed, made once, and brought along by those who write', async () => {
      const { made, add } = kept();
      expect(await engine.write(add('a'))).toEqual([]);
      expect(await engine.write(add('b'))).toEqual(['a']);
      expect(await engine.write(add('c'))).toEqual(['a', 'b']);
      expect(made).toHaveLength(1);
    });

    test('outlives a write that fails, without what that one wrote', async () => {
      const { made, add } = kept();
      await engine.write(add('a'));
      const failed = engine.write(async (tx) => {
        await add('b')(tx);
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await engine.write(add('c'))).toEqual(['a']);
      expect(made).toHaveLength(1);
    });

    test('is made anew where a commit did not ask for it', async () => {
      const { made, add } = kept();
      await engine.write(add('a'));
      await engine.run(putNodes.Tool, { rows: [tool('b')] });
      expect(await engine.write(add('c'))).toEqual(['a', 'b']);
      expect(await engine.write(add('d'))).toEqual(['a', 'b', 'c']);
      expect(made).toHaveLength(2);
    });
  });

  describe('version stamp', () => {
    test('stays after reads and after writes that changed nothing', async () => {
      await put('a');
      const before = await engine.version();
      await names();
      await engine.write(async () => 'nothing');
      await engine.write((tx) => tx.run(toolNames, {}));
      await engine.write((tx) => tx.run(deleteNodes.Tool, { ids: ['unknown'] }));
      await engine.write((tx) => tx.run(putNodes.Tool, { rows: [] }));
      await engine.run(deleteNodes.Tool, { ids: ['unknown'] });
      await codeOf(
        engine.write(async (tx) => {
          await tx.run(putNodes.Tool, { rows: [tool('b')] });
          throw new Error('rolled back');
        }),
      );
      expect(await engine.version()).toEqual(before);
    });

    test.each<[string, (engine: GraphEngine) => Promise<unknown>]>([
      ['a new node', (e) => e.write((tx) => tx.run(putNodes.Tool, { rows: [tool('b')] }))],
      ['a changed property', (e) => e.write((tx) => tx.run(raiseNounRevision.Tool, { ids: ['a'] }))],
      ['a deleted node', (e) => e.write((tx) => tx.run(deleteNodes.Tool, { ids: ['a'] }))],
      ['a raised revision', (e) => e.write((tx) => tx.run(raiseRevision, {}))],
      ['a statement of its own outside of a transaction', (e) => e.run(createTool, { id: 'c' })],
    ])('moves with %s', async (_name, change) => {
      await put('a');
      const before = await engine.version();
      await change(engine);
      expect(await engine.version()).not.toEqual(before);
    });

    test('never repeats over many commits', async () => {
      const stamps = new Set<string>();
      for (let i = 0; i < 25; i += 1) {
        await put(`tool-${i}`);
        stamps.add(JSON.stringify(await engine.version()));
      }
      expect(stamps.size).toBe(25);
    });
  });

  describe('checks', () => {
    test('parameters that do not fit are refused, and nothing happens', async () => {
      const before = await engine.version();
      const wrong = [
        () => engine.run(putNodes.Tool, { rows: [{ id: 'a' }] }),
        () => engine.write((tx) => tx.run(putNodes.Tool, { rows: [tool('ok'), { ...tool('b'), revision: 'one' }] })),
        () => engine.write((tx) => tx.run(putNodes.Tool, { rows: [{ ...tool('b'), revision: 1.5 }] })),
        () => engine.run(existing.Tool, {} as never),
      ];
      for (const attempt of wrong) expect(await codeOf(attempt())).toBe('DATABASE_ERROR');
      expect(await names()).toEqual([]);
      expect(await engine.version()).toEqual(before);
    });

    test('rows that the query does not promise are refused with the name of the query', async () => {
      await put('a');
      const numbers = defineQuery({ ...toolNames, name: 'test.numbers', row: z.object({ name: z.number() }) });
      await expect(engine.run(numbers, {})).rejects.toThrow(/test\.numbers/);
      expect(await codeOf(engine.run(numbers, {}))).toBe('DATABASE_ERROR');
    });

    test('Cypher that does not parse gives an AppError, and the engine goes on', async () => {
      expect(await codeOf(engine.run(broken, {}))).toBe('DATABASE_ERROR');
      expect(await names()).toEqual([]);
    });
  });

  describe('life', () => {
    test('preparing the schema again changes nothing', async () => {
      await put('a');
      const before = await engine.version();
      await engine.ensureSchema();
      expect(await engine.version()).toEqual(before);
      expect(await names()).toEqual(['a']);
    });

    test('says what it is', async () => {
      const diagnosis = await engine.diagnose();
      expect(diagnosis.engine).toBe(from.name);
      expect(diagnosis.product).toMatch(from.name === 'neo4j' ? /^Neo4j\/\d/ : /^Grafeo \d/);
    });

    test('closed, it answers everything with DATABASE_UNAVAILABLE, and closing again is harmless', async () => {
      await engine.close();
      await engine.close();
      const attempts = [
        () => engine.run(toolNames, {}),
        () => engine.write((tx) => tx.run(toolNames, {})),
        () => engine.version(),
        () => engine.ensureSchema(),
        () => engine.diagnose(),
      ];
      for (const attempt of attempts) expect(await codeOf(attempt())).toBe('DATABASE_UNAVAILABLE');
    });

    test('work that runs while it is closed is finished or refused, never half done', async () => {
      const work = engine.write(async (tx) => {
        await tx.run(putNodes.Tool, { rows: [tool('a')] });
        await tx.run(putNodes.Tool, { rows: [tool('b')] });
      });
      const [outcome] = await Promise.all([codeOf(work), engine.close()]);
      expect(['no error', 'DATABASE_UNAVAILABLE']).toContain(outcome);
    });
  });
}
