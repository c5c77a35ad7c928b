import { describe, expect, test } from 'vitest';
import type { VersionStamp } from '../../src/engine/port.ts';
import { VersionCheck } from '../../src/engine/version-check.ts';
import { AppError } from '../../src/errors.ts';

const stamp = (revision: number): VersionStamp => ({ revision, mark: '' });

/** A check whose answers the test gives one by one. */
function asked(timeout = 1_000) {
  const open: { answer: (version: VersionStamp) => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const seen: number[] = [];
  const check = new VersionCheck(
    (signal) => new Promise<VersionStamp>((answer, fail) => open.push({ answer, fail, signal })),
    timeout,
    (version) => {
      seen.push(version.revision);
      return version;
    },
  );
  return { check, open, seen };
}

/** Lets everything that is due run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('requests that come while a check is under way share the next one and never accept the running one', async () => {
  const { check, open } = asked();
  const early = check.current();
  const [late, later] = [check.current(), check.current()];
  expect(open).toHaveLength(1);
  open[0]?.answer(stamp(1));
  await expect(early).resolves.toEqual(stamp(1));
  await settle();
  expect(open).toHaveLength(2);
  open[1]?.answer(stamp(2));
  await expect(Promise.all([late, later])).resolves.toEqual([stamp(2), stamp(2)]);
  expect(check.count).toBe(2);
});

test('a request that comes while one check runs and one waits behind it joins the waiting one', async () => {
  const { check, open } = asked();
  void check.current();
  const waiting = check.current();
  open[0]?.answer(stamp(1));
  await settle();
  const third = check.current();
  open[1]?.answer(stamp(2));
  await expect(waiting).resolves.toEqual(stamp(2));
  await settle();
  expect(open).toHaveLength(3);
  open[2]?.answer(stamp(3));
  await expect(third).resolves.toEqual(stamp(3));
});

test('a check that fails is an error for those who waited for it, and the next request asks anew', async () => {
  const { check, open, seen } = asked();
  const failed = check.current();
  const behind = check.current();
  open[0]?.fail(new AppError('DATABASE_UNAVAILABLE', 'gone'));
  await expect(failed).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await settle();
  open[1]?.answer(stamp(7));
  await expect(behind).resolves.toEqual(stamp(7));
  expect(seen).toEqual([7]);
});

test('a check that does not answer in time is an error and holds nobody up behind it', async () => {
  const { check, open, seen } = asked(20);
  const hanging = check.current();
  const behind = check.current();
  await expect(hanging).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' });
  await settle();
  open[1]?.answer(stamp(3));
  await expect(behind).resolves.toEqual(stamp(3));
  // An answer that comes after the time-out may be older than what is known by now.
  open[0]?.answer(stamp(2));
  await settle();
  expect(seen).toEqual([3]);
});

describe('a request that is cancelled', () => {
  test('hears so at once; the others still get their answer', async () => {
    const { check, open, seen } = asked();
    const left = new AbortController();
    const [leaving, staying] = [check.current(left.signal), check.current()];
    const [behindLeaving, behindStaying] = [check.current(left.signal), check.current()];
    left.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    await expect(behindLeaving).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    // The first check had nobody else; the one behind it has.
    expect(open[0]?.signal.aborted).toBe(true);
    await settle();
    open[1]?.answer(stamp(4));
    await expect(Promise.all([staying, behindStaying])).resolves.toEqual([stamp(4), stamp(4)]);
    expect(seen).toEqual([4]);
  });

  test('ends the check where nobody else waits, and the next request asks anew', async () => {
    const { check, open, seen } = asked();
    const left = new AbortController();
    const only = check.current(left.signal);
    const behind = check.current(left.signal);
    left.abort();
    await expect(only).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    await expect(behind).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    await settle();
    const next = check.current();
    expect(open.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    open[0]?.answer(stamp(1));
    open[1]?.answer(stamp(2));
    await expect(next).resolves.toEqual(stamp(2));
    await settle();
    expect(seen).toEqual([2]);
  });

  test('before it asks is refused without a check', async () => {
    const { check, open } = asked();
    await expect(check.current(AbortSignal.abort())).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    expect(open.filter(({ signal }) => !signal.aborted)).toHaveLength(0);
  });
});
