import { afterEach, expect, test, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What progress writes to a standard error that is a terminal of this width, or none. */
function written(columns: number | null, steps: readonly string[]): string {
  const texts: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
  vi.spyOn(console, 'error').mockImplementation((text) => void texts.push(`${text}\n`));
  const before = { isTTY: process.stderr.isTTY, columns: process.stderr.columns };
  Object.assign(process.stderr, { isTTY: columns !== null, columns: columns ?? undefined });
  try {
    const progress = new Progress(steps.length);
    for (const step of steps) progress.step(step);
    progress.end();
  } finally {
    Object.assign(process.stderr, before);
  }
  return texts.join('');
}

test('a terminal gets one line that fills, never wider than it is, and is cleared at the end', () => {
  const text = written(60, ['a.md: added', 'b.md: added', `${'long '.repeat(40)}.md: failed`]);
  const lines = text.split('\r\u001b[2K').slice(1);
  expect(lines[0]).toMatch(/^█{8}░{16} 1\/3 a\.md: added$/);
  expect(lines[2]).toMatch(/^█{24} 3\/3 long /);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  expect([text.includes('\n'), lines.at(-1)]).toEqual([false, '']);
});

test('elsewhere each step is a plain line, and a single file is none', () => {
  expect(written(null, ['a.md: added', 'b.md: failed'])).toBe('1/2 a.md: added\n2/2 b.md: failed\n');
  expect(written(null, ['a.md: added'])).toBe('');
});
