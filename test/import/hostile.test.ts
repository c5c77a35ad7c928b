import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/import/parse-document.ts';
import { zipOf } from '../zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const roleText =
  '# X: Role Blueprint\n\n## Role Summary\n\nText.\n\n## Role Mission\n\nText.\n\n## Core Responsibilities\n\n- a\n\n';

const inputs: readonly [name: string, bytes: () => Uint8Array, message: RegExp][] = [
  ['50 MB', () => new Uint8Array(50 * 1024 * 1024).fill(97), /has 50\.0 MB/],
  ['a zip bomb as DOCX', () => zipOf('word/document.xml', new Uint8Array(200 * 1024 * 1024)), /unpacks to more than/],
  ['a ZIP that is no document', () => zipOf('x', bytesOf('x')), /not a Word document/],
  ['HTML nested 100,000 deep', () => bytesOf(`<html>${'<div>'.repeat(100_000)}x`), /too few|No headings|Only 0/],
  ['a million headings', () => bytesOf('# h\n'.repeat(1_000_000)), /over 20000/],
  ['NUL bytes', () => bytesOf('Role\0Summary'), /NUL bytes/],
  ['nothing', () => new Uint8Array(0), /empty/],
  ['a picture renamed', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /PNG picture/],
  ['a script', () => bytesOf(`<h1>A</h1><script>${'x'.repeat(100_000)}</script>`), /Only 0/],
  ['an SVG', () => bytesOf('<svg onload="x">## Role Summary</svg>'), /Only 0/],
  ['a broken PDF', () => bytesOf(`%PDF-1.7\n${'x'.repeat(1_000)}`), /PDF cannot be read/],
  ['comments that never close', () => bytesOf('<!--'.repeat(500_000)), /Only 0/],
  ['broken JSON', () => bytesOf('[{"content":'.repeat(10_000)), /cannot be read/],
  ['a table of a million cells', () => bytesOf(`# A\n\n${'|x'.repeat(1_000_000)}`), /over 20000|Only 0/],
  ['lists nested 50,000 deep', () => bytesOf(`<html>${'<ul><li>a'.repeat(50_000)}`), /over 20000|Only 0/],
  [
    'a PDF that is cut short',
    () => bytesOf('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj'),
    /PDF cannot be read/,
  ],
  ['signs lost everywhere', () => bytesOf(roleText + 'a\ufffd b\n'.repeat(20_000)), /signs were lost/],
];

/** Seconds of processor, not of the clock: the machine may be busy. */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 400;

describe('is refused with a clear message, in bounded time and memory', () => {
  test.each(inputs)('%s', { timeout: 60_000 }, async (_name, bytes, message) => {
    const input = bytes();
    const before = { cpu: process.cpuUsage(), memory: process.memoryUsage() };
    const [parsed] = await parseDocument(input, { file: 'role.txt' });
    const { user, system } = process.cpuUsage(before.cpu);
    const { heapUsed, external } = process.memoryUsage();
    expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
    const grown = heapUsed + external - before.memory.heapUsed - before.memory.external;
    expect(grown / 1e6).toBeLessThan(MOST_MEGABYTES);
    expect(parsed?.blueprint).toBeNull();
    const errors = parsed?.messages.filter(({ severity }) => severity === 'error').map(({ text }) => text);
    expect(errors?.join('\n')).toMatch(message);
  });
});

test('markup in a document never reaches a blueprint', async () => {
  const html = `<h2>Role Summary</h2><p>Good <b onclick="x()">text</b><script>bad()</script></p><h2>Role Mission</h2><p>x</p>
    <h2>Skills</h2><h3>Must-have</h3><ul><li>A<svg><script>bad()</script></svg> (Critical)</li></ul><h1>Clerk</h1>`;
  const [parsed] = await parseDocument(bytesOf(`<h1>Clerk</h1>${html}`), { file: 'a.html' });
  expect(JSON.stringify(parsed?.blueprint)).not.toMatch(/bad\(\)|onclick|<svg/);
  expect(parsed?.blueprint?.technicalSkills).toMatchObject([{ name: 'A', importance: 'Critical' }]);
});
