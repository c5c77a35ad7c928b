import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { raiseRevision } from '../../src/cypher/meta.ts';
import { putNodes } from '../../src/cypher/write.ts';
import { Neo4jEngine } from '../../src/engine/neo4j.ts';
import { defineQuery } from '../../src/engine/query.ts';
import { prepareStore } from '../../src/services/store.ts';
import { startNeo4j } from '../../tools/neo4j/server.ts';
import { neo4jOptions, onNeo4j, onServer } from '../engines.ts';
import { codeOf } from '../error-code.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const one = defineQuery({
  name: 'test.one',
  mode: 'read',
  about: 'The number one.',
  params: z.object({}),
  row: z.object({ one: z.int() }),
  text: 'RETURN 1 AS one',
});
const tool = { id: 'a', name: 'a', sortKey: 'a', revision: 1 };

/** A port nobody listens on, and one where somebody listens and never answers. */
async function silentServer() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
async function closedPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

describe('a server that is not there', () => {
  test.each([
    ['nobody listens', closedPort],
    ['somebody listens and never answers', silentServer],
  ])('gives DATABASE_UNAVAILABLE within the configured time where %s', async (_name, port) => {
    const connectionTimeout = 1_000;
    const engine = new Neo4jEngine({ ...neo4jOptions(`neo4j://127.0.0.1:${await port()}`), connectionTimeout });
    onTestFinished(() => engine.close());
    for (const attempt of [
      () => engine.run(one, {}),
      () => engine.version(),
      () => engine.write((tx) => tx.run(one, {})),
      () => engine.diagnose(),
    ]) {
      const start = performance.now();
      expect(await codeOf(attempt())).toBe('DATABASE_UNAVAILABLE');
      // The last attempt may begin just before the time is over, after a pause, and has time of its own.
      expect(performance.now() - start).toBeLessThan(3 * connectionTimeout + 1_000);
    }
  });
});

describe.skipIf(!onNeo4j.available)('a server that is there', () => {
  test('stops a statement that takes longer than the configured time with DATABASE_TIMEOUT', async () => {
    const patient = await onNeo4j.open();
    onTestFinished(() => patient.close());
    const engine = new Neo4jEngine({ ...neo4jOptions((await patient.diagnose()).store), statementTimeout: 300 });
    onTestFinished(() => engine.close());
    const endless = defineQuery({
      ...one,
      name: 'test.endless',
      text: 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN max(a + b) AS one',
    });
    expect(await codeOf(engine.run(endless, {}))).toBe('DATABASE_TIMEOUT');
    expect(await engine.run(one, {})).toEqual([{ one: 1 }]);
  });

  test('gives DATABASE_BUSY where no connection comes free in time', async () => {
    const patient = await onNeo4j.open();
    onTestFinished(() => patient.close());
    const options = { ...neo4jOptions((await patient.diagnose()).store), maxConnections: 1, connectionTimeout: 400 };
    const engine = new Neo4jEngine(options);
    onTestFinished(() => engine.close());
    await engine.write(async (tx) => {
      await tx.run(one, {});
      expect(await codeOf(engine.run(one, {}))).toBe('DATABASE_BUSY');
    });
  });

  test('gives DATABASE_UNAVAILABLE for a database that does not exist', async () => {
    const there = await onNeo4j.open();
    onTestFinished(() => there.close());
    const engine = new Neo4jEngine({ ...neo4jOptions((await there.diagnose()).store), database: 'nosuch' });
    onTestFinished(() => engine.close());
    expect(await codeOf(engine.run(one, {}))).toBe('DATABASE_UNAVAILABLE');
  });

  test('shows in the version stamp what somebody else writes past Rolegraph', async () => {
    const engine = await onNeo4j.open();
    onTestFinished(() => engine.close());
    const before = await engine.version();
    await onServer('MATCH (n:Nobody) RETURN n');
    expect(await engine.version()).toEqual(before);
    await onServer(`CREATE (:Tool {id: 'foreign'})`);
    expect(await engine.version()).not.toEqual(before);
  });

  test('makes anew what was made of the state before, once somebody else wrote past Rolegraph', async () => {
    const engine = await onNeo4j.open();
    onTestFinished(() => engine.close());
    let made = 0;
    const make = async () => (made += 1);
    const write = () =>
      engine.write(async (tx) => {
        await tx.before(make);
        await tx.run(raiseRevision, {});
      });
    await write();
    await write();
    expect(made).toBe(1);
    await onServer("CREATE (:Tool {id: 'theirs'})");
    await write();
    expect(made).toBe(2);
  });

  test('keeps integers as integers and whole floats as floats', async () => {
    const engine = await onNeo4j.open();
    onTestFinished(() => engine.close());
    const types = defineQuery({
      name: 'test.types',
      mode: 'read',
      about: 'What the server takes parameters for.',
      params: z.object({ int: z.int(), float: z.number(), rows: z.array(z.object({ n: z.int().nullable() })) }),
      row: z.object({ int: z.string(), float: z.string(), nested: z.string() }),
      text: 'RETURN valueType($int) AS int, valueType($float) AS float, valueType($rows[0].n) AS nested',
    });
    expect(await engine.run(types, { int: 3, float: 3.0, rows: [{ n: 1 }, { n: null }] })).toEqual([
      { int: 'INTEGER NOT NULL', float: 'FLOAT NOT NULL', nested: 'INTEGER NOT NULL' },
    ]);
  });

  test('that stops is reported quickly, and used again once it is back on its port', { timeout: 120_000 }, async () => {
    const home = temporaryFolder();
    const first = await startNeo4j({ home, heap: '512m' });
    onTestFinished(() => first.stop());
    const engine = new Neo4jEngine({ ...neo4jOptions(first.uri), connectionTimeout: 2_000 });
    onTestFinished(() => engine.close());
    await prepareStore(engine);
    await engine.write((tx) => tx.run(putNodes.Tool, { rows: [tool] }));
    await first.stop();

    const start = performance.now();
    expect(await codeOf(engine.run(one, {}))).toBe('DATABASE_UNAVAILABLE');
    expect(await codeOf(engine.version())).toBe('DATABASE_UNAVAILABLE');
    expect(performance.now() - start).toBeLessThan(10_000);

    const second = await startNeo4j({ home, heap: '512m', port: Number(new URL(first.uri).port) });
    onTestFinished(() => second.stop());
    expect(await engine.run(one, {})).toEqual([{ one: 1 }]);
    await engine.write((tx) => tx.run(putNodes.Tool, { rows: [{ ...tool, id: 'b' }] }));
    expect((await engine.version()).mark).not.toBe('');
  });
});
