import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/model/blueprint.ts';
import { parseFile } from '../../src/services/import-files.ts';
import { said, scores } from './field-differences.ts';

/** One document, saved by real converters (tools/document-forms.sh). */
const folder = fileURLToPath(new URL('./forms/', import.meta.url));

async function read(file: string): Promise<Blueprint> {
  const [document] = await parseFile(readFileSync(file), file);
  if (!document?.blueprint) throw new Error(JSON.stringify(document?.messages));
  return document.blueprint;
}

describe.each(readdirSync(folder).filter((file) => file !== 'role.html'))('%s', (file) => {
  test('holds the same blueprint as the page it was made of', async () => {
    expect(said(await read(join(folder, file)))).toEqual(said(await read(join(folder, 'role.html'))));
  });
});

const real = new URL('../../../shared/blueprints/associate-computer-vision-scientist.wordpress.json', import.meta.url);
const canConvert = ['pandoc', 'chromium', 'soffice'].every((tool) =>
  (process.env['PATH'] ?? '').split(':').some((path) => existsSync(join(path, tool))),
);
const skipped = !existsSync(real) || !canConvert || process.env['ROLEGRAPH_CONVERT'] !== '1';
if (skipped)
  console.log('Skipped: the real page in other forms needs it, pandoc, chromium, soffice and ROLEGRAPH_CONVERT=1.');

describe.skipIf(skipped)('the real page', () => {
  let made = '';
  beforeAll(() => {
    made = mkdtempSync(join(tmpdir(), 'forms-'));
    const post = JSON.parse(readFileSync(real, 'utf8'));
    const { title, content } = Array.isArray(post) ? post[0] : post;
    const html = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>${title.rendered}</h1>${content.rendered}</body></html>`;
    writeFileSync(join(made, 'role.html'), html);
    execFileSync('bash', ['tools/document-forms.sh', join(made, 'role.html'), made]);
  }, 120_000);
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  test.each([
    ['by-pandoc.md', 1],
    ['by-pandoc.txt', 1],
    ['by-pandoc.docx', 1],
    ['by-libreoffice.docx', 1],
    ['tagged-by-libreoffice.pdf', 1],
    ['tagged-by-chromium.pdf', 1],
    // A list without marks does not show where a nested one ends.
    ['copied-from-chromium.txt', 0.98],
  ])('as %s keeps this part of its items: %d', { timeout: 60_000 }, async (file, least) => {
    let [expected, found, right] = [0, 0, 0];
    for (const score of scores(said(await read(fileURLToPath(real))), said(await read(join(made, file)))).values()) {
      expected += score.expected;
      found += score.found;
      right += score.right;
    }
    expect(right / expected).toBeGreaterThanOrEqual(least);
    expect(right / found).toBeGreaterThanOrEqual(least);
  });
});
