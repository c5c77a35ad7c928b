import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/model/blueprint.ts';
import { parseFile } from '../../src/services/import-files.ts';
import { said } from './field-differences.ts';

/**
 * Documents of the same family with headings, tables and lists of other templates. What each holds was written down by
 * the author of the document, before a parser had seen it. Which section a statement stands in is not compared.
 */
const folder = new URL('./templates/', import.meta.url);

const compared = ({ statements, ...blueprint }: ReturnType<typeof said>) => ({
  ...blueprint,
  statements: statements.map(({ category, text }) => ({ category, text })),
});

async function parsed(name: string): Promise<Blueprint> {
  const file = readdirSync(new URL(`${name}/`, folder)).find((entry) => entry.startsWith('input.')) ?? '';
  const [document] = await parseFile(readFileSync(new URL(`${name}/${file}`, folder)), file);
  if (!document?.blueprint) throw new Error(JSON.stringify(document?.messages));
  return document.blueprint;
}

describe.each(readdirSync(folder))('%s', (name) => {
  test('is read as its author meant it', async () => {
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
    expect(compared(said(await parsed(name)))).toEqual(expected);
  });
});

test('parties without a group, and lists that nothing names, are said', async () => {
  const { messages } = await parsed('payroll-flat-lists');
  expect(messages.map(({ rule, line }) => [rule, line])).toEqual([
    ['stakeholder-group', 19],
    ['unknown-part', 34],
  ]);
});
