import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../src/services/import-files.ts';
import { said as content } from './field-differences.ts';

/** A folder each: `input.*`, the blueprint it holds, and perhaps the headings of the company. Roles of our own. */
const folder = new URL('./cases/', import.meta.url);
const jsonIn = (file: URL) => JSON.parse(readFileSync(file, 'utf8'));

describe.each(readdirSync(folder))('%s', (name) => {
  const at = (file: string) => new URL(`${name}/${file}`, folder);
  const input = readdirSync(at('.')).find((file) => file.startsWith('input.')) ?? '';
  const headings = existsSync(at('headings.json')) ? jsonIn(at('headings.json')) : undefined;

  test('gives its blueprint, with a line for every item', async () => {
    const [parsed] = await parseFile(readFileSync(at(input)), input, headings);
    if (!parsed?.blueprint) throw new Error(JSON.stringify(parsed?.messages));
    expect(content(parsed.blueprint)).toEqual(jsonIn(at('expected.json')));
    const { positions, technicalSkills, statements } = parsed.blueprint;
    for (const i of technicalSkills.keys()) expect(positions[`/technicalSkills/${i}`]?.line).toBeGreaterThan(0);
    for (const i of statements.keys()) expect(positions[`/statements/${i}`]?.line).toBeGreaterThan(0);
  });

  test('says what it was not sure of, and where', async () => {
    const [parsed] = await parseFile(readFileSync(at(input)), input, headings);
    const said = parsed?.messages.map(({ rule, severity, line }) => `${severity} ${rule} line ${line}`);
    expect(said).toEqual(jsonIn(at('messages.json')));
  });
});
