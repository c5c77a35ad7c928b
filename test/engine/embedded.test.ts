import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentsByOrigin } from '../../src/cypher/document.ts';
import { putNodes } from '../../src/cypher/write.ts';
import { EmbeddedEngine, MEMORY } from '../../src/engine/embedded.ts';
import { defineQuery } from '../../src/engine/query.ts';
import { AppError } from '../../src/errors.ts';
import { loadSeed, removeSeed } from '../../src/services/seed.ts';
import { prepareStore } from '../../src/services/store.ts';
import { codeOf } from '../error-code.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { storeProcess } from './child.ts';

const tool = (id: string) => ({ id, name: id, sortKey: id, revision: 1 });
const echo = defineQuery({
  name: 'test.echo',
  mode: 'read',
  about: 'Gives a parameter back.',
  params: z.object({ value: z.unknown() }),
  row: z.object({ value: z.unknown() }),
  text: 'RETURN $value AS value',
});
const totals = defineQuery({
  name: 'test.totals',
  mode: 'read',
  about: 'How many nodes there are but the one of the store itself.',
  params: z.object({}),
  row: z.object({ nodes: z.int() }),
  text: 'MATCH (n) WHERE NOT n:GraphMeta RETURN count(n) AS nodes',
});

async function contents(path: string) {
  const engine = await EmbeddedEngine.open(path);
  try {
    await prepareStore(engine);
    const documents = await engine.run(documentsByOrigin, { origins: ['seed'] });
    const [total] = await engine.run(totals, {});
    const again = await loadSeed(engine);
    return { documents: documents.length, nodes: total?.nodes, unchanged: again.nodesAdded.length === 0 };
  } finally {
    await engine.close();
  }
}

