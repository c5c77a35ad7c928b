import { subscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { Cancelled } from '../../src/errors.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import { CareerThread, careerThread } from '../../src/services/career/career-thread.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { createServices } from '../../src/services/services.ts';
import { embedded } from '../engines.ts';
import { company, document, line } from '../graph.ts';

const clerk = (...nextRoles: string[]) =>
  document('doc:clerk', 'Clerk', { careerPath: { nextRoles: nextRoles.map((title) => line(title)) } });

async function opened(cache?: number) {
  const engine = await embedded.open();
  await loadDocuments(engine, [clerk('Head')], company);
  const services = createServices(engine, cache);
  const reach = async () => {
    const view = createLoaders(await services.snapshots.open(), ['company']);
    const start = { from: 'clerk', profile: null };
    const career = services.career.in(view, new AbortController().signal);
    const { first } = await career.ask('reachableRoles', { start, constraints: {}, moves: 'declared', limit: 10 });
    return first.map(({ role }) => role);
  };
  return { engine, services, reach };
}

test('where the thread of careers breaks down, who waits is told, and the next question has another thread', async () => {
  const { services, reach } = await opened();
  expect(await reach()).toEqual(['head']);
  const view = createLoaders(await services.snapshots.open(), ['company']);
  const career = services.career.in(view, new AbortController().signal);
  const broken = careerThread();
  broken.tell({ kind: 'role', picture: 0, row: null as never });
  await expect(career.ask('similarities', [['clerk', 'head']])).rejects.toThrow(TypeError);
  expect(await career.ask('similarities', [['clerk', 'head']])).toEqual([null]);
  expect(await reach()).toEqual(['head']);
  expect(careerThread()).not.toBe(broken);
});

test('of a thread that has ended nobody waits for an answer', async () => {
  const started = new Promise<Worker>((resolve) => {
    subscribe('worker_threads', (message) => resolve((message as { worker: Worker }).worker));
  });
  const thread = new CareerThread();
  const worker = await started;
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  thread.tell({ kind: 'role', picture: 0, row: null as never });
  await gone;
  await expect(thread.call({ kind: 'caughtUp', picture: 0 })).rejects.toThrow(TypeError);
});

test('a question under way when the graph changes is answered; the next one knows the change', async () => {
  const { engine, services, reach } = await opened();
  const before = createLoaders(await services.snapshots.open(), ['company']);
  const old = services.career.in(before, new AbortController().signal);
  expect(await old.ask('similarities', [['clerk', 'head']])).toEqual([null]);
  const asked = reach();
  await loadDocuments(engine, [clerk('Head', 'Chief')], company);
  expect(await asked).toContain('head');
  expect(await reach()).toEqual(['chief', 'head']);
  // What was drawn for the older question is gone: it has the newer picture.
  const question = { start: { from: 'clerk', profile: null }, constraints: {}, moves: 'declared', limit: 10 } as const;
  expect((await old.ask('reachableRoles', question)).count).toBe(2);
});

test('who leaves while a picture is drawn gets nothing; who stays gets it, and it is read once, in a statement for ids and one for roles', async () => {
  const { engine, services } = await opened();
  const leaving = new AbortController();
  const ask = async (signal: AbortSignal) => {
    const view = createLoaders(await services.snapshots.open(signal), ['company']);
    return services.career.in(view, signal).ask('rolesOfFamily', { family: 'none', limit: 1 });
  };
  const read = engine.each.bind(engine);
  const each = vi.spyOn(engine, 'each');
  const [left, stayed] = [ask(leaving.signal), ask(new AbortController().signal)];
  each.mockImplementationOnce((...asked) => {
    leaving.abort();
    return read(...asked);
  });
  await expect(left).rejects.toThrow(Cancelled);
  expect(await stayed).toEqual({ first: [], count: 0 });
  expect(each.mock.calls.map(([query]) => query.name)).toEqual(['transfer.idsRole', 'career.roles']);
});

test('where nothing is kept, few pictures stay in the thread', async () => {
  const { reach } = await opened(0);
  const tell = vi.spyOn(careerThread(), 'tell');
  for (let question = 0; question < 20; question += 1) expect(await reach()).toEqual(['head']);
  const told = (wanted: string) => tell.mock.calls.filter(([{ kind }]) => kind === wanted).length;
  const [rolesOfEach, drawn] = [2, 20];
  expect(told('role')).toBe(rolesOfEach * drawn);
  expect(drawn - told('drop')).toBeLessThanOrEqual(8);
});
