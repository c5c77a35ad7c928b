import { expect, onTestFinished, test } from 'vitest';
import { documentsByIds } from '../../src/cypher/document.ts';
import { EmbeddedEngine, MEMORY } from '../../src/engine/embedded.ts';
import { Snapshots } from '../../src/loaders/snapshot.ts';

test.each([0, 1_000])('a cancelled request sends no further statement (%i bytes of cache)', async (limit) => {
  const engine = await EmbeddedEngine.open(MEMORY);
  onTestFinished(() => engine.close());
  await engine.ensureSchema();
  const leaving = new AbortController();
  const snapshot = await new Snapshots(engine, limit).open(leaving.signal);
  await expect(snapshot.run(documentsByIds, { ids: ['a'] })).resolves.toEqual([]);
  leaving.abort();
  await expect(snapshot.run(documentsByIds, { ids: ['b'] })).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
});
