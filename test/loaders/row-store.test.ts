import { expect, test, vi } from 'vitest';
import { RowStore, readOnce } from '../../src/loaders/row-store.ts';

const version = (revision: number) => ({ revision, mark: 'm' });

test('keeps a row for the version it was asked under', () => {
  const store = new RowStore(1_000);
  store.advance(version(1));
  store.at(version(1)).table('t').keep('role a', { title: 'A' });
  expect(store.at(version(1)).table('t').get('role a')).toEqual({ title: 'A' });
  expect(store.counts).toMatchObject({ hits: 1, misses: 0, entries: 1 });
});

test('a new version empties it, and a slow read of the old one neither enters nor is served', () => {
  const store = new RowStore(1_000);
  store.advance(version(1));
  const slow = store.at(version(1)).table('t');
  slow.keep('role a', 'old');
  store.advance(version(2));
  slow.keep('role b', 'old');
  expect(store.at(version(2)).table('t').get('role a')).toBeUndefined();
  expect(store.at(version(2)).table('t').get('role b')).toBeUndefined();
  expect(slow.get('role a')).toBeUndefined();
  expect(store.counts).toMatchObject({ entries: 0, bytes: 0, emptied: 1 });
});

test('after it was cleared even the same version finds nothing until it is current again', () => {
  const store = new RowStore(1_000);
  store.advance(version(1));
  const before = store.at(version(1)).table('t');
  before.keep('a', 1);
  store.clear();
  before.keep('b', 2);
  expect(store.at(version(1)).table('t').get('b')).toBeUndefined();
  store.advance(version(1));
  expect(store.at(version(1)).table('t').get('a')).toBeUndefined();
});

test('at its bound the oldest rows go, and what is larger than the bound never enters', () => {
  const store = new RowStore(60);
  store.advance(version(1));
  const rows = store.at(version(1)).table('t');
  for (const key of ['a', 'b', 'c']) rows.keep(key, 'x'.repeat(20));
  rows.keep('huge', 'x'.repeat(100));
  expect(['a', 'b', 'c', 'huge'].map((key) => rows.get(key) !== undefined)).toEqual([false, true, true, false]);
  expect(store.counts.bytes).toBeLessThanOrEqual(60);
  expect(store.counts.evicted).toBe(1);
});

test('what several requests of one version need at the same time is read once', async () => {
  const store = new RowStore(1_000);
  store.advance(version(1));
  const read = vi.fn(async () => 'row');
  const answers = [1, 2, 3].map(() => readOnce(store.at(version(1)).table('t'), 'a', read));
  await expect(Promise.all(answers)).resolves.toEqual(['row', 'row', 'row']);
  expect(read).toHaveBeenCalledTimes(1);
  // It has ended: who comes now and finds nothing kept reads anew.
  await readOnce(store.at(version(1)).table('t'), 'a', read);
  expect(read).toHaveBeenCalledTimes(2);
});

test('a read that fails is no answer to those who waited for it, nor one of another version', async () => {
  const store = new RowStore(1_000);
  store.advance(version(1));
  const failing = readOnce(store.at(version(1)).table('t'), 'a', () => Promise.reject(new Error('left')));
  const waiting = readOnce(store.at(version(1)).table('t'), 'a', async () => 'mine');
  await expect(failing).rejects.toThrow('left');
  await expect(waiting).resolves.toBe('mine');
  void readOnce(store.at(version(1)).table('t'), 'b', async () => 'old');
  store.advance(version(2));
  await expect(readOnce(store.at(version(2)).table('t'), 'b', async () => 'new')).resolves.toBe('new');
});