describe('a store in a file', () => {
  test('keeps its data over closing and opening, in folders that did not exist', async () => {
    const path = join(temporaryFolder(), 'not', 'yet', 'there.grafeo');
    const engine = await EmbeddedEngine.open(path);
    await prepareStore(engine);
    await loadSeed(engine);
    const [before] = await engine.run(totals, {});
    await engine.close();
    expect(await contents(path)).toEqual({ documents: 3, nodes: before?.nodes, unchanged: true });
  });

  test('is refused to a second process with STORE_HELD and its path, and free again after it', async () => {
    const path = join(temporaryFolder(), 'held.grafeo');
    const holder = storeProcess('hold', path);
    await holder.says('open');
    const second = EmbeddedEngine.open(path);
    expect(await codeOf(second)).toBe('STORE_HELD');
    await expect(second).rejects.toThrow(path);
    await holder.kill();
    const third = await EmbeddedEngine.open(path);
    expect(await third.run(totals, {})).toEqual([{ nodes: 0 }]);
    await third.close();
  });

  test('is refused to a second engine of the same process with STORE_HELD', async () => {
    const path = join(temporaryFolder(), 'held.grafeo');
    const first = await EmbeddedEngine.open(path);
    expect(await codeOf(EmbeddedEngine.open(path))).toBe('STORE_HELD');
    await first.close();
  });

  test.each([
    ['text', Buffer.from('this is not a store\n'.repeat(100))],
    ['one byte', Buffer.from([0])],
    ['random bytes', Buffer.from(Array.from({ length: 8192 }, (_, i) => (i * 7919 + 13) % 256))],
  ])('that is %s is refused with STORE_UNREADABLE and stays as it was', async (_name, bytes) => {
    const path = join(temporaryFolder(), 'garbage.grafeo');
    writeFileSync(path, bytes);
    const attempt = EmbeddedEngine.open(path);
    expect(await codeOf(attempt)).toBe('STORE_UNREADABLE');
    await expect(attempt).rejects.toThrow(path);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('cannot be a folder that holds something else, and leaves that alone', async () => {
    const folder = join(temporaryFolder(), 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    expect(await codeOf(EmbeddedEngine.open(folder))).toBe('STORE_UNREADABLE');
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('dear');
  });

  test('cannot lie below a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'a file');
    expect(await codeOf(EmbeddedEngine.open(join(file, 'store.grafeo')))).toBe('STORE_UNREADABLE');
  });
});

describe('kill -9', () => {
  test('after the commit loses nothing', async () => {
    const path = join(temporaryFolder(), 'killed.grafeo');
    const child = storeProcess('load', path);
    await child.says('committed');
    await child.kill();
    expect(await contents(path)).toMatchObject({ documents: 3, unchanged: true });
  });

  test.each(['statement 1', 'statement 20', 'statement 50', 'the commit'])(
    'before %s of a load leaves nothing of it',
    async (moment) => {
      const path = join(temporaryFolder(), 'killed.grafeo');
      const child = storeProcess('die', path, moment);
      expect(await child.ended).toBe('SIGKILL');
      expect(await contents(path)).toMatchObject({ documents: 0, nodes: 0 });
    },
  );

  test('around the commit leaves nothing or everything', async () => {
    for (let round = 0; round < 3; round += 1) {
      const path = join(temporaryFolder(), 'killed.grafeo');
      const child = storeProcess('commit', path);
      await child.says('committing');
      await child.kill();
      const { documents, nodes, unchanged } = await contents(path);
      expect([0, 3]).toContain(documents);
      expect(documents === 0 ? nodes : unchanged).toBe(documents === 0 ? 0 : true);
    }
  });
});

describe('parameters', () => {
  let engine: EmbeddedEngine;
  beforeEach(async () => {
    engine = await EmbeddedEngine.open(MEMORY);
  });
  afterEach(() => engine.close());

  const nested = (depth: number) => {
    let value: unknown = 'core';
    for (let i = 0; i < depth; i += 1) value = [value];
    return value;
  };

  test.each<[string, unknown]>([
    ['nested 10,000 deep', nested(10_000)],
    ['nested 9 deep', nested(9)],
    ['a million and one values', Array.from({ length: 1_000_001 }, () => 0)],
    ['NaN', Number.NaN],
    ['Infinity inside a list', [1, Number.POSITIVE_INFINITY]],
    ['a date', new Date(0)],
    ['a Map', new Map()],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['undefined inside an object', { a: undefined }],
  ])('that are %s are refused with INVALID_INPUT, and the process lives on', async (_name, value) => {
    expect(await codeOf(engine.run(echo, { value }))).toBe('INVALID_INPUT');
    expect(await codeOf(engine.write((tx) => tx.run(echo, { value })))).toBe('INVALID_INPUT');
    expect(await engine.run(echo, { value: 'alive' })).toEqual([{ value: 'alive' }]);
  });

  test('of a circle are refused', async () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(await codeOf(engine.run(echo, { value: circle }))).toBe('INVALID_INPUT');
  });
});

describe('the version stamp', () => {
  test('goes on where it was after closing and opening', async () => {
    const path = join(temporaryFolder(), 'stamp.grafeo');
    const seen = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const engine = await EmbeddedEngine.open(path);
      await engine.write((tx) => tx.run(putNodes.Tool, { rows: [tool(`tool-${i}`)] }));
      seen.add((await engine.version()).mark);
      await engine.close();
    }
    expect(seen.size).toBe(3);
  });
});

test('a store in memory takes the seed out again and is empty', async () => {
  const engine = await EmbeddedEngine.open(MEMORY);
  await prepareStore(engine);
  await loadSeed(engine);
  await removeSeed(engine);
  expect(await engine.run(totals, {})).toEqual([{ nodes: 0 }]);
  await engine.close();
});

test('errors of opening carry the reason of the engine as their cause', async () => {
  const path = join(temporaryFolder(), 'garbage.grafeo');
  writeFileSync(path, 'garbage');
  const error = await EmbeddedEngine.open(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).cause).toBeInstanceOf(Error);
});
